import Documents
import Testing

@testable import Docent

@Suite("What is answered without doubt")
struct SureAnswerTests {
    private func confidence(_ question: String, _ text: String) async throws -> Double {
        let passage = try SamplePassages.passage(text, number: 1)
        return try await QuotingAnswerer(embedder: nil).answer(question, from: [passage]).confidence
    }

    private static let ferry =
        "# Ferry line\n\nIn 1992 the ferry carried 3.8 million passengers. The last trip was in 2001.\n"
    private static let minster =
        "# Minster\n\nThe north tower of the minster fell in 1411. A falcon nests in the south tower.\n"
    private static let cresol =
        "# Cresol\n\n| Property | Value |\n| --- | --- |\n| Melting point | 30 °C |\n| Colour | none |\n"
    private static let depot =
        "# Lager\n\nDas Lager wurde 2014 geprüft.\n\nDas Dach des Lagers wurde vor der Miete geprüft.\n"

    @Test(
        "was what the documents say of another thing, or nothing of",
        arguments: [
            (
                ferry, "How many passengers did the ferry carry in 1992?",
                "How many passengers did the ferry carry in 2001?"
            ),
            (
                minster, "When did the north tower of the minster fall?",
                "When did the south tower of the minster fall?"
            ),
            (cresol, "What is the melting point of cresol?", "What is the boiling point of cresol?"),
            (
                depot, "In welchem Jahr wurde das Lager geprüft?",
                "In welchem Jahr wurde das Dach des Lagers geprüft?"
            ),
        ])
    func others(text: String, held: String, absent: String) async throws {
        #expect(try await confidence(held, text) > Confidence.doubtful)
        #expect(try await confidence(absent, text) <= Confidence.doubtful)
    }

    @Test("a year was taken for another that its row names, since the document is of that year")
    func datedOtherwise() throws {
        let terms =
            "# Terms\n\n| Term | Begins | Ends |\n| --- | --- | --- |\n| Autumn | 2 September 2025 | 19 December 2025 |\n"
        let passage = try SamplePassages.passage(terms, number: 1, date: "2026-01-15")
        let row = try #require(EvidenceUnit.units(of: passage, number: 0).last)
        func limit(_ year: Int) -> Double {
            Confidence.limit(
                of: AskedThings("When does the autumn term \(year) begin?").doubts(
                    about: [ScoredUnit(unit: row, features: UnitFeatures(), score: 0)], in: [passage]))
        }
        #expect(limit(2025) == 1)
        #expect(limit(2026) == Confidence.doubtful)
    }

    @Test("rows that mention a house were counted, where a table gives the number")
    func countedElsewhere() async throws {
        let passages = try [
            "# Rents\n\n| Flat | Building | Rooms |\n| --- | --- | --- |\n| B7-14 | Birkenweg 7 | 3 |\n| B9-05 | Birkenweg 9 | 3 |\n",
            "# Buildings\n\n| Address | Flats |\n| --- | --- |\n| Birkenweg 7 | 42 |\n| Birkenweg 9 | 40 |\n",
        ].enumerated().map { try SamplePassages.passage($1, number: $0 + 1, document: "doc\($0).md") }
        let quotation = try await QuotingAnswerer(embedder: nil).answer(
            "How many flats are in Birkenweg 7?", from: passages)
        #expect(!quotation.text.hasPrefix("1 of 2 flats"))
        #expect(quotation.citations.contains { $0.quote == "Birkenweg 7\t42" })
    }
}
