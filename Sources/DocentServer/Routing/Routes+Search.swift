import Docent
import Hummingbird

extension Routes {
    /// `GET /v1/search?q=…&limit=…&collection=…&path=…&document=…&type=…&after=…&before=…`.
    func search(_ request: Request, _ scope: RequestScope) async throws -> Response {
        let fields = QueryFields(request.uri.query ?? "")
        try FieldNames(fields.names).check(against: QueryFields.scope + ["q", "limit"])
        try fields.checkSingle(["q", "limit"])
        func values(_ name: String) -> [String] { fields.values(of: name) }
        guard let question = values("q").first, !question.allSatisfy(\.isWhitespace) else {
            throw Failure.invalid("q is needed: what to search for", "q")
        }
        try limits.check(question, "q")
        // A limit that is not a number is rejected as 0 is.
        let limit = try limits.passages(values("limit").first.map { Int($0) ?? 0 })
        let findings = try await answers.withPlace(for: scope.channel, within: limits.searchTime) {
            [assistant] in
            let query = try await assistant.query(question, within: fields.filter)
            return try await assistant.find(query, limit: limit)
        }
        return Response.json(findings)
    }
}

/// The fields of a URL's query as forms write them, a plus sign for a space.
struct QueryFields {
    private let fields: [(name: String, value: String)]

    init(_ query: String) {
        fields = query.split(separator: "&").map { field in
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
    }

    /// The names of all fields.
    var names: [String] { fields.map(\.name) }

    /// The names of the fields that say where to look.
    static let scope = ["collection", "path", "document", "type", "after", "before"]

    /// Where to look, as the fields say.
    var filter: SearchFilter {
        SearchFilter(
            collections: values(of: "collection"), paths: values(of: "path"),
            documents: values(of: "document"),
            formats: values(of: "type").flatMap { FormatNames.formats(named: $0) },
            after: values(of: "after").first, before: values(of: "before").first)
    }

    /// Refuses a second value of a field that takes one: if ignored, it would widen what is asked without a word.
    func checkSingle(_ names: [String]) throws(Failure) {
        for name in names + ["after", "before"] where values(of: name).count > 1 {
            throw .invalid("\(name) takes one value", name)
        }
    }

    /// The values of the fields of a name, empty ones left out.
    func values(of name: String) -> [String] {
        fields.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
    }

    private static func decoded(_ text: Substring) -> String {
        String(text.map { $0 == "+" ? " " : $0 }).percentDecoded
    }
}
