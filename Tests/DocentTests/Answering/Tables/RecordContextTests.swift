import Testing

@testable import Docent

@Suite("What a record is called")
struct RecordContextTests {
    private func answer(_ question: String, _ text: String, document: String) async throws -> String {
        let passage = try SamplePassages.passage(text, number: 1, document: document)
        let quotation = try await QuotingAnswerer(embedder: nil).answer(question, from: [passage])
        return quotation.citations.first?.quote ?? ""
    }

    @Test("a value of an XML record was taken from another record")
    func elements() async throws {
        let orders = (1...4).map { number in
            """
            <Order id="900\(number)"><Customer>Cust \(number)</Customer><Total>10\(number).50</Total>
            <Line><Sku>S\(number)</Sku><Qty>1</Qty></Line><Line><Sku>T\(number)</Sku><Qty>2</Qty></Line></Order>
            """
        }
        let text = "<Orders>\(orders.joined())</Orders>"
        #expect(
            try await answer("What is the total of order 9003?", text, document: "orders.xml")
                == "Total\t103.50")
    }

    @Test(
        "a key that looks like an entry's number ended the program",
        arguments: ["a[-5]", "a[9223372036854775807]", "a[2]"])
    func forgedNumbers(key: String) throws {
        let text = #"{"a": [{"id": 1}, {"id": 2}], "\#(key)": {"t": "hello"}}"#
        let passage = try SamplePassages.passage(text, number: 1, document: "forged.json")
        #expect(EvidenceUnit.units(of: passage, number: 0).contains { $0.text.contains("hello") })
    }

    @Test("what is told below a table of JSON records was told without the record's id")
    func entries() throws {
        let orders = (1...4).map { number in
            let lines = (0..<20).map {
                #"{"sku": "S\#(number)-\#($0)", "text": "a line of some length, told below"}"#
            }
            return
                #"{"id": 900\#(number), "total": 10\#(number).5, "lines": [\#(lines.joined(separator: ","))]}"#
        }
        let text = #"{"orders": [\#(orders.joined(separator: ","))]}"#
        let passage = try SamplePassages.passage(text, number: 1, document: "orders.json")
        let units = EvidenceUnit.units(of: passage, number: 0)
        #expect(units.first { $0.text.hasPrefix("S3-4") }?.context == "orders id 9003")
        #expect(units.first { $0.text.hasPrefix("9003") }?.context == "")
    }

    @Test("a value of a lone JSON record, and what is nested in it, was told without the record's id")
    func values() throws {
        let text = #"{"order": {"id": 9003, "total": 103.5, "customer": {"city": "Town 3"}}, "count": 1}"#
        let passage = try SamplePassages.passage(text, number: 1, document: "order.json")
        let contexts = EvidenceUnit.units(of: passage, number: 0).filter { $0.text.contains("Town 3") }.map(
            \.context)
        #expect(contexts == ["order id 9003"])
    }
}
