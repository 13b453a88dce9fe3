extension LanguageModelConfiguration {
    /// Reads the variables that other tools use already; nil when none names a model or an endpoint.
    ///
    /// `DOCENT_MODEL` wins: `none` for no model, `openai:NAME`, `azure:DEPLOYMENT`, `ollama:NAME`, `responses:NAME`,
    /// or a bare name. Without it the first of these decides: `AZURE_OPENAI_ENDPOINT`; `OPENAI_API_KEY` or
    /// `OPENAI_BASE_URL`; `OLLAMA_HOST` or `OLLAMA_MODEL`. Empty variables count as absent.
    ///
    /// `DOCENT_PROVIDER` names the protocol by itself: `openai`, `azure`, `ollama` or `responses`.
    ///
    /// Besides: `OPENAI_MODEL`, `OPENAI_API_KEY_FILE`, `AZURE_OPENAI_API_KEY`, `AZURE_OPENAI_AD_TOKEN`, `AZURE_OPENAI_DEPLOYMENT`,
    /// `OPENAI_API_VERSION`, `DOCENT_CONTEXT_LENGTH` (tokens), `DOCENT_MODEL_TIMEOUT` (seconds to the first byte),
    /// `DOCENT_CA_FILE` or `SSL_CERT_FILE`, and `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`.
    ///
    /// - Throws: ``LanguageModelsError/misconfigured(_:)`` for a value that a variable cannot have.
    public init?(environment: [String: String]) throws {
        let variables = Variables(environment)
        try variables.check()
        guard let choice = Choice(variables) else { return nil }
        switch choice.provider {
        case .azure: self.init(azure: variables, model: choice.model)
        case .ollama: self.init(ollama: variables, model: choice.model)
        case .openAI, .responses: self.init(openAI: variables, choice: choice)
        }
        if choice.provider != .ollama { keyFile = variables["OPENAI_API_KEY_FILE"] }
        contextLength = variables["DOCENT_CONTEXT_LENGTH"].flatMap { Int($0) }
        certificateAuthorityFile = variables["DOCENT_CA_FILE"] ?? variables["SSL_CERT_FILE"]
        if let seconds = variables["DOCENT_MODEL_TIMEOUT"].flatMap({ Double($0) }) {
            deadlines.firstByte = .seconds(seconds)
            deadlines.idle = max(deadlines.idle, .seconds(seconds))
        }
        proxy = variables.proxy(for: baseURL)
    }

    private init(azure variables: Variables, model: String?) {
        self.init(
            provider: .azure, model: model, baseURL: variables["AZURE_OPENAI_ENDPOINT"],
            key: variables.key("AZURE_OPENAI_API_KEY") ?? variables.key("OPENAI_API_KEY"),
            bearerToken: variables.key("AZURE_OPENAI_AD_TOKEN"),
            deployment: variables["AZURE_OPENAI_DEPLOYMENT"] ?? model,
            apiVersion: variables["OPENAI_API_VERSION"] ?? variables["AZURE_OPENAI_API_VERSION"])
    }

    private init(ollama variables: Variables, model: String?) {
        self.init(
            provider: .ollama, model: model ?? variables["OLLAMA_MODEL"],
            baseURL: variables["OLLAMA_HOST"].map(Self.ollamaURL))
    }

    private init(openAI variables: Variables, choice: Choice) {
        let base = variables["OPENAI_BASE_URL"] ?? variables["OPENAI_API_BASE"]
        self.init(
            provider: choice.provider,
            model: choice.model ?? variables["OPENAI_MODEL"] ?? (base == nil ? "gpt-4o-mini" : nil),
            baseURL: base, key: variables.key("OPENAI_API_KEY"))
    }

    /// `OLLAMA_HOST` is a host, a port, both, or a URL, whose port is that of its scheme where it names none, as Ollama has
    /// it; 0.0.0.0 means that the server listens everywhere.
    static func ollamaURL(_ host: String) -> String {
        var (scheme, rest, port) = ("http://", host[...], ":11434")
        if let end = host.firstRange(of: "://")?.upperBound {
            (scheme, rest, port) = (String(host[..<end]), host[end...], "")
        }
        while rest.hasSuffix("/") { rest = rest.dropLast() }
        if rest.hasPrefix(":") { rest = "127.0.0.1" + rest }
        if rest.hasPrefix("0.0.0.0") { rest = "127.0.0.1" + rest.dropFirst(7) }
        let afterHost = rest.lastIndex(of: "]").map { rest[$0...] } ?? rest
        let hasPort = afterHost.contains(":") || rest.contains("/")
        return scheme + rest + (hasPort ? "" : port)
    }
}

/// Which provider and model the environment asks for.
private struct Choice {
    let provider: LanguageModelConfiguration.Provider
    let model: String?

    init?(_ variables: Variables) {
        let wanted = variables["DOCENT_MODEL"]
        if wanted == "none" { return nil }
        if let wanted, let colon = wanted.firstIndex(of: ":"),
            let named = LanguageModelConfiguration.Provider(rawValue: String(wanted[..<colon]))
        {
            let rest = wanted[wanted.index(after: colon)...]
            (provider, model) = (named, rest.isEmpty ? nil : String(rest))
            return
        }
        model = wanted
        if let named = variables["DOCENT_PROVIDER"].flatMap(LanguageModelConfiguration.Provider.init) {
            provider = named
        } else if variables["AZURE_OPENAI_ENDPOINT"] != nil {
            provider = .azure
        } else if variables.hasAny([
            "OPENAI_API_KEY", "OPENAI_API_KEY_FILE", "OPENAI_BASE_URL", "OPENAI_API_BASE",
        ]) {
            provider = .openAI
        } else if variables.hasAny(["OLLAMA_HOST", "OLLAMA_MODEL"]) {
            provider = .ollama
        } else {
            return nil
        }
    }
}

/// Environment variables, the empty ones left out.
private struct Variables {
    private let values: [String: String]

    init(_ values: [String: String]) { self.values = values.filter { !$0.value.isEmpty } }

    subscript(name: String) -> String? { values[name] }

    /// Refuses what a slip of the keyboard made of a setting: if ignored, it would seem to be obeyed.
    func check() throws {
        let providers = LanguageModelConfiguration.Provider.allCases.map(\.rawValue)
        try check("DOCENT_PROVIDER", "one of \(providers.joined(separator: ", "))", providers.contains)
        try check("DOCENT_CONTEXT_LENGTH", "a number of tokens above 0") { Int($0).map { $0 > 0 } ?? false }
        try check("DOCENT_MODEL_TIMEOUT", "a number of seconds above 0 and below 86400") {
            Double($0).map { $0 > 0 && $0 < 86_400 } ?? false
        }
    }

    private func check(_ name: String, _ allowed: String, _ isAllowed: (String) -> Bool) throws {
        guard let value = values[name], !isAllowed(value) else { return }
        throw LanguageModelsError.misconfigured("\(name) is \(value.prefix(40)); it takes \(allowed)")
    }

    func hasAny(_ names: [String]) -> Bool { names.contains { values[$0] != nil } }

    func key(_ name: String) -> APIKey? { values[name].flatMap { APIKey($0) } }

    func proxy(for baseURL: String) -> String? {
        let own =
            baseURL.hasPrefix("https:") ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy", "HTTP_PROXY"]
        let names = own + ["all_proxy", "ALL_PROXY"]
        guard let proxy = names.lazy.compactMap({ values[$0] }).first else { return nil }
        let exceptions = values["no_proxy"] ?? values["NO_PROXY"] ?? ""
        return ProxyExceptions(exceptions).contain(baseURL) ? nil : proxy
    }
}
