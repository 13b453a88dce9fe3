import Docent

/// What the body of a question may say of where to look, in the names of `GET /v1/search`; a name may stand for one value
/// or, with an s, for several.
struct ScopeFields: Decodable {
    let filter: SearchFilter

    private enum CodingKeys: String, CodingKey {
        case collection, collections, path, paths, type, types, after, before
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func values(_ keys: CodingKeys...) throws -> [String] {
            try keys.flatMap { key -> [String] in
                if let value = try? container.decode(String.self, forKey: key) { return [value] }
                return try container.decodeIfPresent([String].self, forKey: key) ?? []
            }
        }
        filter = SearchFilter(
            collections: try values(.collection, .collections), paths: try values(.path, .paths),
            formats: try values(.type, .types).flatMap { FormatNames.formats(named: $0) },
            after: try container.decodeIfPresent(String.self, forKey: .after),
            before: try container.decodeIfPresent(String.self, forKey: .before))
    }
}

/// A question as `POST /v1/ask` and `POST /v1/feedback` take it.
struct QuestionFields: Decodable {
    let question: String
    /// Earlier questions of the conversation, oldest first.
    let history: [String]
    let scope: ScopeFields
    /// Whether sentences without support are removed instead of marked.
    let isStrict: Bool

    private enum CodingKeys: String, CodingKey { case question, history, strict }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        question = try container.decode(String.self, forKey: .question)
        history = try container.decodeIfPresent([String].self, forKey: .history) ?? []
        isStrict = try container.decodeIfPresent(Bool.self, forKey: .strict) ?? false
        scope = try ScopeFields(from: decoder)
    }
}

/// How many earlier questions of a conversation are taken.
private let mostTurns = 20

extension Answering {
    /// The question of a body, once it is one, short enough with all before it, and about documents that there are.
    ///
    /// - Parameter field: the field that holds the question.
    func question(_ fields: QuestionFields, _ limits: ServerLimits) async throws -> Question {
        try await question(
            fields.question, at: "question", after: fields.history, at: "history",
            within: fields.scope.filter, isStrict: fields.isStrict, limits)
    }

    /// The same from its parts.
    func question(
        _ text: String, at field: String, after history: [String], at historyField: String,
        within filter: SearchFilter, isStrict: Bool, _ limits: ServerLimits
    ) async throws -> Question {
        guard !text.allSatisfy(\.isWhitespace) else { throw Failure.invalid("a question is needed", field) }
        try limits.check(text, field)
        let history = Array(history.suffix(mostTurns))
        for turn in history { try limits.check(turn, historyField) }
        _ = try await query(text, within: filter)
        return Question(text, history: history, filter: filter, isStrict: isStrict)
    }

    /// A question taken apart, once something is asked in it and every restriction means something.
    func query(_ text: String, within filter: SearchFilter) async throws -> Query {
        let query = Query(parsing: text, within: filter)
        guard !query.lacksQuestion else { throw DocentError.questionMissing }
        try await check(query.filter)
        return query
    }
}

extension ServerLimits {
    /// Refuses a question that is longer than any question is.
    func check(_ question: String, _ parameter: String) throws {
        guard question.utf8.count <= questionBytes else {
            throw Failure.invalid("a question may have at most \(questionBytes) bytes", parameter)
        }
    }

    /// How many passages of one search are given: ten, unless asked for another number.
    func passages(_ asked: Int?) throws -> Int {
        let count = asked ?? 10
        guard (1...hits).contains(count) else {
            throw Failure.invalid("limit must be a number from 1 to \(hits)", "limit")
        }
        return count
    }
}
