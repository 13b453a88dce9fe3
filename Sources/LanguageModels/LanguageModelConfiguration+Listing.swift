import FoundationEssentials
import NIOHTTP1

extension LanguageModelConfiguration {
    /// The names of the models that the endpoint serves, in its own order: Ollama's `/api/tags`, else `/models`.
    ///
    /// - Throws: ``LanguageModelsError``; `misconfigured` for Azure, whose deployments its API does not list.
    package func servedModels() async throws -> [String] {
        guard provider != .azure else {
            throw LanguageModelsError.misconfigured(
                "Azure OpenAI does not list its deployments here; they stand in its portal")
        }
        var complete = self
        if let keyFile, key == nil { complete.key = try APIKey(file: keyFile) }
        let transport = try Transport(complete)
        if provider == .ollama {
            let headers = complete.key.map { [$0.bearer] } ?? []
            let body = try await transport.fetch(
                Call(method: .GET, url: transport.base.url("/api/tags"), headers: headers))
            return try Self.names(in: body, transport) {
                try $0.decode(OllamaModel.Tags.self, from: Data(body)).models.map(\.name)
            }
        }
        let endpoint = try OpenAIEndpoint(complete, base: transport.base)
        let body = try await transport.fetch(
            Call(method: .GET, url: endpoint.url("/models"), headers: endpoint.headers))
        return try Self.names(in: body, transport) {
            try $0.decode(ListedModel.List.self, from: Data(body)).data.map(\.id)
        }
    }

    private static func names(
        in body: [UInt8], _ transport: Transport, _ decode: (JSONDecoder) throws -> [String]
    ) throws -> [String] {
        do { return try decode(JSONDecoder.wire) } catch {
            throw LanguageModelsError.invalidReply(host: transport.host, reason: "it is not a list of models")
        }
    }
}
