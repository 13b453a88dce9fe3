import Testing

@testable import Docent

@Suite("Comparing and summarizing asked for in words")
struct AskedTaskTests {
    private static let folder = [
        "Status 2026-10.md":
            "# Portfolio status October 2026\n\n## Curlew\n\nThe lead is Piet. The rating is red.",
        "Status 2026-11.md":
            "# Portfolio status November 2026\n\n## Curlew\n\nThe lead is Henk. The rating is green.",
        "Remote work policy.md":
            "# Remote work policy\n\n## Days\n\nStaff may work remotely on three days a week.\n\n## Devices\n\nOnly company devices are used.",
    ]

    private func answer(_ question: String) async throws -> Answer {
        try await TemporaryCollection(Self.folder).assistant().ask(Question(question))
    }

    @Test(
        "a question for the differences of two documents was searched for its words",
        arguments: [
            "What changed between the October and the November status?",
            "Compare Status 2026-10.md with Status 2026-11.md", "Compare the status of October and November",
            "Was hat sich geändert zwischen dem Status 2026-10 und dem Status 2026-11?",
        ])
    func compared(question: String) async throws {
        let answer = try await answer(question)
        #expect(answer.status == .answered && answer.answer.contains("Piet"), "\(answer.answer)")
        #expect(answer.answer.contains("Henk") && answer.answer.contains("→"), "\(answer.answer)")
        #expect(Set(answer.citations.map(\.document)).count == 2 && answer.citations.allSatisfy(\.verified))
        #expect(answer.remarks.contains { $0.text.contains("docent compare") })
    }

    @Test("a question for a summary was searched for its words")
    func summarized() async throws {
        let answer = try await answer("Please summarise the remote work policy")
        #expect(
            answer.answer.contains("three days") && answer.answer.contains("company devices"),
            "\(answer.answer)")
        #expect(answer.citations.allSatisfy { $0.document == "Remote work policy.md" && $0.verified })
    }

    @Test(
        "the command that does it was not named where no document is named with certainty",
        arguments: [
            ("Compare the leads of Curlew and Heron", "docent compare"),
            ("Summarise the status", "docent summarize"),
        ])
    func named(question: String, command: String) async throws {
        let answer = try await answer(question)
        #expect(answer.remarks.contains { $0.text.contains(command) }, "\(answer.answer) \(answer.remarks)")
    }

    @Test(
        "other questions are no such task", arguments: ["Who compares offers?", "What changed in October?"])
    func others(question: String) { #expect(AskedTask(question) == nil) }
}
