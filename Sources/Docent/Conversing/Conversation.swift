import FoundationEssentials
public import Indexes

/// A conversation over the documents: each question is understood with those before it, and each turn keeps its sources.
///
/// ```swift
/// let conversation = Conversation(with: assistant)
/// let answer = try await conversation.ask("How long is the notice period?")
/// let further = try await conversation.ask("And for managers?")
/// ```
public actor Conversation {
    /// One question with its answer.
    public struct Turn: Sendable, Hashable, Codable {
        /// When it was asked, as ISO 8601.
        public let time: String
        /// What was searched for: the question as it stands alone, with what it leans on.
        public let searched: String
        /// The answer, with its citations and the passages that it was made from.
        public let answer: Answer
    }

    private let assistant: Assistant
    private let filter: SearchFilter
    private let unsupported: UnsupportedHandling
    private let fence = PromptContext.freshMark()
    /// The passages that the last turn was answered from, in their order.
    private var sent: [Passage.Identity] = []
    private var isAnswering = false
    /// Those whose questions wait until the one before is answered, in their order.
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// The conversation as it can be kept.
    public private(set) var session: Session

    /// Begins a conversation, or goes on with one that was kept.
    ///
    /// - Parameters:
    ///   - filter: where all its questions look.
    ///   - unsupported: what is done with sentences of a model that no passage supports.
    public init(
        with assistant: Assistant, filter: SearchFilter = SearchFilter(),
        unsupported: UnsupportedHandling = .mark, continuing session: Session? = nil
    ) {
        self.assistant = assistant
        self.filter = filter
        self.unsupported = unsupported
        self.session = session ?? Session()
    }

    /// The turns so far, oldest first.
    public var turns: [Turn] { session.turns }

    /// How many passages a turn's question is compared with: those of the index, as it is now, that all filters admit.
    package func searched(for turn: Turn) async throws -> Int {
        let query = Query(parsing: turn.answer.question, within: filter)
        let words = LexicalQuery(text: "", phrases: query.phrases, excluded: query.excluded)
        return try await assistant.index.search(words, filter: query.filter, limit: 0).admitted
    }

    /// Answers a question in the light of the earlier ones; a question that fails leaves no turn.
    ///
    /// A question that is asked while another is being answered waits for it, since it may lean on its answer.
    ///
    /// - Parameter onEvent: called with the passages, then with the text as it comes.
    /// - Throws: ``IndexError``, `EmbeddingsError`, `LanguageModelsError`.
    public func ask(
        _ text: String, onEvent: @escaping @Sendable (AnswerEvent) async -> Void = { _ in }
    ) async throws -> Answer {
        await begin()
        defer { end() }
        try Task.checkCancellation()
        var question = Question(
            text, history: session.turns.map(\.answer.question), filter: filter, unsupported: unsupported)
        question.fence = fence
        question.searched = session.turns.map(\.searched)
        question.answers = session.turns.map(\.answer.answer)
        question.sent = sent
        let found = PassagesSoFar()
        let start = ContinuousClock.now
        let query = try await assistant.standingAlone(question)
        let answer = try await assistant.ask(question, searching: query, since: start) { event in
            found.note(event)
            await onEvent(event)
        }
        sent = found.sources.map(\.identity)
        session.turns.append(Turn(time: Moment.now, searched: query.text, answer: answer))
        return answer
    }

    /// Waits until it is this question's turn.
    private func begin() async {
        guard isAnswering else { return isAnswering = true }
        await withCheckedContinuation { waiting.append($0) }
    }

    /// Hands the turn on to the question that has waited longest.
    private func end() {
        guard !waiting.isEmpty else { return isAnswering = false }
        waiting.removeFirst().resume()
    }
}

extension Conversation {
    /// A conversation as it is written down.
    public struct Session: Sendable, Hashable, Codable, Identifiable {
        /// A short random name.
        public let id: String
        /// When it began, as ISO 8601.
        public let began: String
        /// The turns, oldest first.
        public internal(set) var turns: [Turn]

        /// A conversation in which nothing was said yet.
        public init() {
            id = String(UInt32.random(in: 0x1000_0000...UInt32.max), radix: 16)
            began = Moment.now
            turns = []
        }

        /// The conversation as Markdown: each question, its answer, and the proofs with their addresses.
        public var markdown: String {
            var lines = ["# Conversation of \(began)", ""]
            for turn in turns {
                lines += ["## \(turn.answer.question)", "", turn.answer.answer, ""]
                for citation in turn.answer.citations {
                    let quote = citation.quote.split(separator: "\n").joined(separator: "\n> ")
                    lines += [
                        "[\(citation.marker)] \(citation.document), \(citation.address)", "",
                        "> \(quote)", "",
                    ]
                }
                lines += turn.answer.remarks.map { "- \($0.text)" }
                let writer =
                    turn.answer.model.map { "Written by \($0), checked by Docent." } ?? "Quoted by Docent."
                lines += ["\(writer) \(turn.time)", ""]
            }
            return lines.joined(separator: "\n")
        }
    }
}
