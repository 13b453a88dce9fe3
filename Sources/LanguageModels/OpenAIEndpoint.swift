/// Where OpenAI's API stands at a provider, and how the key is shown there.
struct OpenAIEndpoint: Sendable {
    private let origin: String
    private let prefix: String
    private let suffix: String
    /// What identifies the caller.
    let headers: [(String, String)]
    /// Whether the model's name stands in the body; on Azure's deployment paths it stands in the URL.
    let namesModel: Bool
    /// Whether `/models` may tell lengths that the published table does not.
    let listsLengths: Bool

    init(_ configuration: LanguageModelConfiguration, base: BaseURL) throws {
        if configuration.provider == .azure {
            try self.init(azure: configuration, base: base)
        } else {
            self.init(plain: configuration, base: base)
        }
    }

    private init(plain configuration: LanguageModelConfiguration, base: BaseURL) {
        origin = base.origin
        prefix = base.origin + (base.path.isEmpty ? "/v1" : base.path)
        suffix = ""
        headers = configuration.key.map { [$0.bearer] } ?? []
        namesModel = true
        listsLengths = base.host != "api.openai.com"
    }

    /// The newest API version that is not a preview, for deployment paths.
    static let azureVersion = "2024-10-21"

    private init(azure configuration: LanguageModelConfiguration, base: BaseURL) throws {
        guard let deployment = configuration.deployment ?? configuration.model else {
            throw LanguageModelsError.misconfigured(
                "Azure OpenAI needs the deployment's name; set AZURE_OPENAI_DEPLOYMENT")
        }
        headers =
            configuration.bearerToken.map { [$0.bearer] }
            ?? configuration.key.map { [("api-key", $0.secret)] } ?? []
        let version = configuration.apiVersion ?? Self.azureVersion
        let root = Self.root(base.path)
        origin = base.origin
        namesModel = base.path.hasSuffix("/openai/v1") || ["v1", "preview", "latest"].contains(version)
        listsLengths = false
        if namesModel {
            (prefix, suffix) = (
                "\(base.origin)\(root)/openai/v1", version == "preview" ? "?api-version=preview" : ""
            )
        } else {
            prefix = "\(base.origin)\(root)/openai/deployments/\(Self.escaped(deployment))"
            suffix = "?api-version=\(Self.escaped(version))"
        }
    }

    /// The URL of `path`.
    func url(_ path: String) -> String { prefix + path + suffix }

    /// Where llama.cpp tells of itself: beside its `/v1`.
    var propertiesURL: String {
        (prefix.hasSuffix("/v1") ? String(prefix.dropLast(3)) : origin) + "/props"
    }

    /// What stands before `/openai` in an endpoint that was copied with more of its path.
    private static func root(_ path: String) -> String {
        path.firstRange(of: "/openai").map { String(path[..<$0.lowerBound]) } ?? path
    }

    private static func escaped(_ name: String) -> String {
        let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8
        return name.utf8.map { byte in
            plain.contains(byte)
                ? String(decoding: [byte], as: UTF8.self)
                : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
