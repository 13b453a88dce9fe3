import Docent
import Hummingbird

extension Routes {
    /// `GET /v1/search?q=…&limit=…&collection=…&path=…&type=…&after=…&before=…`.
    func search(_ request: Request) async throws -> Response {
        let parameters = request.uri.queryParameters
        func values(_ name: String) -> [String] { parameters.getAll(name) }
        guard let question = values("q").first, !question.allSatisfy(\.isWhitespace) else {
            throw Failure.invalid("q is needed: what to search for", "q")
        }
        try check(question, "q")
        let filter = SearchFilter(
            collections: values("collection"), paths: values("path"),
            formats: values("type").map { Format(rawValue: $0.lowercased()) },
            after: values("after").first, before: values("before").first)
        let limit = try limit(values("limit").first)
        return Response.json(try await answering.find(Query(parsing: question, within: filter), limit: limit))
    }

    /// Refuses a question that is longer than any question is.
    func check(_ question: String, _ parameter: String) throws {
        guard question.utf8.count <= limits.questionBytes else {
            throw Failure.invalid("a question may have \(limits.questionBytes) bytes", parameter)
        }
    }

    private func limit(_ text: String?) throws -> Int {
        guard let text else { return 10 }
        guard let limit = Int(text), (1...limits.hits).contains(limit) else {
            throw Failure.invalid("limit must be a number from 1 to \(limits.hits)", "limit")
        }
        return limit
    }
}
