import Testing

@testable import Docent

@Suite("The state of a thing in several editions")
struct NewerStateTests {
    private func quotation(
        _ question: String, _ documents: [(name: String, text: String)]
    ) async throws -> QuotingAnswerer.Quotation {
        try await QuotingAnswerer(embedder: nil).answer(
            question,
            from: documents.enumerated().map {
                try SamplePassages.passage($0.element.text, number: $0.offset + 1, document: $0.element.name)
            })
    }

    private func lines(_ question: String, _ documents: [(name: String, text: String)]) async throws
        -> [String]
    {
        try await quotation(question, documents).text.split(separator: "\n").map(String.init)
    }

    private static func status(_ month: String, _ rows: String) -> (name: String, text: String) {
        (
            "status 2026-\(month).md",
            "# Portfolio status\n\n| Project | Lead | Status |\n| --- | --- | --- |\n\(rows)"
        )
    }

    private static let statuses = [
        status("10", "| Curlew | Piet Vos | red |\n| Heron | Ada Lind | green |\n| Dunlin | Bo Ek | green |"),
        status(
            "11", "| Curlew | Henk Smit | green |\n| Heron | Ada Lind | red |\n| Dunlin | Bo Ek | green |"),
    ]

    @Test("last month's rows came before this month's, and nothing told them apart")
    func selectedRows() async throws {
        let lines = try await lines("Which project is red?", Self.statuses)
        #expect(lines.map { $0.prefix(14) } == ["2026-11: Heron", "2026-10: Curle"])
    }

    @Test("the count of last month's rows came before that of this month's")
    func countedRows() async throws {
        let lines = try await lines("How many projects are red?", Self.statuses)
        #expect(lines.map { $0.prefix(17) } == ["2026-11: 1 of 3 p", "2026-10: 1 of 3 p"])
    }

    @Test("who led a thing last month came before who leads it")
    func namedRow() async throws {
        let lines = try await lines("Who leads Curlew?", Self.statuses)
        #expect(lines.first?.hasPrefix("2026-11: Curlew, Lead: Henk Smit") == true)
        #expect(lines.contains { $0.hasPrefix("2026-10: Curlew, Lead: Piet Vos") })
    }

    @Test("a month that is named is answered from its own edition")
    func namedMonth() async throws {
        let lines = try await lines("Who led Curlew in October 2026?", Self.statuses)
        #expect(lines.first?.contains("Piet Vos") == true)
    }

    private static let minutes = [
        (
            name: "2026-10-06 weekly.md",
            text:
                "# Weekly\n\n- Decision: the chat widget is removed from the site, because nobody uses it.\n"
        ),
        (
            name: "2026-10-20 weekly.md",
            text: "# Weekly\n\n- Decision: the chat widget stays until spring after all.\n"
        ),
    ]

    @Test("a decision that was revoked within the month came first, both with the same label")
    func revoked() async throws {
        let lines = try await lines("What was the decision on the chat widget?", Self.minutes)
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("2026-10-20: ") == true)
        #expect(lines.last?.hasPrefix("2026-10-06: ") == true)
    }

    @Test(
        "editions are labelled by the shortest part of their dates that tells them apart",
        arguments: [
            (["a-2025-05.md", "a-2026-06.md"], ["2025", "2026"]),
            (["a-2026-05.md", "a-2026-06.md"], ["2026-05", "2026-06"]),
            (["2026-05-04 a.md", "2026-05-18 a.md"], ["2026-05-04", "2026-05-18"]),
            (["2026-05-04 a.md", "2026-06-01 a.md"], ["2026-05", "2026-06"]),
            (["a-2024.md", "a-2026.md"], ["2024 edition", "2026 edition"]),
            (["a-2026-05.md", "b-2026-06.md"], [nil, nil]),
        ] as [([String], [String?])])
    func labels(names: [String], labels: [String?]) throws {
        let passages = try names.enumerated().map {
            try SamplePassages.passage("Text.", number: $0.offset + 1, document: $0.element).passage
        }
        #expect(Editions.labels(of: passages) == labels)
    }
}
