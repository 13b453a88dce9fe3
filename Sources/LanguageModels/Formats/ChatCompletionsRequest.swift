import FoundationEssentials

/// What an endpoint takes; begins with a guess from the model's name and learns from refusals.
struct Dialect: Sendable {
    /// A parameter that some endpoints refuse.
    enum Parameter: String, CaseIterable, Sendable {
        case maxTokens = "max_tokens"
        case maxCompletionTokens = "max_completion_tokens"
        case maxOutputTokens = "max_output_tokens"
        case temperature
        case stop
        case seed
        case streamOptions = "stream_options"
        case system = "role"
        case store
    }

    /// Whether `/responses` is spoken instead of `/chat/completions`.
    var speaksResponses: Bool
    /// Parameters that are not sent.
    var omitted: Set<Parameter> = []
    private let reasons: Bool

    /// The dialect that `model` most likely takes.
    init(model: String, speaksResponses: Bool) {
        self.speaksResponses = speaksResponses
        reasons = Self.isReasoning(model)
        omitted = reasons ? [.maxTokens, .temperature, .stop, .seed] : [.maxCompletionTokens]
    }

    /// Changes what the server's words ask to be changed; false when they ask for nothing that can be.
    mutating func learn(from message: String) -> Bool {
        if !speaksResponses, message.contains("v1/responses") {
            speaksResponses = true
            return true
        }
        let named = Parameter.allCases.filter { !omitted.contains($0) && Self.names($0, in: message) }
        guard let parameter = named.first else { return false }
        omitted.insert(parameter)
        if parameter == .maxTokens { omitted.remove(.maxCompletionTokens) }
        return true
    }

    /// The limit to send for a visible reply of `tokens`: what a model thinks counts too, so it gets room for that.
    func limit(_ tokens: Int?) -> Int? { tokens.map { reasons ? min($0, 1 << 30) + 4096 : $0 } }

    /// `value` unless `parameter` is not sent.
    func sent<Value>(_ parameter: Parameter, _ value: Value?) -> Value? {
        omitted.contains(parameter) ? nil : value
    }

    /// OpenAI's o1, o3, o4 and gpt-5 models, whatever stands before a slash; gpt-5-chat does not reason.
    static func isReasoning(_ model: String) -> Bool {
        let name = model.split(separator: "/").last.map { $0.lowercased() } ?? ""
        if name.hasPrefix("gpt-5") { return !name.hasPrefix("gpt-5-chat") }
        return ["o1", "o3", "o4"].contains { name == $0 || name.hasPrefix($0 + "-") }
    }

    /// A parameter is named when it stands in quotes or as a word with an underscore; plain words need the quotes.
    private static func names(_ parameter: Parameter, in message: String) -> Bool {
        let name = parameter.rawValue
        if name.contains("_") { return message.contains(name) }
        if parameter == .system { return message.contains("role") && message.contains("system") }
        return ["'\(name)'", "\"\(name)\"", "`\(name)`", "body.\(name)", ": \(name)"].contains {
            message.contains($0)
        }
    }
}

/// The body of a request to `/chat/completions`.
struct ChatCompletionsRequest: Encodable {
    struct StreamOptions: Encodable { let includeUsage: Bool }

    let model: String?
    let messages: [ChatMessage]
    let stream = true
    let streamOptions: StreamOptions?
    let maxTokens: Int?
    let maxCompletionTokens: Int?
    let temperature: Double?
    let stop: [String]?
    let seed: Int?

    init(_ request: ChatRequest, model: String?, dialect: Dialect) {
        self.model = model
        messages =
            dialect.omitted.contains(.system) ? request.messages.map(\.withoutSystem) : request.messages
        streamOptions = dialect.sent(.streamOptions, StreamOptions(includeUsage: true))
        maxTokens = dialect.sent(.maxTokens, dialect.limit(request.maxTokens))
        maxCompletionTokens = dialect.sent(.maxCompletionTokens, dialect.limit(request.maxTokens))
        temperature = dialect.sent(.temperature, request.temperature)
        stop = dialect.sent(.stop, request.stop.isEmpty ? nil : request.stop)
        seed = dialect.sent(.seed, request.seed)
    }
}

/// The body of a request to `/responses`.
struct ResponsesRequest: Encodable {
    let model: String?
    let input: [ChatMessage]
    let stream = true
    let store: Bool?
    let maxOutputTokens: Int?
    let temperature: Double?

    init(_ request: ChatRequest, model: String?, dialect: Dialect) {
        self.model = model
        input = request.messages
        store = dialect.sent(.store, false)
        maxOutputTokens = dialect.sent(.maxOutputTokens, dialect.limit(request.maxTokens))
        temperature = dialect.sent(.temperature, request.temperature)
    }
}

extension ChatMessage {
    /// The message as a turn of the person when it is one of the system.
    fileprivate var withoutSystem: ChatMessage { role == .system ? .user(content) : self }
}
