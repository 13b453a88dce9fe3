import Testing

@testable import Docent

@Suite("A summary")
struct SummaryTests {
    @Test("what stands in brackets in the document was renumbered like a marker")
    func bracketsOfTheSource() async throws {
        let place = try TemporaryCollection([
            "a.md": "# Bay\n\n## Width\n\nThe bay is 3 km wide [1].\n\n## Depth\n\nThe bay is 40 m deep [1]."
        ])
        let sections = try await place.assistant().summarize("a.md").sections
        #expect(sections.map(\.text) == ["The bay is 3 km wide [1]. [1]", "The bay is 40 m deep [1]. [2]"])
        #expect(sections.flatMap(\.citations).map(\.marker) == [1, 2])
    }

    @Test("a short section lost its first sentence, and a table the words above its columns and its total")
    func mainSentences() async throws {
        let lease = """
            # Lease

            ## Term

            The lease ends on 30 June 2029. It is extended by two years unless a party objects six months before the lease ends.

            ## Rent

            | Month | Rent | Heating |
            | --- | --- | --- |
            | January | 6,450 | 910 |
            | February | 6,450 | 870 |
            | March | 6,450 | 640 |
            | Total | 19,350 | 2,420 |
            """
        let sections = try await TemporaryCollection(["a.md": lease]).assistant().summarize("a.md").sections
        #expect(sections[0].text.hasPrefix("The lease ends on 30 June 2029. [1]\nIt is extended"))
        #expect(sections[1].text.contains("Total, Rent: 19,350, Heating: 2,420 ["), "\(sections[1].text)")
        let isVerified = sections[1].citations.map(\.verified)
        #expect(!isVerified.contains(false))
    }

    @Test("a model whose context is no length ended the program", arguments: [-1, 0, Int.max])
    func strangeContext(window: Int) async throws {
        let model = ScriptedModel(window: window) { _ in "The bay is 3 km wide [1]." }
        let place = try TemporaryCollection(["a.md": "# Bay\n\nThe bay is 3 km wide."])
        let summary = try await place.assistant(model).summarize("a.md")
        #expect(summary.sections.flatMap(\.citations).count == 1)
    }

    @Test("a summary whose words the model could not finish said nothing of it")
    func cutReply() async throws {
        let model = ScriptedModel(reason: .length) { _ in "The bay is 3 km wide [1]." }
        let place = try TemporaryCollection(["a.md": "# Bay\n\nThe bay is 3 km wide."])
        let summary = try await place.assistant(model).summarize("a.md")
        #expect(summary.remarks.contains { $0.text.contains("cut") })
    }
}
