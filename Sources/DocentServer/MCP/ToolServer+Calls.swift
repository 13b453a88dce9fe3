import Docent
import FoundationEssentials

extension ToolServer {
    /// The answer to `tools/call`; what a model can mend is said in a result, not in an error that it does not see.
    func call(_ bytes: Data) async throws -> ToolResult {
        let name = try Self.parameters(CalledTool.self, of: bytes).name
        guard let tool = DocumentTool(rawValue: name) else {
            throw RPCError.invalidParameters("there is no tool \(name)")
        }
        do {
            try Self.checkNames(in: bytes, against: tool.schema)
            return switch tool {
            case .ask: try await ask(Self.arguments(in: bytes))
            case .search: try await search(Self.arguments(in: bytes))
            case .read: try await read(Self.arguments(in: bytes))
            case .list: try await list(Self.arguments(in: bytes))
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch let error as RPCError {
            return ToolResult(error.message, isError: true)
        } catch {
            return ToolResult(Self.sentence(Failure(error)), isError: true)
        }
    }

    private func ask(_ fields: AskRequest) async throws -> ToolResult {
        let question = try await assistant.question(fields, limits)
        let answer = try await answers.withPlace(for: client) { [assistant] in
            try await assistant.answer(question) { _ in }
        }
        return ToolResult(ToolText.of(answer), ToldAnswer(answer))
    }

    private func search(_ fields: SearchFields) async throws -> ToolResult {
        try limits.check(fields.query, "query")
        let limit = try limits.passages(fields.limit)
        let findings = try await answers.withPlace(for: client, within: limits.searchTime) { [assistant] in
            let query = try await assistant.query(fields.query, within: fields.scope.filter)
            return try await assistant.find(query, limit: limit)
        }
        return ToolResult(ToolText.of(findings), ToldFindings(findings))
    }

    private func read(_ fields: AddressFields) async throws -> ToolResult {
        try limits.check(fields.address, "address")
        let words = try await answers.withPlace(for: client, within: limits.searchTime) { [assistant] in
            try await assistant.words(at: fields.address, in: fields.collection)
        }
        return ToolResult(ToolText.of(words), ToldWords(words))
    }

    private func list(_ fields: ScopeFields) async throws -> ToolResult {
        let documents = try await answers.withPlace(for: client, within: limits.searchTime) { [assistant] in
            try await assistant.documents(within: fields.filter)
        }
        return ToolResult(ToolText.of(documents), DocumentList(documents, most: ToolText.mostDocuments))
    }

    private static func arguments<Value: Decodable>(in bytes: Data) throws(RPCError) -> Value {
        try parameters(CallArguments<Value>.self, of: bytes).value
    }

    /// Refuses arguments that the tool does not know: a slip would otherwise widen what is asked without a word.
    private static func checkNames(
        in bytes: Data, against schema: DocumentTool.Schema
    ) throws(RPCError) {
        let names: FieldNames = try arguments(in: bytes)
        do {
            try names.check(against: Array(schema.properties.keys))
        } catch {
            throw .invalidParameters(sentence(error))
        }
    }
}

/// The part of a call that says which tool is meant.
struct CalledTool: Decodable { let name: String }

/// The arguments of a call; without any they are an empty object.
private struct CallArguments<Value: Decodable>: Decodable {
    let value: Value

    private enum CodingKeys: String, CodingKey { case arguments }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if container.contains(.arguments) {
            value = try container.decode(Value.self, forKey: .arguments)
        } else {
            value = try JSONDecoder().decode(Value.self, from: Data("{}".utf8))
        }
    }
}

/// What `search_documents` takes.
private struct SearchFields: Decodable {
    let query: String
    let limit: Int?
    let scope: ScopeFields

    private enum CodingKeys: String, CodingKey { case query, limit }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        query = try container.decode(String.self, forKey: .query)
        limit = try container.decodeIfPresent(Int.self, forKey: .limit)
        scope = try ScopeFields(from: decoder)
    }
}

/// What `read_document` takes.
private struct AddressFields: Decodable {
    let address: String
    let collection: String?
}
