import Testing

@testable import Indexes

/// What a misspelt word may be meant for is found among the terms of the documents that are searched.
@Suite struct LikeTermTests {
    private static let texts = [
        "The annual report is due in March.", "The annual budget of the canteen is small.",
        "Annuals are planted in May; vacations are in August.", "Each manual lies in the cantina.",
    ]

    private func terms(like word: String, edits: Int, filter: SearchFilter = SearchFilter()) async throws
        -> [LikeTerm]
    {
        let scratch = Scratch()
        let index = try Index.create(at: scratch.path)
        let collection = try await index.collection(named: "notes", root: "/notes")
        let notes = Self.texts.enumerated().map { Samples.plain("\($0.offset)", parts: [$0.element]) }
        try await index.store(notes, in: collection.id)
        return try await index.terms(like: word, edits: edits, filter: filter, limit: 4)
    }

    @Test(arguments: [
        ("anual", 1, ["annual"]), ("nanual", 1, ["annual"]), ("cantene", 1, ["canteen"]),
        ("cantena", 2, ["canteen", "cantina"]), ("vacatoin", 1, ["vacat"]), ("xnnual", 1, []),
        ("budgeet", 1, ["budget"]), ("px1", 1, []),
    ]) func `the nearest comes first`(word: String, edits: Int, found: [String])
        async throws
    {
        #expect(try await terms(like: word, edits: edits).map(\.term) == found)
    }

    @Test func `what a filter shuts out has no terms`() async throws {
        let found = try await terms(like: "anual", edits: 1, filter: SearchFilter(paths: ["1"]))
        #expect(found.map(\.chunks) == [1])
        #expect(try await terms(like: "anual", edits: 1).map(\.chunks) == [3])
    }
}
