import Documents
import Embeddings
import LanguageModels

/// Lets a language model write the answer from the passages, then ties each sentence to its proof.
struct ModelAnswerer: Sendable {
    let model: any LanguageModel
    let embedder: (any Embedder)?

    func answer(
        _ question: Question, _ gathered: Gathered, since start: ContinuousClock.Instant,
        onEvent: @Sendable (AnswerEvent) async -> Void
    ) async throws -> Answer {
        let context = gathered.context(for: question, embedder: embedder)
        let (text, usage) = try await reply(to: context, onEvent: onEvent)
        let isRefused = text.contains(PromptContext.refusal)
        let checked = AnswerCheck(text, passages: gathered.passages, isStrict: question.isStrict)
        let read = usage?.promptTokens
        let isCut = read.map { Double($0) < 0.6 * Double(context.tokens) } ?? false
        var remarks = checked.remarks
        if isCut { remarks.insert(Self.cutRemark(read ?? 0, context.tokens), at: 0) }
        return Answer(
            question: question.text, status: Self.status(isRefused: isRefused, checked),
            answer: isRefused
                ? text.replacing(PromptContext.refusal, with: "Not in these documents") : checked.text,
            citations: isRefused ? [] : checked.citations, confidence: isRefused ? 0 : checked.support,
            passages: gathered.hits, model: model.name,
            receipt: Receipt(
                passages: context.passages.count, tokens: context.tokens, promptTokens: read, truncated: isCut
            ),
            remarks: isRefused ? [] : remarks, milliseconds: start.millisecondsSince)
    }

    private func reply(
        to context: PromptContext, onEvent: @Sendable (AnswerEvent) async -> Void
    ) async throws -> (String, Usage?) {
        var text = ""
        var usage: Usage?
        for try await event in try await model.reply(to: ChatRequest(messages: context.messages)) {
            switch event {
            case .text(let piece):
                text += piece
                await onEvent(.text(piece))
            case .finished(_, let counted): usage = counted
            }
        }
        return (text, usage)
    }

    private static func status(isRefused: Bool, _ checked: AnswerCheck) -> Answer.Status {
        if isRefused || checked.citations.isEmpty { return .notInDocuments }
        return checked.unsupported == 0 ? .answered : .partly
    }

    private static func cutRemark(_ read: Int, _ sent: Int) -> String {
        "The server read about \(read) of \(sent) tokens: its context is too short, and the last passages were not read."
    }
}
