/// Everything needed to reach one model, as plain values.
public struct LanguageModelConfiguration: Sendable {
    /// Which protocol the endpoint speaks.
    public enum Provider: String, Sendable, Hashable, CaseIterable {
        /// `POST <base>/chat/completions`, as OpenAI and most servers have it.
        case openAI = "openai"
        /// Azure OpenAI: deployment paths with an API version, or its v1 endpoint.
        case azure
        /// Ollama's own `/api/chat`, which lets the prompt's window be set.
        case ollama
        /// `POST <base>/responses`, for providers that have only that.
        case responses
    }

    /// Which protocol the endpoint speaks.
    public var provider: Provider
    /// The model's name; nil takes the first that the server lists (Azure: the deployment's name).
    public var model: String?
    /// Where the API begins, for example `https://api.openai.com/v1`, `http://127.0.0.1:11434`.
    public var baseURL: String
    /// The key, sent as the provider expects it.
    public var key: APIKey?
    /// A file that holds the key, read when the model is made; it must be closed to other users.
    public var keyFile: String?
    /// A bearer token of Microsoft Entra ID, used by Azure instead of the key.
    public var bearerToken: APIKey?
    /// Azure's deployment.
    public var deployment: String?
    /// Azure's API version; `v1`, `preview` or `latest` choose the v1 endpoint.
    public var apiVersion: String?
    /// Tokens of prompt and reply together, when a person knows better than the server.
    public var contextLength: Int?
    /// How long to wait.
    public var deadlines: Deadlines
    /// The proxy, as `http://[user:password@]host:port` or `socks5://host:port`; never used for this machine itself.
    public var proxy: String?
    /// A PEM file of certificate authorities trusted besides the system's.
    public var certificateAuthorityFile: String?
    /// The most bytes of one reply.
    public var maxReplyBytes: Int

    /// A configuration; what is left out has its usual value.
    public init(
        provider: Provider, model: String? = nil, baseURL: String? = nil, key: APIKey? = nil,
        keyFile: String? = nil, bearerToken: APIKey? = nil, deployment: String? = nil,
        apiVersion: String? = nil,
        contextLength: Int? = nil, deadlines: Deadlines = Deadlines(), proxy: String? = nil,
        certificateAuthorityFile: String? = nil, maxReplyBytes: Int = 8 << 20
    ) {
        self.provider = provider
        self.model = model
        self.baseURL = baseURL ?? provider.usualBaseURL
        self.key = key
        self.keyFile = keyFile
        self.bearerToken = bearerToken
        self.deployment = deployment
        self.apiVersion = apiVersion
        self.contextLength = contextLength
        self.deadlines = deadlines
        self.proxy = proxy
        self.certificateAuthorityFile = certificateAuthorityFile
        self.maxReplyBytes = maxReplyBytes
    }

    /// The model that this configuration describes; connects to nothing yet.
    ///
    /// - Throws: ``LanguageModelsError/misconfigured(_:)`` when the URL, the proxy, the key's or the certificates' file
    ///   is unusable, or something that the provider needs is missing.
    public func makeModel() throws -> any LanguageModel {
        var complete = self
        if let keyFile, key == nil { complete.key = try APIKey(file: keyFile) }
        return switch provider {
        case .openAI, .responses, .azure: try OpenAICompatibleModel(complete)
        case .ollama: try OllamaModel(complete)
        }
    }
}

extension LanguageModelConfiguration.Provider {
    var usualBaseURL: String {
        switch self {
        case .openAI, .responses: "https://api.openai.com/v1"
        case .ollama: "http://127.0.0.1:11434"
        case .azure: ""
        }
    }
}

extension LanguageModelConfiguration {
    /// How long to wait for a model.
    public struct Deadlines: Sendable, Hashable {
        /// For a connection.
        public var connect: Duration
        /// From the request to the first byte of the reply's body.
        public var firstByte: Duration
        /// Between two pieces of the reply.
        public var idle: Duration
        /// From the request to the end of the reply, retries included.
        public var total: Duration

        /// Deadlines; 10 s, 60 s, 30 s and 10 min when left out.
        public init(
            connect: Duration = .seconds(10), firstByte: Duration = .seconds(60),
            idle: Duration = .seconds(30),
            total: Duration = .seconds(600)
        ) {
            self.connect = connect
            self.firstByte = firstByte
            self.idle = idle
            self.total = total
        }
    }
}
