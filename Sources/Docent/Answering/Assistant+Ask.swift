import Documents
import Embeddings
import LanguageModels

extension Assistant {
    /// Answers a question from the documents.
    ///
    /// - Parameter onEvent: called with the passages, then with the text as it comes.
    /// - Throws: ``IndexError``, `EmbeddingsError`, `LanguageModelsError`.
    public func ask(
        _ question: Question, onEvent: @escaping @Sendable (AnswerEvent) async -> Void = { _ in }
    ) async throws -> Answer {
        let start = ContinuousClock.now
        var question = question
        question.fence = question.fence ?? Gathered.mark()
        let gathered = try await gather(for: question)
        await onEvent(.passages(gathered.hits))
        guard let languageModel else {
            return try await logged(try await quote(question, gathered, since: start), question, prompt: [])
        }
        let answerer = ModelAnswerer(model: languageModel, embedder: embedder)
        let answer = try await answerer.answer(question, gathered, since: start, onEvent: onEvent)
        let prompt = audit == nil ? [] : gathered.context(for: question, embedder: embedder).messages
        return try await logged(answer, question, prompt: prompt)
    }

    /// The answer, once it stands in the log when there is one.
    private func logged(
        _ answer: Answer, _ question: Question, prompt: [ChatMessage]
    ) async throws -> Answer {
        guard let audit else { return answer }
        let embeddingModel = embeddingModel
        _ = try await BlockingWork.run {
            try audit.append {
                AuditEntry(
                    id: $0, previous: $1, question: question, prompt: prompt, answer: answer,
                    embeddingModel: embeddingModel)
            }
        }
        return answer
    }

    /// The exact prompt that a question would send.
    public func prompt(for question: Question) async throws -> PromptContext {
        let gathered = try await gather(for: question)
        return gathered.context(for: question, embedder: embedder)
    }

    /// What is found for a question, before anything is answered.
    func gather(for question: Question) async throws -> Gathered {
        let query = FollowUp.resolve(question)
        let evidence = try await evidence(for: query, limit: 200)
        let found = try await HitBuilder(index: index).found(evidence, limit: 16)
        let embedder = embedder
        let room = await room()
        let budget = question.budget ?? room
        let passages = try await PassageBuilder(index: index, layers: query.filter.layers).passages(
            from: found, budget: budget, limit: 10
        ) { TokenCount.of($0, embedder) }
        return Gathered(query: query, hits: found.map(\.hit), passages: passages)
    }

    /// Half of the model's context at most, so that history and reply fit beside the passages.
    private func room() async -> Int {
        let context = await languageModel?.contextLength() ?? 8192
        return max(512, min(context / 2, 6000))
    }

    private func quote(
        _ question: Question, _ gathered: Gathered, since start: ContinuousClock.Instant
    ) async throws -> Answer {
        let quotation = try await QuotingAnswerer(embedder: embedder).answer(
            gathered.query.text, from: gathered.passages,
            cosine: gathered.hits.compactMap(\.vector?.score).max())
        let holds = quotation.confidence >= Confidence.threshold && !quotation.citations.isEmpty
        let embedder = embedder
        return Answer(
            question: question.text, status: holds ? .answered : .notInDocuments,
            answer: holds ? quotation.text : Self.refusal, citations: holds ? quotation.citations : [],
            confidence: quotation.confidence, passages: gathered.hits, model: nil,
            receipt: Receipt(
                passages: gathered.passages.count,
                tokens: gathered.passages.reduce(0) { $0 + TokenCount.of($1.passage.shown, embedder) }),
            milliseconds: start.millisecondsSince)
    }

    static let refusal = "Not in these documents."
}

/// What was found for a question: hits for the person, passages for the answer.
struct Gathered: Sendable {
    let query: Query
    let hits: [Hit]
    let passages: [SourcedPassage]

    func context(for question: Question, embedder: (any Embedder)?) -> PromptContext {
        PromptContext(
            question: question.text, passages: passages.map(\.passage),
            history: question.history.map { .user($0) }, mark: question.fence ?? Self.mark(),
            countTokens: { TokenCount.of($0, embedder) })
    }

    /// A word that no document can know beforehand.
    static func mark() -> String {
        String(UInt64.random(in: .min ... .max), radix: 36)
    }
}

/// Counts tokens for budgets and receipts: in the embedding model's, which are close to those of language models.
enum TokenCount {
    static func of(_ text: String, _ embedder: (any Embedder)?) -> Int {
        embedder.map { $0.tokenCount(text) - 2 } ?? text.utf8.count / 4 + 1
    }
}
