import Documents
import Embeddings
import LanguageModels

/// Lets a language model write the answer from the passages, then ties each sentence to its proof.
struct ModelAnswerer: Sendable {
    let model: any LanguageModel
    let embedder: (any Embedder)?
    /// What is remarked on the answer before anything else.
    var remarks: [Remark] = []

    func answer(
        _ question: Question, _ gathered: Gathered, since start: ContinuousClock.Instant,
        onEvent: @Sendable (AnswerEvent) async -> Void
    ) async throws -> Answer {
        let context = gathered.context(for: question, embedder: embedder)
        // Made ready while the model reads: nothing is checked before it writes.
        let preparing = Task {
            gathered.passages.map { ProofSource($0, number: $0.passage.number) }
        }
        // What may be taken out again is not shown before it is checked.
        let shows = question.unsupported == .mark
        let first = try await reply(
            to: context.messages, maxTokens: question.maxTokens,
            through: { LinkGate(sources: await preparing.value, question: question.text) }
        ) { if shows { await onEvent(.text($0)) } }
        let sources = await preparing.value
        if let error = LanguageModelsError(silence: first.text, model.name, first.reason) { throw error }
        let written = try await checked(first, question, context, sources)
        let verdict = Verdict(written.check)
        let reading = ContextReading(
            context, promptTokens: first.usage?.promptTokens,
            completionTokens: written.reply.completionTokens, window: await model.contextLength(),
            countTokens: { TokenCount.of($0, embedder) })
        return Answer(
            question: question.text, status: verdict.status(afterReply: written.reply.reason),
            answer: verdict.text,
            citations: written.check.citations, confidence: verdict.confidence,
            passages: gathered.hits, model: model.name, receipt: reading.receipt,
            remarks: remarks + reading.remarks + written.reply.remarks + written.check.remarks,
            milliseconds: start.millisecondsSince, finishReason: written.reply.reason.word,
            named: Self.named(by: written.reply.text, gathered))
    }

    /// The ranks of the hits that stand in the passages which a reply names, in the order of its markers.
    private static func named(by reply: String, _ gathered: Gathered) -> [Int] {
        let passages = Markers.split(reply).markers.compactMap { marker in
            gathered.passages.first { $0.passage.number == marker }?.passage
        }
        var ranks: [Int] = []
        for passage in passages {
            for hit in gathered.hits
            where hit.document == passage.document && hit.sha256 == passage.sha256
                && hit.locator.range.overlaps(passage.locator.range) && !ranks.contains(hit.rank)
            {
                ranks.append(hit.rank)
            }
        }
        return ranks
    }

    /// The reply with its check; asked for once more when that is wanted and something is unsupported.
    private func checked(
        _ reply: Reply, _ question: Question, _ context: PromptContext, _ sources: [ProofSource]
    ) async throws -> (reply: Reply, check: AnswerCheck) {
        let check = AnswerCheck(
            reply.text, sources: sources, question: question.text, handling: question.unsupported)
        guard question.unsupported == .repair, !check.unsupported.isEmpty,
            !reply.isRefusal
        else { return (reply, check) }
        let messages = context.messages + [.assistant(reply.text), .user(Self.repair(check))]
        let second = try await self.reply(
            to: messages, maxTokens: question.maxTokens,
            through: { LinkGate(sources: sources, question: question.text) }
        ) { _ in }
        guard !second.text.allSatisfy(\.isWhitespace) else { return (reply, check) }
        let again = AnswerCheck(second.text, sources: sources, question: question.text, handling: .repair)
        return again.unsupported.count <= check.unsupported.count ? (second, again) : (reply, check)
    }

    /// What the model is told of its unsupported sentences.
    static func repair(_ check: AnswerCheck) -> String {
        """
        Each sentence of your answer was compared with the passages. These have no support there:
        \(check.unsupported.map { "- \($0)" }.joined(separator: "\n"))
        \(check.remarks.filter { repairable.contains($0.code) }.map(\.text).joined(separator: "\n"))
        Write the answer again. Correct these sentences from the passages, with the passage's number and a short quote, \
        or leave them out. Keep what was supported. Reply with the answer alone.
        """
    }

    /// What a model is told of the figures and quotes of these sentences.
    private static let repairable: Set<Remark.Code> = [
        .figureMissing, .figureMisplaced, .figureComputed, .otherLanguage, .quoteCorrected, .quoteRemoved,
    ]

    /// What a model said.
    private struct Reply: Sendable {
        var text = ""
        var usage: TokenUsage?
        var reason = FinishReason.stop
        var remarks: [Remark] = []

        /// The tokens of the reply, where the server counts them.
        var completionTokens: Int? { usage.map(\.completionTokens).flatMap { $0 > 0 ? $0 : nil } }

        var isRefusal: Bool { text.contains(PromptContext.refusal) }
    }

    /// The most bytes that are read of a reply, about 16,000 tokens: more than any answer has.
    private static let most = 64 << 10

    /// Reads a reply; it is shown behind a gate that no link passes which no passage holds.
    private func reply(
        to messages: [ChatMessage], maxTokens: Int?, through gate: () async -> LinkGate,
        onText: @Sendable (String) async -> Void
    ) async throws -> Reply {
        let events = try await model.reply(to: ChatRequest(messages: messages, maxTokens: maxTokens))
        var (reply, gate) = (Reply(), await gate())
        do {
            for try await event in events {
                switch event {
                case .text(let piece):
                    reply.text += piece
                    await Self.show(gate.pass(piece), onText)
                case .finished(let reason, let counted):
                    reply.usage = counted
                    reply.reason = reason
                }
                if reply.text.utf8.count > Self.most {
                    reply.reason = .length
                    break
                }
            }
        } catch {
            // What was held back is shown, so that nothing that came is lost.
            await Self.show(gate.rest(), onText)
            throw error
        }
        await Self.show(gate.rest(), onText)
        reply.remarks = reply.reason.remarks
        return reply
    }

    private static func show(_ text: String, _ onText: @Sendable (String) async -> Void) async {
        if !text.isEmpty { await onText(text) }
    }
}

/// What a model's reply says after its check, and whether that is an answer.
///
/// The words of a refusal turn no check off: a document can ask a model to write them.
struct Verdict: Sendable, Hashable {
    let status: Answer.Status
    let text: String
    let confidence: Double

    /// The status of a reply that ended so: one that a filter cut says nothing of what the documents lack.
    func status(afterReply reason: FinishReason) -> Answer.Status {
        reason == .contentFilter && status == .notInDocuments ? .partly : status
    }

    init(_ check: AnswerCheck) {
        guard !check.text.isEmpty else {
            status = .notInDocuments
            text = "\(Refusal.words) They support nothing of what the model wrote, so it was left out."
            confidence = 0
            return
        }
        let declines = check.text.contains(PromptContext.refusal)
        if check.text.hasPrefix(PromptContext.refusal) || check.citations.isEmpty {
            (status, confidence) = (.notInDocuments, declines ? 0 : check.support)
        } else {
            status = declines || !check.unsupported.isEmpty || check.isCompared ? .partly : .answered
            confidence = check.support
        }
        text = check.text.replacing(PromptContext.refusal, with: "Not in these documents")
    }
}
