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
        #expect(summary.remarks.contains { $0.contains("cut") })
    }
}
