import Docent
import Hummingbird

/// The body of `POST /v1/feedback`.
struct FeedbackRequest: Decodable {
    let asked: QuestionFields
    let verdict: FeedbackCase.Verdict
    /// Words that a right answer holds.
    let expected: String?

    private enum CodingKeys: String, CodingKey, CaseIterable { case verdict, expected }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        verdict = try container.decode(FeedbackCase.Verdict.self, forKey: .verdict)
        expected = try container.decodeIfPresent(String.self, forKey: .expected)
        asked = try QuestionFields(from: decoder, besides: CodingKeys.allCases.map(\.rawValue))
    }
}

/// The answer to `POST /v1/feedback`.
struct FeedbackReceipt: Encodable {
    let id: String
    let passages: Int
}

extension Routes {
    /// `POST /v1/feedback`: stores a question with its passages as a case for `docent eval feedback`.
    ///
    /// The question is asked again, which counts as an answer.
    func feedback(_ request: Request, _ scope: RequestScope) async throws -> Response {
        let body = try await request.value(FeedbackRequest.self, limit: limits.bodyBytes)
        let question = try await assistant.question(body.asked, limits)
        if let expected = body.expected { try limits.check(expected, "expected") }
        let stored = try await answers.withPlace(for: scope.channel) {
            try await assistant.keep(body.verdict, on: question, expected: body.expected)
        }
        return Response.json(FeedbackReceipt(id: stored.id, passages: stored.chunks.count))
    }
}
