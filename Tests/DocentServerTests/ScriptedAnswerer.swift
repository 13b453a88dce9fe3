import Docent
import Synchronization

@testable import DocentServer

/// Stands in for the assistant: says what a test told it to, and remembers what it was asked.
final class ScriptedAnswerer: Assisting {
    enum Script: Sendable {
        /// The answer comes whole, as quotes do.
        case quote
        /// These pieces come one after the other.
        case pieces([String])
        /// The passages come, then this error.
        case fail(LanguageModelsError)
        /// One piece comes, then nothing more until the answer is cancelled.
        case hang
        /// One piece comes, and the rest after a while.
        case slow(Duration)
    }

    let modelName: String?
    /// How long what is looked up takes.
    private let pause: Duration
    private let script: Script
    private let record = Mutex((questions: [Question](), queries: [Query](), cancelled: 0))

    init(_ script: Script = .quote, modelName: String? = nil, pause: Duration = .zero) {
        self.script = script
        self.modelName = modelName
        self.pause = pause
    }

    var questions: [Question] { record.withLock { $0.questions } }
    var queries: [Query] { record.withLock { $0.queries } }
    var cancelled: Int { record.withLock { $0.cancelled } }

    func answer(
        _ question: Question, onEvent: @escaping @Sendable (AnswerEvent) async -> Void
    ) async throws -> Answer {
        record.withLock { $0.questions.append(question) }
        if question.readsEvery {
            for read in [1, 2] { await onEvent(.reading(read, of: 2)) }
        } else {
            await onEvent(.searching(question.text))
            await onEvent(.passages([Self.hit]))
            await onEvent(.sources([Self.passage]))
        }
        do {
            return Self.answer(to: question, try await text(onEvent), modelName)
        } catch is CancellationError {
            record.withLock { $0.cancelled += 1 }
            throw CancellationError()
        }
    }

    private func text(_ onEvent: @Sendable (AnswerEvent) async -> Void) async throws -> String {
        switch script {
        case .quote: return "The notice period is three months. [1]"
        case .pieces(let pieces):
            for piece in pieces { await onEvent(.text(piece)) }
            return pieces.joined()
        case .fail(let error): throw error
        case .hang:
            await onEvent(.text("One"))
            try await Task.sleep(for: .seconds(600))
            return "One"
        case .slow(let time):
            await onEvent(.text("One"))
            try await Task.sleep(for: time)
            await onEvent(.text(" two"))
            return "One two"
        }
    }

    func find(_ query: Query, limit: Int) async throws -> Findings {
        record.withLock { $0.queries.append(query) }
        try await Task.sleep(for: pause)
        return Findings(query: query.text, hits: [Self.hit], searched: 1, milliseconds: 1)
    }

    func words(at reference: String, in collection: String?) async throws -> LocatedWords {
        try await Task.sleep(for: pause)
        throw DocentError.documentMissing(path: reference)
    }

    func documents(within filter: SearchFilter) async throws -> [StoredDocument] {
        try await Task.sleep(for: pause)
        return []
    }

    func checkReadiness() async throws {}

    func embed(_ texts: [String]) async throws -> EmbeddedTexts { throw Failure.notFound }

    func keep(
        _ verdict: FeedbackCase.Verdict, on question: Question, expected: String?
    ) async throws -> FeedbackCase {
        record.withLock { $0.questions.append(question) }
        throw Failure.notFound
    }

    func check(_ filter: SearchFilter) async throws {
        try filter.check()
        if let name = filter.collections.first(where: { $0 == "nix" }) {
            throw IndexError.unknownCollection(name: name)
        }
    }

    static let text =
        "Either side may end the contract. The notice period is three months. It runs from the end of a month."
    static let quote = "The notice period is three months."

    static let hit = Hit(
        rank: 1, document: "contracts/lease <b>.docx", collection: "test",
        title: "Lease <script>alert(1)</script>",
        locator: Locator(
            place: .section(headings: ["Ending", "Notice"], paragraphs: 2...2),
            range: 100..<(100 + text.utf8.count)),
        score: 0.9, lexical: nil, vector: nil, text: text, sha256: String(repeating: "0", count: 64))

    static let passage = Passage(
        number: 1, document: hit.document, collection: hit.collection, title: hit.title, headings: ["Ending"],
        locator: hit.locator, text: text, shown: text, blocks: [], date: nil, sha256: hit.sha256, score: 0.9)

    static func answer(to question: Question, _ text: String, _ model: String?) -> Answer {
        let start =
            100 + Self.text.utf8.count
            - Self.text[(Self.text.firstRange(of: quote)?.lowerBound ?? Self.text.startIndex)...].utf8.count
        let locator = Locator(
            place: .section(headings: ["Ending", "Notice"], paragraphs: 2...2),
            range: start..<(start + quote.utf8.count))
        let citation = Citation(
            marker: 1, quote: quote, document: hit.document, title: hit.title, locator: locator,
            sha256: hit.sha256,
            verified: true)
        return Answer(
            question: question.text, status: .answered, answer: text, citations: [citation], confidence: 0.8,
            passages: [hit], model: model,
            receipt: Receipt(passages: 1, tokens: 40, promptTokens: 50, completionTokens: 170),
            milliseconds: 3)
    }
}
