import Docent
import HTTPTypes
import Hummingbird

/// The body of `POST /v1/ask`, and the arguments of the tool `ask_documents`.
struct AskRequest: Decodable {
    let asked: QuestionFields
    /// Whether every section is read, for a question that lists or counts.
    let readsEvery: Bool

    private enum CodingKeys: String, CodingKey, CaseIterable { case every }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        readsEvery = try container.decodeIfPresent(Bool.self, forKey: .every) ?? false
        asked = try QuestionFields(from: decoder, besides: CodingKeys.allCases.map(\.rawValue))
    }
}

extension Retrieving {
    /// The question of a body, once it is one.
    func question(_ request: AskRequest, _ limits: ServerLimits) async throws -> Question {
        var question = try await question(request.asked, limits)
        question.readsEvery = request.readsEvery
        return question
    }
}

extension Routes {
    /// `POST /v1/ask`: one ``Answer`` as JSON, or its steps as events when the client accepts an event stream.
    func ask(_ request: Request, _ scope: RequestScope) async throws -> Response {
        let body = try await request.value(AskRequest.self, limit: limits.bodyBytes)
        let question = try await assistant.question(body, limits)
        let run = try AnswerRun(question, assistant, channel: scope.channel, answers: answers)
        guard request.headers[.accept]?.contains("text/event-stream") == true else {
            return await whole(run, scope) { Response.json($0) }
        }
        return Response.events { stream in
            while let step = try await run.next() {
                switch step {
                case .event(.passages(let hits)): try await stream.send(hits, as: "passages")
                case .event(.reading(let read, let sections)):
                    try await stream.send(["read": read, "sections": sections], as: "progress")
                case .event(.text(let text)): try await stream.send(["text": text], as: "text")
                case .event(.searching), .event(.sources): break
                case .answer(let answer): try await stream.send(answer, as: "answer")
                }
            }
        } failing: {
            FailureBody(Failure($0), requestID: scope.requestID)
        }
    }

    /// The response to an answer that is sent in one piece; a failure still brings the passages that were found.
    ///
    /// - Parameter found: keeps what is found, for the response.
    func whole(
        _ run: AnswerRun, _ scope: RequestScope, noting found: PassagesSoFar = PassagesSoFar(),
        _ response: (Answer) -> Response
    ) async -> Response {
        do {
            while let step = try await run.next() {
                switch step {
                case .event(let event): found.note(event)
                case .answer(let answer): return response(answer)
                }
            }
            throw CancellationError()
        } catch {
            return Failure(error).response(requestID: scope.requestID, passages: found.hits)
        }
    }
}
