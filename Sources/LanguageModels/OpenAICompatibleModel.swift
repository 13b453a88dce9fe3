import FoundationEssentials
import NIOHTTP1
import Synchronization

/// A model behind OpenAI's API: OpenAI itself, Azure OpenAI, and the many servers that speak the same.
final class OpenAICompatibleModel: LanguageModel {
    private let endpoint: OpenAIEndpoint
    private let transport: Transport
    private let configuration: LanguageModelConfiguration
    private let dialect: Mutex<Dialect>
    private let catalog = Mutex<[ListedModel]?>(nil)
    private let properties = Mutex<Int?>(nil)
    private let lookup: ServerLookup

    init(_ configuration: LanguageModelConfiguration) throws {
        self.configuration = configuration
        transport = try Transport(configuration)
        lookup = ServerLookup(by: transport)
        endpoint = try OpenAIEndpoint(configuration, base: transport.base)
        dialect = Mutex(
            Dialect(model: configuration.model ?? "", speaksResponses: configuration.provider == .responses))
    }

    var name: String { configuration.model ?? configuration.deployment ?? listed?.first?.id ?? "default" }

    func contextLength() async -> Int? {
        if let known = ContextLength.told(configuration.contextLength) { return known }
        let listing = endpoint.listsLengths ? await models() : []
        guard let entry = ContextLength.entry(for: name, in: listing) else {
            return ContextLength.published(for: name)
        }
        if let length = entry.contextLength { return length }
        return await propertiesLength(of: entry) ?? ContextLength.published(for: name)
    }

    func reply(to request: ChatRequest) async throws -> ChatStream {
        if configuration.model == nil, configuration.deployment == nil { _ = await models() }
        for _ in Dialect.Parameter.allCases {
            let spoken = dialect.withLock { $0 }
            do {
                return try await send(request, spoken)
            } catch LanguageModelsError.refused(_, let status, let message?, _)
                where [400, 404, 422].contains(status) && learn(from: message, spoken)
            {
                continue
            }
        }
        return try await send(request, dialect.withLock { $0 })
    }

    private func learn(from message: String, _ spoken: Dialect) -> Bool {
        var better = spoken
        guard better.learn(from: message) else { return false }
        dialect.withLock { [better] in $0 = better }
        return true
    }

    private func send(_ request: ChatRequest, _ dialect: Dialect) async throws -> ChatStream {
        let model = endpoint.namesModel ? name : nil
        if dialect.speaksResponses {
            let body = ResponsesRequest(request, model: model, dialect: dialect)
            return try await transport.stream(try call("/responses", body), format: ResponsesFormat())
        }
        let body = ChatCompletionsRequest(request, model: model, dialect: dialect)
        return try await transport.stream(
            try call("/chat/completions", body), format: ChatCompletionsFormat())
    }

    private func call(_ path: String, _ body: some Encodable) throws -> Call {
        Call(
            url: endpoint.url(path), headers: endpoint.headers,
            body: Array(try JSONEncoder.wire.encode(body)),
            accept: "text/event-stream")
    }

    private var listed: [ListedModel]? { catalog.withLock { $0 } }

    /// The models that the server lists, asked for until it names one; empty when it does not say.
    private func models() async -> [ListedModel] {
        if let listed { return listed }
        let call = Call(method: .GET, url: endpoint.url("/models"), headers: endpoint.headers)
        let models = await lookup.fetch(call) { body in
            try? JSONDecoder.wire.decode(ListedModel.List.self, from: Data(body)).data
        }
        guard let models, !models.isEmpty else { return [] }
        catalog.withLock { $0 = models }
        return models
    }

    /// What llama.cpp tells of itself apart from its list, asked for once.
    private func propertiesLength(of entry: ListedModel) async -> Int? {
        guard entry.ownedBy == "llamacpp" else { return nil }
        if let known = properties.withLock({ $0 }) { return known }
        let call = Call(method: .GET, url: endpoint.propertiesURL, headers: endpoint.headers)
        guard let length = await lookup.fetch(call, ContextLength.properties) else { return nil }
        properties.withLock { $0 = length }
        return length
    }
}

/// An entry of `/models`, with the lengths that some servers add.
struct ListedModel: Decodable, Sendable {
    struct List: Decodable { let data: [ListedModel] }

    struct Meta: Decodable, Sendable { var nCtx: Int? }

    let id: String
    private(set) var ownedBy: String?
    private var maxModelLen: Int?
    private var contextLengthField: Int?
    private var contextWindow: Int?
    private var meta: Meta?

    enum CodingKeys: String, CodingKey {
        case id, ownedBy, maxModelLen, contextWindow, meta
        case contextLengthField = "contextLength"
    }

    /// As vLLM, OpenRouter, Groq and llama.cpp name it.
    var contextLength: Int? {
        [meta?.nCtx, maxModelLen, contextLengthField, contextWindow].lazy.compactMap(ContextLength.told).first
    }
}
