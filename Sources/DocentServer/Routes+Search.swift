import Docent
import Hummingbird

extension Routes {
    /// `GET /v1/search?q=…&limit=…&collection=…&path=…&type=…&after=…&before=…`.
    func search(_ request: Request) async throws -> Response {
        let fields = QueryFields(request.uri.query ?? "")
        try FieldNames(fields.names).check(against: QueryFields.scope + ["q", "limit"])
        func values(_ name: String) -> [String] { fields.values(of: name) }
        guard let question = values("q").first, !question.allSatisfy(\.isWhitespace) else {
            throw Failure.invalid("q is needed: what to search for", "q")
        }
        try limits.check(question, "q")
        let query = try await assistant.query(question, within: fields.filter)
        // A limit that is not a number is rejected as 0 is.
        let limit = try limits.passages(values("limit").first.map { Int($0) ?? 0 })
        return Response.json(try await assistant.find(query, limit: limit))
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
    static let scope = ["collection", "path", "type", "after", "before"]

    /// Where to look, as the fields say.
    var filter: SearchFilter {
        SearchFilter(
            collections: values(of: "collection"), paths: values(of: "path"),
            formats: values(of: "type").flatMap { FormatNames.formats(named: $0) },
            after: values(of: "after").first, before: values(of: "before").first)
    }

    /// The values of the fields of a name, empty ones left out.
    func values(of name: String) -> [String] {
        fields.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
    }

    private static func decoded(_ text: Substring) -> String {
        String(text.map { $0 == "+" ? " " : $0 }).percentDecoded
    }
}
