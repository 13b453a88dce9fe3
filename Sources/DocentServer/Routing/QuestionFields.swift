import Docent

/// What the body of a question may say of where to look, in the names of `GET /v1/search`; a name may stand for one value
/// or, with an s, for several.
struct ScopeFields: Decodable {
    let filter: SearchFilter

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case collection, collections, path, paths, document, documents, type, types, after, before
    }

    /// The names of the fields.
    static let names = CodingKeys.allCases.map(\.rawValue)

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
            documents: try values(.document, .documents),
            formats: try values(.type, .types).flatMap { FormatNames.formats(named: $0) },
            after: try container.decodeIfPresent(String.self, forKey: .after),
            before: try container.decodeIfPresent(String.self, forKey: .before))
    }
}

/// The names of an object's fields: one that nobody knows is a slip, which would widen what is asked without a word.
struct FieldNames: Decodable {
    let all: [String]

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(_ names: [String]) { all = names.sorted() }

    init(from decoder: any Decoder) throws {
        all = try decoder.container(keyedBy: Name.self).allKeys.map(\.stringValue).sorted()
    }

    /// Refuses a field that is none of those known.
    func check(against known: [String]) throws(Failure) {
        guard let stranger = all.first(where: { !known.contains($0) }) else { return }
        let name = String(stranger.prefix(100))
        throw .invalid(
            "there is no field \(name); there are: \(known.sorted().joined(separator: ", "))", name)
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

    private enum CodingKeys: String, CodingKey, CaseIterable { case question, history, strict }

    init(from decoder: any Decoder) throws { try self.init(from: decoder, besides: []) }

    /// - Parameter others: the names of the fields that the body has besides.
    init(from decoder: any Decoder, besides others: [String]) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let own = CodingKeys.allCases.map(\.rawValue)
        try FieldNames(from: decoder).check(against: ScopeFields.names + own + others)
        question = try container.decode(String.self, forKey: .question)
        history = try container.decodeIfPresent([String].self, forKey: .history) ?? []
        isStrict = try container.decodeIfPresent(Bool.self, forKey: .strict) ?? false
        scope = try ScopeFields(from: decoder)
    }
}

/// How many earlier questions of a conversation are taken.
private let mostTurns = 20

extension Retrieving {
    /// The question of a body, once it is one, short enough with all before it, and about documents that there are.
    ///
    /// - Parameter field: the field that holds the question.
    func question(_ fields: QuestionFields, _ limits: ServerLimits) async throws -> Question {
        try await question(
            fields.question, at: "question", after: fields.history,
            within: fields.scope.filter, isStrict: fields.isStrict, limits)
    }

    /// The same from its parts.
    func question(
        _ text: String, at field: String, after history: [String],
        within filter: SearchFilter, isStrict: Bool, readsOperators: Bool = true, _ limits: ServerLimits
    ) async throws -> Question {
        guard !text.allSatisfy(\.isWhitespace) else { throw Failure.invalid("a question is needed", field) }
        try limits.check(text, field)
        let history = history.suffix(mostTurns).map { limits.cut($0) }
        if readsOperators { _ = try await query(text, within: filter) } else { try await check(filter) }
        var question = Question(
            text, history: history, filter: filter, unsupported: isStrict ? .remove : .mark)
        question.readsOperators = readsOperators
        return question
    }

    /// The question of a conversation with one of OpenAI's clients.
    ///
    /// - Parameters:
    ///   - field: the field that holds the conversation.
    ///   - wishes: what the application says of the manner of the answer.
    func question(
        _ conversation: ClientConversation, at field: String, wishes: [String], _ options: DocentOptions?,
        _ limits: ServerLimits
    ) async throws -> Question {
        let asked = conversation.questions
        var question = try await question(
            asked.last ?? "", at: field, after: asked.dropLast(), within: options?.filter ?? SearchFilter(),
            isStrict: options?.isStrict ?? false, readsOperators: options?.readsOperators ?? false, limits)
        question.answers = conversation.answers.suffix(question.history.count)
        question.wishes = limits.cut(wishes.filter { !$0.isEmpty }.joined(separator: "\n"))
        return question
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
    /// The beginning of an earlier question: what was pasted with it says little of what is asked now.
    func cut(_ question: String) -> String {
        question.utf8.count <= turnBytes
            ? question : String(decoding: question.utf8.prefix(turnBytes), as: UTF8.self)
    }

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
