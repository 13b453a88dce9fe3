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
        let query = try await standingAlone(question)
        return try await ask(question, searching: query, since: start, onEvent: onEvent)
    }

    /// The same for a question that stands alone already, as `query` has it.
    func ask(
        _ question: Question, searching query: Query, since start: ContinuousClock.Instant,
        onEvent: @escaping @Sendable (AnswerEvent) async -> Void
    ) async throws -> Answer {
        let question = await settled(question)
        await onEvent(.searching(query.text))
        if let answer = try await performed(query) { return try await logged(proven(answer), question) }
        if let answer = try await listing(question) { return answer }
        let gathered = try await gather(
            for: question, searching: query, wholeSections: languageModel != nil)
        await onEvent(.passages(gathered.hits))
        let (model, record) = watchedModel()
        guard let model else {
            await onEvent(.sources(gathered.passages.map(\.passage)))
            let answer = try await proven(quote(question, gathered, since: start))
            return try await logged(answer.noting(readingNotes(on: gathered.query)), question)
        }
        let (answer, asked) = try await fittingAnswer(
            to: question, gathered, by: model, since: start, onEvent: onEvent)
        return try await logged(
            proven(answer).noting(readingNotes(on: gathered.query)), asked, prompts: record?.prompts ?? [])
    }

    /// The exact prompt that a question would send.
    public func prompt(for question: Question) async throws -> PromptContext {
        let question = await settled(question)
        let query = try await standingAlone(question)
        let gathered = try await gather(for: question, searching: query, wholeSections: true)
        return gathered.context(for: question, embedder: embedder)
    }

    /// The question with all that its prompt depends on.
    private func settled(_ question: Question) async -> Question {
        var question = question
        question.fence = question.fence ?? PromptContext.freshMark()
        if question.budget == nil { question.budget = await room() }
        return question
    }

    /// What is found for a question, before anything is answered.
    ///
    /// - Parameters:
    ///   - query: the question with what it lacks from the ones before it.
    ///   - wholeSections: whether a passage becomes the whole section that it stands in, where that fits.
    func gather(
        for question: Question, searching query: Query, wholeSections: Bool
    ) async throws -> Gathered {
        try await index.withSteadyNumbers {
            try await gatherOnce(for: question, searching: query, wholeSections: wholeSections)
        }
    }

    private func gatherOnce(
        for question: Question, searching query: Query, wholeSections: Bool
    ) async throws -> Gathered {
        let evidence = try await evidence(for: query, limit: 200)
        let found = try await HitBuilder(index: index, question: query.text).found(evidence, limit: 16)
        let embedder = embedder
        let usual = await room()
        let builder = PassageBuilder(
            index: index, layers: query.filter.layers, widensToSections: wholeSections)
        let passages = try await builder.passages(
            from: found, budget: question.budget ?? usual,
            limit: min(Self.mostPassages, question.mostPassages ?? Self.mostPassages)
        ) { TokenCount.of($0, embedder) }
        let gathered = Gathered(query: query, hits: found.map(\.hit), passages: passages)
        return wholeSections ? gathered.opening(with: question.sent) : gathered
    }

    /// How many passages an answer is made from at most.
    private static let mostPassages = 10

    /// How many tokens of passages a model is sent when a question does not say.
    ///
    /// Half of the model's context at most, so that history and reply fit beside them.
    func room() async -> Int {
        let context = await languageModel?.contextLength() ?? 8192
        return max(512, min(context / 2, 6000))
    }

    private func quote(
        _ question: Question, _ gathered: Gathered, since start: ContinuousClock.Instant
    ) async throws -> Answer {
        // Another may be meant who is called nearly the same.
        let similar = gathered.query.misspellings.filter(\.isName).map {
            Doubt(.similarName, asked: [$0.typed], found: [$0.read])
        }
        let quotation = try await quotation(for: gathered).doubting(similar)
        if quotation.kind != .rows, let surveyed = try await surveyed(question, gathered) { return surveyed }
        // Question marks alone are near to anything, and thanks to whoever is thanked.
        let asks =
            question.text.contains { $0.isLetter || $0.isNumber } && !FollowUp.isCourtesy(question.text)
        let confidence = quotation.confidence
        let status =
            asks && !quotation.citations.isEmpty ? Confidence.status(at: confidence) : .notInDocuments
        let holds = status != .notInDocuments
        let refusal =
            holds ? "" : asks ? try await refusal(of: gathered).text : Self.invitation
        var absent =
            status == .partly ? try await absentWords(of: gathered).words : AbsentWords()
        absent.nowhere.removeAll { quotation.understood.contains($0.lowercased()) }
        let doubts = status == .partly ? Doubt.told(quotation.doubts, absent) : []
        let embedder = embedder
        return Answer(
            question: question.text, status: status,
            answer: holds ? quotation.text : refusal, citations: holds ? quotation.citations : [],
            confidence: asks ? confidence : 0, passages: asks ? gathered.hits : [], model: nil,
            receipt: Receipt(
                passages: gathered.passages.count,
                tokens: gathered.passages.reduce(0) { $0 + TokenCount.of($1.passage.shown, embedder) }),
            remarks: doubts.map(Remark.doubt) + (holds ? quotation.remarks : [])
                + [AskedTask(gathered.query.text)?.remark].compactMap(\.self),
            milliseconds: start.millisecondsSince, doubts: doubts)
    }

    /// What the passages that were found say, in their words.
    func quotation(for gathered: Gathered) async throws -> QuotingAnswerer.Quotation {
        try await QuotingAnswerer(embedder: embedder).answer(
            gathered.asked, from: gathered.passages,
            cosine: gathered.hits.compactMap(\.vector?.score).max(), nearness: try await nearness())
    }

    /// What a greeting or thanks is answered with.
    static let invitation = "Ask anything about these documents."
}
