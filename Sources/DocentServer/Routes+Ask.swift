import Docent
import HTTPTypes
import Hummingbird

extension Routes {
    /// `POST /v1/ask`: one ``Answer`` as JSON, or its steps as events when the client accepts an event stream.
    func ask(_ request: Request, _ scope: RequestScope) async throws -> Response {
        let body = try await request.value(QuestionFields.self, limit: limits.bodyBytes)
        let question = try await answering.question(body, limits)
        let run = try AnswerRun(question, answering, channel: scope.channel, answers: answers)
        guard request.headers[.accept]?.contains("text/event-stream") == true else {
            return await whole(run, scope) { Response.json($0) }
        }
        return Response.events { stream in
            while let step = try await run.next() {
                switch step {
                case .passages(let hits): try await stream.send(hits, as: "passages")
                case .text(let text): try await stream.send(["text": text], as: "text")
                case .answer(let answer): try await stream.send(answer, as: "answer")
                }
            }
        } failing: {
            FailureBody(Failure($0), requestID: scope.requestID)
        }
    }

    /// The response to an answer that is sent in one piece; a failure still brings the passages that were found.
    func whole(
        _ run: AnswerRun, _ scope: RequestScope, _ response: (Answer) -> Response
    ) async -> Response {
        var passages: [Hit]?
        do {
            while let step = try await run.next() {
                switch step {
                case .passages(let hits): passages = hits
                case .text: break
                case .answer(let answer): return response(answer)
                }
            }
            throw CancellationError()
        } catch {
            return Failure(error).response(requestID: scope.requestID, passages: passages)
        }
    }
}
