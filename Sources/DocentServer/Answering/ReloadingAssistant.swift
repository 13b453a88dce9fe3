import Docent
import Synchronization

/// Answers from the index that lies at its path now: one that was built anew, or put back from elsewhere, takes the place of
/// the one that was opened.
final class ReloadingAssistant: Assisting {
    private struct State {
        var assistant: Assistant
        var checked = ContinuousClock.now
        var opening: Task<Assistant, any Error>?
    }

    private let reopen: @Sendable () async throws -> Assistant
    private let state: Mutex<State>

    /// How often it is looked whether the file is another.
    private static let pause: Duration = .seconds(1)

    init(_ assistant: Assistant, reopen: @escaping @Sendable () async throws -> Assistant) {
        self.reopen = reopen
        state = Mutex(State(assistant: assistant))
    }

    /// What answers with an assistant that can be opened again, or with one that stays as it is.
    static func answering(
        _ assistant: Assistant, reopening: (@Sendable () async throws -> Assistant)?
    ) -> any Assisting {
        reopening.map { ReloadingAssistant(assistant, reopen: $0) } ?? assistant
    }

    /// The assistant of the index as it is now.
    private func current() async throws -> Assistant {
        let (assistant, opening) = state.withLock { state -> (Assistant, Task<Assistant, any Error>?) in
            if let opening = state.opening { return (state.assistant, opening) }
            guard .now - state.checked > Self.pause else { return (state.assistant, nil) }
            state.checked = .now
            if state.assistant.index.isReplaced {
                state.opening = Task { [self] in try await replace() }
            }
            return (state.assistant, state.opening)
        }
        return try await opening?.value ?? assistant
    }

    private func replace() async throws -> Assistant {
        defer { state.withLock { $0.opening = nil } }
        let assistant = try await reopen()
        state.withLock { $0.assistant = assistant }
        return assistant
    }

    // MARK: Assisting

    var modelName: String? { state.withLock { $0.assistant }.modelName }

    func answer(
        _ question: Question, onEvent: @escaping @Sendable (AnswerEvent) async -> Void
    ) async throws -> Answer {
        try await current().answer(question, onEvent: onEvent)
    }

    func checkReadiness() async throws { try await current().checkReadiness() }

    func find(_ query: Query, limit: Int) async throws -> Findings {
        try await current().find(query, limit: limit)
    }

    func words(at reference: String, in collection: String?) async throws -> LocatedWords {
        try await current().words(at: reference, in: collection)
    }

    func documents(within filter: SearchFilter) async throws -> [StoredDocument] {
        try await current().documents(within: filter)
    }

    func check(_ filter: SearchFilter) async throws { try await current().check(filter) }

    func embed(_ texts: [String]) async throws -> EmbeddedTexts { try await current().embed(texts) }

    func keep(
        _ verdict: FeedbackCase.Verdict, on question: Question, expected: String?
    ) async throws -> FeedbackCase {
        try await current().keep(verdict, on: question, expected: expected)
    }
}
