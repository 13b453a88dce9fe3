package import Docent
import Hummingbird

/// What keeps people's words on answers: ``Assistant``, or a stand-in in a test.
package protocol FeedbackKeeping: Sendable {
    /// Asks a question again and stores it with its passages and the verdict.
    func keep(
        _ verdict: FeedbackCase.Verdict, on question: Question, expected: String?
    ) async throws -> FeedbackCase
}

extension Assistant: FeedbackKeeping {
    /// Asks a question again and stores it with its passages and the verdict.
    package func keep(
        _ verdict: FeedbackCase.Verdict, on question: Question, expected: String?
    ) async throws -> FeedbackCase {
        try await record(verdict, on: question, expected: expected)
    }
}

/// The body of `POST /v1/feedback`.
struct FeedbackRequest: Decodable {
    let verdict: FeedbackCase.Verdict
    let question: String
    /// Words that a right answer holds.
    var expected: String?
    /// Earlier questions of the conversation, oldest first.
    var history: [String]?
    var collections: [String]?
    var paths: [String]?
}

/// The answer to `POST /v1/feedback`.
struct FeedbackReceipt: Encodable {
    let id: String
    let passages: Int
}

extension Routes {
    /// `POST /v1/feedback`: stores a question with its passages as a case for `docent eval feedback`.
    func feedback(_ request: Request) async throws -> Response {
        let body = try await request.value(FeedbackRequest.self, limit: limits.bodyBytes)
        guard !body.question.allSatisfy(\.isWhitespace) else {
            throw Failure.invalid("a question is needed", "question")
        }
        try check(body.question, "question")
        if let expected = body.expected { try check(expected, "expected") }
        guard let keeper = answering as? any FeedbackKeeping else { throw Failure.notFound }
        let question = Question(
            body.question, history: (body.history ?? []).suffix(20).map { String($0) },
            filter: SearchFilter(collections: body.collections ?? [], paths: body.paths ?? []))
        let stored = try await keeper.keep(body.verdict, on: question, expected: body.expected)
        return Response.json(FeedbackReceipt(id: stored.id, passages: stored.chunks.count))
    }
}
