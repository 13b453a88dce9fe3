import Docent
import Hummingbird

extension Routes {
    /// `POST /v1/responses` as OpenAI has it, with `citations` and a `docent` receipt beside the output.
    func reply(_ request: Request, _ scope: RequestScope) async throws -> Response {
        let body = try await request.value(ResponsesRequest.self, limit: limits.bodyBytes)
        try body.check()
        var question = try await assistant.question(
            body.conversation, at: "input", wishes: body.wishes, body.docent, limits)
        question.maxTokens = body.maxOutputTokens
        let run = try AnswerRun(question, assistant, channel: scope.channel, answers: answers)
        let form = ResponsesForm(model: assistant.modelName ?? "docent")
        guard body.stream == true else {
            return await whole(run, scope) { Response.json(form.whole($0)) }
        }
        return streamed(run, form, scope)
    }

    private func streamed(_ run: AnswerRun, _ form: ResponsesForm, _ scope: RequestScope) -> Response {
        let found = PassagesSoFar()
        return Response.events { stream in
            var pieces = TextOnlyChunks(of: run, noting: found)
            var numbers = ResponsesEventNumbers()
            var words = ""
            for event in form.opening { try await numbers.send(event, to: &stream) }
            do {
                while let piece = try await pieces.next() {
                    switch piece {
                    case .words(let more):
                        words += more
                        try await numbers.send(form.piece(more), to: &stream)
                    case .end(let answer, let streamed):
                        for event in form.closing(answer, words: words, streamed: streamed) {
                            try await numbers.send(event, to: &stream)
                        }
                    }
                }
            } catch {
                // Clients that know this event take it for the end; the others get the error that follows.
                let failed = ResponsesEvent("response.failed", response: form.failed(Failure(error)))
                try await numbers.send(failed, to: &stream)
                throw error
            }
        } failing: {
            FailureBody(Failure($0), requestID: scope.requestID, passages: found.hits)
        }
    }
}
