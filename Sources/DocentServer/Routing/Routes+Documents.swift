import Docent
import Hummingbird

extension Routes {
    /// `GET /v1/documents?collection=…&path=…&type=…&after=…&before=…`: what the index holds.
    func documents(_ request: Request, _ scope: RequestScope) async throws -> Response {
        let fields = QueryFields(request.uri.query ?? "")
        try FieldNames(fields.names).check(against: QueryFields.scope)
        try fields.checkSingle([])
        let documents = try await answers.withPlace(for: scope.channel, within: limits.searchTime) {
            [assistant] in
            try await assistant.documents(within: fields.filter)
        }
        return Response.json(DocumentList(documents))
    }

    /// `GET /v1/words?address=…&collection=…`: the words at an address as citations print it, or of a whole document.
    func words(_ request: Request, _ scope: RequestScope) async throws -> Response {
        let fields = QueryFields(request.uri.query ?? "")
        try FieldNames(fields.names).check(against: ["address", "collection"])
        try fields.checkSingle(["address", "collection"])
        guard let address = fields.values(of: "address").first else {
            throw Failure.invalid("address is needed: path#place as citations print it, or a path", "address")
        }
        try limits.check(address, "address")
        let words = try await answers.withPlace(for: scope.channel, within: limits.searchTime) {
            [assistant] in
            try await assistant.words(at: address, in: fields.values(of: "collection").first)
        }
        return Response.json(words)
    }
}

/// The documents of the index with what is known of each.
struct DocumentList: Encodable {
    struct Line: Encodable {
        let path: String
        let collection: String
        let title: String
        let format: String?
        let date: String?
        let outcome: String

        init(_ document: StoredDocument) {
            path = document.path
            collection = document.collection
            title = document.title
            format = document.format?.rawValue
            date = document.date
            outcome = document.outcome.rawValue
        }
    }

    /// How many there are, listed or not.
    let count: Int
    let collections: [String]
    let documents: [Line]

    /// - Parameter most: how many are listed.
    init(_ documents: [StoredDocument], most: Int = .max) {
        count = documents.count
        collections = Set(documents.map(\.collection)).sorted()
        self.documents = documents.prefix(most).map(Line.init)
    }
}
