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

    @Test("a value of a JSON record, and what is nested in it, was told without the record's id")
    func objects() throws {
        let orders = (1...4).map { number in
            """
            {"id": 900\(number), "total": 10\(number).5, "customer": {"city": "Town \(number)"},
            "lines": [{"sku": "S\(number)", "taxes": [{"rate": 1}]}]}
            """
        }
        let text = "{\"orders\": [\(orders.joined(separator: ","))]}"
        let passage = try SamplePassages.passage(text, number: 1, document: "orders.json")
        let units = EvidenceUnit.units(of: passage, number: 0)
        let named = ["103.5", "Town 3", "S3", "1"].map { end in
            units.last { $0.text.hasPrefix("orders[3]") && $0.text.hasSuffix("\t\(end)") }?.context
        }
        #expect(named == Array(repeating: "orders id 9003", count: 4))
    }
}
