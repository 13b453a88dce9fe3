import FoundationEssentials
import NIOHTTP1
import Synchronization

/// A model behind Ollama's own API.
///
/// Ollama cuts a prompt that is longer than `num_ctx` without a word, and its default is small. So `num_ctx` is sent
/// with each request, and is what ``contextLength()`` tells.
final class OllamaModel: LanguageModel {
    /// The window when nobody set one: more costs memory that small machines lack.
    static let usualWindow = 8192

    private let transport: Transport
    private let configuration: LanguageModelConfiguration
    private let lookup: ServerLookup
    private let found = Mutex((name: String?.none, window: Int?.none))

    init(_ configuration: LanguageModelConfiguration) throws {
        self.configuration = configuration
        transport = try Transport(configuration)
        lookup = ServerLookup(by: transport)
    }

    var name: String { configuration.model ?? found.withLock { $0.name } ?? "default" }

    func contextLength() async -> Int? {
        await findName()
        if let window = ContextLength.told(configuration.contextLength) ?? found.withLock({ $0.window }) {
            return window
        }
        guard let length = await trainedLength() else { return Self.usualWindow }
        let window = min(length, Self.usualWindow)
        found.withLock { $0.window = window }
        return window
    }

    func reply(to request: ChatRequest) async throws -> ChatStream {
        let window = await contextLength()
        let body = OllamaRequest(request, model: name, window: window)
        return try await transport.stream(try call("/api/chat", body), format: OllamaFormat(), linewise: true)
    }

    private func call(_ path: String, _ body: some Encodable) throws -> Call {
        Call(
            url: transport.base.url(path), headers: authorization,
            body: Array(try JSONEncoder.wire.encode(body)), accept: "application/x-ndjson")
    }

    private var authorization: [(String, String)] {
        configuration.key.map { [$0.bearer] } ?? []
    }

    /// Takes the first installed model when none was named.
    private func findName() async {
        guard configuration.model == nil, found.withLock({ $0.name }) == nil else { return }
        let call = Call(method: .GET, url: transport.base.url("/api/tags"), headers: authorization)
        let name = await lookup.fetch(call) { body in
            try? JSONDecoder.wire.decode(Tags.self, from: Data(body)).models.first?.name
        }
        if let name { found.withLock { $0.name = name } }
    }

    /// The length that the model was trained for.
    private func trainedLength() async -> Int? {
        guard let call = try? call("/api/show", ["model": name]) else { return nil }
        return await lookup.fetch(call) { body in
            let card = try? JSONDecoder().decode(Card.self, from: Data(body))
            return ContextLength.told(
                card?.modelInfo.first { $0.key.hasSuffix(".context_length") }?.value.first)
        }
    }

    /// The installed models, as `/api/tags` lists them.
    struct Tags: Decodable {
        struct Model: Decodable { let name: String }
        let models: [Model]
    }

    private struct Card: Decodable {
        struct Anything: Decodable {}
        let modelInfo: [String: OneOf<Int, Anything>]
        enum CodingKeys: String, CodingKey { case modelInfo = "model_info" }
    }
}

/// The body of a request to `/api/chat`.
struct OllamaRequest: Encodable {
    struct Options: Encodable {
        let numCtx: Int?
        let numPredict: Int?
        let temperature: Double?
        let stop: [String]?
        let seed: Int?
    }

    let model: String
    let messages: [ChatMessage]
    let stream = true
    let options: Options

    init(_ request: ChatRequest, model: String, window: Int?) {
        self.model = model
        messages = request.messages
        options = Options(
            numCtx: window, numPredict: request.maxTokens, temperature: request.temperature,
            stop: request.stop.isEmpty ? nil : request.stop, seed: request.seed)
    }
}
