package import Docent

/// What the routes and tools need of an assistant: ``Assistant``, one that is opened anew, or a scripted stand-in in a test.
package typealias Assisting = Answering & Retrieving & TextEmbedding & FeedbackKeeping

/// What answers questions.
package protocol Answering: Sendable {
    /// The language model that writes answers, nil when they are quoted.
    var modelName: String? { get }

    /// Answers a question; `onEvent` is called with the passages, then with the text as it comes, or with the sections read
    /// where the question wants every one.
    func answer(
        _ question: Question, onEvent: @escaping @Sendable (AnswerEvent) async -> Void
    ) async throws -> Answer

    /// Throws when the index cannot be searched.
    func checkReadiness() async throws
}

/// What finds words in the documents.
package protocol Retrieving: Sendable {
    /// The passages that speak of a query, best first.
    func find(_ query: Query, limit: Int) async throws -> Findings

    /// The words at an address as citations print it, or of a whole document.
    func words(at reference: String, in collection: String?) async throws -> LocatedWords

    /// The documents that a filter lets through.
    func documents(within filter: SearchFilter) async throws -> [StoredDocument]

    /// Refuses a filter by a collection, a format or a date that is none.
    func check(_ filter: SearchFilter) async throws
}

/// What turns texts into vectors.
package protocol TextEmbedding: Sendable {
    /// The vectors of texts.
    func embed(_ texts: [String]) async throws -> EmbeddedTexts
}

/// What keeps people's words on answers.
package protocol FeedbackKeeping: Sendable {
    /// Asks a question again and stores it with its passages and the verdict.
    func keep(
        _ verdict: FeedbackCase.Verdict, on question: Question, expected: String?
    ) async throws -> FeedbackCase
}

extension Assistant: Assisting {
    /// The language model that writes answers, nil when they are quoted.
    package var modelName: String? { languageModel?.name }

    /// Answers a question; `onEvent` is called with the passages, then with the text as it comes.
    package func answer(
        _ question: Question, onEvent: @escaping @Sendable (AnswerEvent) async -> Void
    ) async throws -> Answer {
        guard question.readsEvery else { return try await ask(question, onEvent: onEvent) }
        return try await survey(question) { await onEvent(.reading($0, of: $1)) }
    }

    /// Throws when the index cannot be searched.
    package func checkReadiness() async throws { _ = try await index.generation() }

    /// The passages that speak of a query, best first.
    package func find(_ query: Query, limit: Int) async throws -> Findings {
        try await search(query, limit: limit)
    }

    /// The words at an address, without what the file hides.
    package func words(at reference: String, in collection: String?) async throws -> LocatedWords {
        try await words(at: reference, in: collection, showsHidden: false)
    }

    /// Asks a question again and stores it with its passages and the verdict.
    package func keep(
        _ verdict: FeedbackCase.Verdict, on question: Question, expected: String?
    ) async throws -> FeedbackCase {
        try await record(verdict, on: question, expected: expected)
    }
}
