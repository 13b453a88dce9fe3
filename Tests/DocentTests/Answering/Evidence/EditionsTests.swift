import Testing

@testable import Docent

@Suite("Editions of a document")
struct EditionsTests {
    private static let section = "Hotels: the limit per night in France is EUR"
    private let sources = [
        Editions.Source(document: "archive/travel-2024.docx", title: "Travel policy", text: section + " 130"),
        Editions.Source(
            document: "hr/travel-2026.docx", title: "Travel policy",
            text: section + " 150, breakfast included"),
        Editions.Source(
            document: "hr/travel-2026.docx", title: "Travel policy", text: "Trains are the rule below 600 km."
        ),
        Editions.Source(
            document: "hr/minutes-2025.docx", title: "Minutes", text: "The board bought a lathe."),
        Editions.Source(
            document: "hr/minutes-2026.docx", title: "Minutes", text: "Elections were held in May."),
    ]

    @Test("a newer one that says much the same replaces an older one")
    func newer() {
        let found = Editions.replacements(among: sources, question: "What is the hotel limit in France?")
        #expect(found == [1, nil, nil, nil, nil])
    }

    @Test(
        "a question for the old one, for its year or for both replaces nothing",
        arguments: ["What was the old limit?", "What was the limit in 2024?", "How did the limit change?"])
    func asked(question: String) {
        #expect(Editions.replacements(among: sources, question: question).allSatisfy { $0 == nil })
    }

    @Test(
        "a word that compares elsewhere brought old editions back",
        arguments: [
            "What is used for cleaning the filter?", "How old must a driver be?",
            "How often is the oil changed?",
            "What is paid according to the policy?", "Does it run on both air and water?",
        ])
    func newestOnly(question: String) {
        #expect(!Editions.asksForSeveral(question))
    }

    @Test(
        "are asked for by comparing words",
        arguments: [
            "What used to be paid?", "What was the old rate?", "What has changed?",
            "How did the price change?",
            "What do both editions say?", "How long is it according to the handbook and to the agreement?",
        ])
    func several(question: String) {
        #expect(Editions.asksForSeveral(question))
    }

    @Test("the report of a month was taken for an edition that the next year's replaces")
    func periods() {
        let text =
            "Nordics actual sales were higher than planned in this month, see the table of regions below"
        let reports = ["2024-06", "2025-06"].map {
            Editions.Source(document: "sales/Sales_Report_\($0).xlsx", title: "Sales report", text: text)
        }
        #expect(Editions.replacements(among: reports, question: "Nordics actual").allSatisfy { $0 == nil })
    }

    @Test("a folder called old or archive made an old edition of a document that has no newer one")
    func onlyEdition() throws {
        let alone = try Self.passages("archive/house-rules.md", "hr/travel-2026.md")
        let question = AskedQuestion("When is the gate closed?")
        #expect(Editions.old(alone, question: question) == [false, false])
        let both = try Self.passages("alt/house-rules.md", "hr/house-rules.md")
        #expect(Editions.old(both, question: question) == [true, false])
    }

    private static func passages(_ documents: String...) throws -> [Passage] {
        try documents.enumerated().map {
            try SamplePassages.passage(
                "The gate is closed at ten.", number: $0.offset + 1, document: $0.element
            ).passage
        }
    }

    @Test("of many sections of two editions each old one is replaced, without a look at all pairs")
    func longTables() {
        let rows = (0..<200).flatMap { row in
            [2025, 2026].map { year in
                Editions.Source(
                    document: "prices-\(year).csv", title: "",
                    text: "item code K\(row)\(row)Z name article\(row) colour\(row) price")
            }
        }
        let found = Editions.replacements(among: rows, question: "List all prices")
        #expect(found.map { $0 != nil } == rows.indices.map { $0.isMultiple(of: 2) })
        #expect(found.allSatisfy { $0.map { rows[$0].document == "prices-2026.csv" } ?? true })
    }

    @Test(
        "files of other numbers were taken for editions of one document",
        arguments: [
            ("budgets/2021/budget P001.xlsx", "budgets/2026/budget P111.xlsx", false),
            ("orders-2024-212.csv", "orders-2025-296.csv", false),
            ("plan-2024-05-01.docx", "plan-2025-06-12.docx", true),
            ("policy-v1.docx", "policy-v2.docx", true),
            ("policy 2024 rev 3.docx", "policy 2026 rev 11.docx", true),
            ("minutes 20240501.md", "minutes 20250612.md", true),
            ("ISO 9001 2015.pdf", "ISO 14001 2015.pdf", false),
        ])
    func series(one: String, other: String, isOne: Bool) {
        #expect((Editions.series(of: one) == Editions.series(of: other)) == isOne)
    }
}
