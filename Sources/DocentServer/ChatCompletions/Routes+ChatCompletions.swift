import Docent
import FoundationEssentials
import Hummingbird

extension Routes {
    /// `POST /v1/chat/completions` as OpenAI has it, with `citations` and a `docent` receipt beside the choices.
    func complete(_ request: Request, _ scope: RequestScope) async throws -> Response {
        let body = try await request.value(ChatCompletionRequest.self, limit: limits.bodyBytes)
        try body.check()
        let run = try AnswerRun(
            try await question(of: body), assistant, channel: scope.channel, answers: answers)
        let source = body.dataSources?.first
        let form = CompletionForm(model: assistant.modelName ?? "docent", isExtended: source != nil)
        if let source { return await completeOnData(run, form, source, for: body, scope) }
        guard body.stream == true else {
            return await whole(run, scope) { Response.json(form.whole($0)) }
        }
        return streamed(run, form, wantsUsage: body.wantsUsage, scope)
    }

    private func question(of body: ChatCompletionRequest) async throws -> Question {
        var question = try await assistant.question(
            body.conversation, at: "messages", wishes: body.wishes, body.docent, limits)
        question.maxTokens = body.maxCompletionTokens ?? body.maxTokens
        question.mostPassages = body.dataSources?.first?.most
        return question
    }

    private func streamed(
        _ run: AnswerRun, _ form: CompletionForm, wantsUsage: Bool, _ scope: RequestScope
    ) -> Response {
        let found = PassagesSoFar()
        return Response.events { stream in
            var pieces = TextOnlyChunks(of: run, noting: found)
            try await stream.send(form.opening())
            while let piece = try await pieces.next() {
                switch piece {
                case .words(let words): try await stream.send(form.chunk(words))
                case .end(let answer, let streamed):
                    try await stream.send(form.last(answer, streamed: streamed))
                    if wantsUsage { try await stream.send(form.usage(answer)) }
                }
            }
            try await stream.send(text: "[DONE]")
        } failing: {
            FailureBody(Failure($0), requestID: scope.requestID, passages: found.hits)
        }
    }
}

/// What all chunks of a completion have in common.
struct CompletionForm: Sendable {
    private let id = "chatcmpl-" + String(UInt64.random(in: .min ... .max), radix: 36)
    private let created = Int(Date().timeIntervalSince1970)
    let model: String
    /// Whether it replies to `data_sources`, which has names of its own and says when a turn ends.
    let isExtended: Bool

    init(model: String, isExtended: Bool = false) {
        self.model = model
        self.isExtended = isExtended
    }

    /// The whole answer at once.
    func whole(_ answer: Answer, context: MessageContext? = nil) -> ChatCompletionResponse {
        var response = response("chat.completion")
        let message = ChatCompletionResponse.Words(
            role: "assistant", content: TextOnlyReply(answer).words, endTurn: isExtended ? true : nil,
            context: context)
        response.choices = [.init(message: message, finishReason: answer.finishReason ?? "stop")]
        response.usage = ChatCompletionUsage(answer)
        response.citations = answer.citations
        response.docent = DocentReceipt(answer)
        return response
    }

    /// What comes before any text.
    func opening(_ context: MessageContext? = nil) -> ChatCompletionResponse {
        chunk(.init(role: "assistant", content: context == nil ? "" : nil, context: context))
    }

    /// A piece of text.
    func chunk(_ text: String) -> ChatCompletionResponse { chunk(.init(content: text)) }

    /// The end of the text, with its proof.
    func last(_ answer: Answer, streamed: String) -> ChatCompletionResponse {
        var response = chunk(.init(), finishReason: answer.finishReason ?? "stop")
        response.citations = answer.citations
        response.docent = DocentReceipt(answer, streamed: streamed)
        return response
    }

    /// The count of tokens, in a chunk of its own as OpenAI sends it.
    func usage(_ answer: Answer) -> ChatCompletionResponse {
        var response = response("chat.completion.chunk")
        response.usage = ChatCompletionUsage(answer)
        return response
    }

    private func chunk(
        _ delta: ChatCompletionResponse.Words, finishReason: String? = nil
    ) -> ChatCompletionResponse {
        var response = response("chat.completion.chunk")
        response.choices = [
            .init(delta: delta, finishReason: finishReason, endTurn: isExtended ? finishReason != nil : nil)
        ]
        return response
    }

    private func response(_ object: String) -> ChatCompletionResponse {
        ChatCompletionResponse(
            id: id, object: isExtended ? "extensions.\(object)" : object, created: created, model: model)
    }
}
