import LanguageModels

extension Assistant {
    /// The model's answer from as many of the passages as it has room for, with the question as it was put in the end.
    ///
    /// Tokens are counted here by the embedding model's tokenizer. A server whose own count is far above that refuses
    /// the prompt, and most then say by how much: fewer passages are sent.
    func fittingAnswer(
        to question: Question, _ gathered: Gathered, by model: any LanguageModel,
        since start: ContinuousClock.Instant, onEvent: @escaping @Sendable (AnswerEvent) async -> Void
    ) async throws -> (answer: Answer, question: Question) {
        var (question, gathered, refusals) = (question, gathered, 0)
        while true {
            let remarks = refusals == 0 ? [] : [Remark.fewerPassages(gathered.passages.count)]
            let answerer = ModelAnswerer(model: model, embedder: embedder, remarks: remarks)
            await onEvent(.sources(gathered.passages.map(\.passage)))
            do {
                let answer = try await answerer.answer(question, gathered, since: start, onEvent: onEvent)
                return (answer, question)
            } catch let error as LanguageModelsError {
                guard case .promptTooLong(_, let tokens, let window) = error, refusals < FittingPrompt.tries
                else { throw error }
                let prompt = FittingPrompt(gathered.context(for: question, embedder: embedder))
                question.budget = prompt.budget(of: gathered.passages, tokens: tokens, window: window) {
                    TokenCount.of($0, embedder)
                }
                let fewer = try await gather(
                    for: question, searching: gathered.query, wholeSections: true)
                guard fewer.passages.map(\.passage) != gathered.passages.map(\.passage) else { throw error }
                (gathered, refusals) = (fewer, refusals + 1)
            }
        }
    }
}

/// A prompt that its model has no room for, and how much of it may stay.
struct FittingPrompt {
    /// How often a smaller prompt is tried.
    static let tries = 3
    /// The share of the context that a prompt may take; the rest is for the reply.
    private static let share = 0.75
    /// About what stands around each passage, as counted here.
    private static let fence = 40

    private let context: PromptContext

    init(_ context: PromptContext) { self.context = context }

    /// The tokens of passages, as counted here, that the model has room for; half of what there are when it is not known.
    func budget(
        of passages: [SourcedPassage], tokens: Int?, window: Int?, countTokens: (String) -> Int
    ) -> Int {
        let own = passages.reduce(0) { $0 + countTokens($1.passage.shown) }
        guard let tokens, let window, tokens > 0, window > 0, context.tokens > 0 else { return own / 2 }
        let fenced = own + Self.fence * passages.count
        let room = Double(window) * Self.share * Double(context.tokens) / Double(tokens)
        let left = (room - Double(context.tokens - fenced)) * Double(own) / Double(max(1, fenced))
        return Int(max(0, min(left, Double(own) * 0.75)))
    }
}
