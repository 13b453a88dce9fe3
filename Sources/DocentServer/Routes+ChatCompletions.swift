import Docent
import FoundationEssentials
import Hummingbird

extension Routes {
    /// `POST /v1/chat/completions` as OpenAI has it, with `citations` and a `docent` receipt beside the choices.
    func complete(_ request: Request, _ scope: RequestScope) async throws -> Response {
        let body = try await request.value(ChatCompletionRequest.self, limit: limits.bodyBytes)
        try body.check()
        let turns = body.turns
        var question = try await answering.question(
            turns.last ?? "", at: "messages", after: turns.dropLast(),
            within: body.docent?.filter ?? SearchFilter(), isStrict: body.docent?.isStrict ?? false,
            readsOperators: body.docent?.readsOperators ?? false, limits)
        question.answers = body.answers.suffix(question.history.count)
        question.wishes = limits.cut(body.wishes)
        question.maxTokens = body.maxCompletionTokens ?? body.maxTokens
        let run = try AnswerRun(question, answering, channel: scope.channel, answers: answers)
        let form = CompletionForm(model: answering.modelName ?? "docent")
        guard body.stream == true else {
            return await whole(run, scope) { Response.json(form.whole($0)) }
        }
        let wantsUsage = body.streamOptions?.includeUsage == true
        let found = PassagesSoFar()
        return Response.events { stream in
            var streamed = ""
            try await stream.send(form.chunk(role: "assistant", ""))
            while let step = try await run.next() {
                switch step {
                case .event(.text(let text)):
                    streamed += text
                    try await stream.send(form.chunk(text))
                case .event(let event): found.note(event)
                case .answer(let answer):
                    if streamed.isEmpty {
                        streamed = answer.answer
                        try await stream.send(form.chunk(answer.answer))
                    }
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

    init(model: String) { self.model = model }

    /// The whole answer at once.
    func whole(_ answer: Answer) -> ChatCompletionResponse {
        var response = response("chat.completion")
        response.choices = [
            .init(
                message: .init(role: "assistant", content: answer.answer),
                finishReason: answer.finishReason ?? "stop")
        ]
        response.usage = ChatCompletionUsage(answer)
        response.citations = answer.citations
        response.docent = DocentReceipt(answer)
        return response
    }

    /// A piece of text.
    func chunk(role: String? = nil, _ text: String) -> ChatCompletionResponse {
        var response = response("chat.completion.chunk")
        response.choices = [.init(delta: .init(role: role, content: text), finishReason: nil)]
        return response
    }

    /// The end of the text, with its proof.
    func last(_ answer: Answer, streamed: String) -> ChatCompletionResponse {
        var response = response("chat.completion.chunk")
        response.choices = [.init(delta: .init(), finishReason: answer.finishReason ?? "stop")]
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

    private func response(_ object: String) -> ChatCompletionResponse {
        ChatCompletionResponse(id: id, object: object, created: created, model: model)
    }
}
