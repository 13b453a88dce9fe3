import Documents
import Testing

@testable import Docent

@Suite("Tables of which a passage holds a few rows")
struct LongTableTests {
    private static let rows = 2100

    /// Machines in nine halls: M1 in Hall 2, M2 in Hall 3 and so on; each costs one more than the one before.
    private static let content: Document = {
        var builder = DocumentBuilder(format: Format(rawValue: "csv"))
        builder.beginTable(place: .sheet(name: "Machines"))
        for (column, header) in ["Machine", "Last inspected", "Hall", "Price"].enumerated() {
            builder.cell(column: column + 1, Inline(header))
        }
        builder.endRow(number: 1)
        for row in 1...rows {
            let year = row % 700 == 2 ? 2004 : 2006 + row % 15
            let cells = ["M\(row)", "\(year)-03-0\(1 + row % 9)", "Hall \(1 + row % 9)", "€ \(1000 + row)"]
            for (column, value) in cells.enumerated() { builder.cell(column: column + 1, Inline(value)) }
            builder.endRow(number: row + 1)
        }
        builder.endTable(headerRows: 1)
        return builder.build()
    }()

    /// What is answered from the passage that holds the rows from M101 to M120.
    private func quotation(
        _ question: String, mostRows: Int = AskedTables.mostRows
    ) async throws -> QuotingAnswerer.Quotation {
        let table = try #require(Self.content.blocks.lazy.compactMap(\.table).first)
        let range = table.rows[101].range.lowerBound..<table.rows[120].range.upperBound
        let passage = SamplePassages.passage(
            of: Self.content, number: 1, document: "machines.csv", range: range)
        return try await QuotingAnswerer(embedder: nil, mostRows: mostRows).answer(question, from: [passage])
    }

    @Test(
        "a table of more than 2,000 rows was answered from the rows that were found",
        arguments: [
            ("How many machines are in Hall 2?", "234 of 2100 machines: M1, M10"),
            ("What is the total price of the machines in Hall 2?", "Price: "),
            (
                "Which machines in Hall 3 were inspected before 2006?",
                "M2, Last inspected: 2004-03-03, Hall: Hall 3"
            ),
            ("Which machine costs the most?", "M2100, Price: € 3100"),
            ("What is the highest price?", "M2100, Price: € 3100"),
        ])
    func compared(question: String, words: String) async throws {
        let quotation = try await quotation(question)
        #expect(quotation.text.hasPrefix(words))
        #expect(quotation.confidence >= Confidence.sure)
        #expect(!quotation.doubts.contains { $0.code == .longTable })
        #expect(quotation.citations.allSatisfy { $0.verified })
    }

    @Test("the sum of a long table is over all its rows")
    func sum() async throws {
        let sum = stride(from: 1, through: Self.rows, by: 9).reduce(0) { $0 + 1000 + $1 }
        let quotation = try await quotation("What is the total price of the machines in Hall 2?")
        #expect(quotation.text.filter { $0 != "," }.contains("\(sum)"))
        #expect(quotation.text.contains("over 234 of 2100 rows"))
    }

    @Test(
        "beyond the limit what only all rows tell is in doubt, with their number",
        arguments: [
            "How many machines are in Hall 2?", "What is the total price of the machines in Hall 2?",
            "Which machines in Hall 3 were inspected before 2006?", "Which machine costs the most?",
            "What is the highest price?",
        ])
    func beyond(question: String) async throws {
        let quotation = try await quotation(question, mostRows: 2099)
        #expect(quotation.confidence < Confidence.sure)
        #expect(quotation.doubts.contains(Doubt(.longTable, found: ["2100"])))
    }

    @Test("a row that is asked for by its name needs no others", arguments: [2099, 2100])
    func named(mostRows: Int) async throws {
        let quotation = try await quotation("What does M105 cost?", mostRows: mostRows)
        #expect(quotation.text.hasPrefix("M105"))
        #expect(quotation.text.contains("€ 1105"))
        #expect(quotation.remarks.isEmpty)
    }
}
