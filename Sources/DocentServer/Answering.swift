package import Docent

/// What the routes ask for: ``Assistant``, or a scripted stand-in in a test.
package protocol Answering: Sendable {
    /// The language model that writes answers, nil when they are quoted.
    var modelName: String? { get }

    /// Answers a question; `onEvent` is called with the passages, then with the text as it comes, or with the sections read
    /// where the question wants every one.
    func answer(
        _ question: Question, onEvent: @escaping @Sendable (AnswerEvent) async -> Void
    ) async throws -> Answer

    /// The passages that speak of a query, best first.
    func find(_ query: Query, limit: Int) async throws -> Findings

    /// Throws when the index cannot be searched.
    func checkReadiness() async throws

    /// The words at an address as citations print it, or of a whole document.
    func words(at reference: String, in collection: String?) async throws -> LocatedWords

    /// The documents that a filter lets through.
    func documents(within filter: SearchFilter) async throws -> [StoredDocument]

    /// Refuses a filter by a collection, a format or a date that is none.
    func check(_ filter: SearchFilter) async throws
}

extension Assistant: Answering {
    /// The language model that writes answers, nil when they are quoted.
    package var modelName: String? { languageModel?.name }

    /// Answers a question; `onEvent` is called with the passages, then with the text as it comes.
    package func answer(
        _ question: Question, onEvent: @escaping @Sendable (AnswerEvent) async -> Void
    ) async throws -> Answer {
        guard question.readsEvery else { return try await ask(question, onEvent: onEvent) }
        return try await survey(question) { await onEvent(.reading($0, of: $1)) }
    }

    /// The passages that speak of a query, best first.
    package func find(_ query: Query, limit: Int) async throws -> Findings {
        try await search(query, limit: limit)
    }

    /// The words at an address, without what the file hides.
    package func words(at reference: String, in collection: String?) async throws -> LocatedWords {
        try await words(at: reference, in: collection, showsHidden: false)
    }

    /// Throws when the index cannot be searched.
    package func checkReadiness() async throws { _ = try await index.generation() }
}
