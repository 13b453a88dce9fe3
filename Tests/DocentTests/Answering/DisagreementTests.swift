import Testing

@testable import Docent

@Suite("Documents that disagree")
struct DisagreementTests {
    private static let notes = "# Boiler room notes\n\nThe boiler pressure is kept at 1.8 bar."
    private static let memo = "# Memo of the caretaker\n\nThe boiler pressure is kept at 2.4 bar."

    private func quotation(
        _ question: String, _ documents: [(text: String, name: String, date: String?)], modified: Int64? = nil
    ) async throws -> QuotingAnswerer.Quotation {
        let passages = try documents.enumerated().map { place, document in
            var passage = try SamplePassages.passage(
                document.text, number: place + 1, document: document.name, date: document.date)
            passage.modified = modified
            return passage
        }
        return try await QuotingAnswerer(embedder: nil).answer(question, from: passages)
    }

    private static let remark = "These documents give different values"

    @Test("two documents that disagree stood side by side without their dates, the older first")
    func dates() async throws {
        let found = try await quotation(
            "What is the boiler pressure?",
            [
                (Self.notes, "notes.md", "2023-05-01T00:00:00Z"),
                (Self.memo, "memo.md", "2025-05-01T00:00:00Z"),
            ])
        #expect(
            found.text == """
                2025-05-01: The boiler pressure is kept at 2.4 bar. [1]
                2023-05-01: The boiler pressure is kept at 1.8 bar. [2]
                """)
        #expect(found.remarks.contains { $0.text.hasPrefix(Self.remark) })
        #expect(found.citations.map(\.document) == ["memo.md", "notes.md"])
    }

    @Test(
        "the date is that of the metadata, the head, the name or the file",
        arguments: [
            ("# Notes\n\nDate: 3 May 2024\n\nThe pressure is 2 bar.", "notes.md", "2023-01-02", "2023-01-02"),
            ("# Notes\n\nDate: 3 May 2024\n\nThe pressure is 2 bar.", "notes.md", nil, "2024-05-03"),
            ("# Notes\n\nThe pressure is 2 bar.", "notes-2022-07-09.md", nil, "2022-07-09"),
            ("# Notes\n\nThe pressure is 2 bar.", "notes-2021.md", nil, "2021"),
            ("# Notes\n\nThe pressure is 2 bar.", "notes.md", nil, "file of 2001-09-09"),
        ] as [(String, String, String?, String)])
    func source(text: String, name: String, date: String?, told: String) throws {
        var passage = try SamplePassages.passage(text, number: 1, document: name, date: date)
        passage.modified = 1_000_000_000_000_000_000
        #expect(ToldDate(of: passage)?.words == told)
    }

    @Test("a title of two capitals was taken for a name that tells two things apart")
    func titles() async throws {
        let found = try await quotation(
            "When does the gate close?",
            [
                ("# Site rules\n\n## Gate\n\nThe gate closes at 18 hours.", "site.md", "2025-02-01"),
                ("# Notes of the porter\n\n## Evenings\n\nThe gate closes at 19 hours.", "porter.md", nil),
            ], modified: 1_000_000_000_000_000_000)
        #expect(found.text.contains("2025-02-01: ") && found.text.contains("file of 2001-09-09: "))
    }

    @Test("rows of two price lists that disagree")
    func rows() async throws {
        let list = { (price: String) in
            "# Spare parts\n\n| Part | Price | Stock |\n| --- | --- | --- |\n| Gasket | \(price) | 12 |\n| Seal kit | 42 € | 3 |"
        }
        let found = try await quotation(
            "What is the price of a gasket?",
            [(list("55 €"), "north.md", "2024-02-01"), (list("61 €"), "south.md", "2025-02-01")])
        #expect(found.text.hasPrefix("2025-02-01: Gasket, Price: 61 €"))
        #expect(found.text.contains("\n2024-02-01: Gasket, Price: 55 €"))
        #expect(found.remarks.contains { $0.text.hasPrefix(Self.remark) })
    }

    @Test(
        "values of different things are no disagreement",
        arguments: [
            (
                "What is the hotel limit?", "# Travel to France\n\nThe hotel limit is 150 € a night.",
                "# Travel to Spain\n\nThe hotel limit is 120 € a night."
            ),
            (
                "What is the boiler pressure?", "# Notes\n\nThe boiler pressure in 2019 was 1.8 bar.",
                "# Memo\n\nThe boiler pressure in 2022 was 2.4 bar."
            ),
            (
                "How many seats has the hall?", "# Notes\n\nThe hall in Corby has 300 seats.",
                "# Memo\n\nThe hall in Lindhaven has 250 seats."
            ),
            (
                "What is the boiler pressure?", "# Notes\n\nThe boiler pressure is kept at 1.8 bar.",
                "# Memo\n\nThe boiler pressure is kept at 1.8 bar, its water at 70 degrees."
            ),
        ])
    func different(question: String, one: String, other: String) async throws {
        let found = try await quotation(
            question, [(one, "a.md", "2023-05-01"), (other, "b.md", "2025-05-01")])
        #expect(!found.remarks.contains { $0.text.hasPrefix(Self.remark) })
        #expect(!found.text.contains("2023-05-01: "))
    }
}
