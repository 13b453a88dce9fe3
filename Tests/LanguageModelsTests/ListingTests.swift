import Testing

@testable import LanguageModels

@Suite struct ListingTests {
    @Test(arguments: [
        (LanguageModelConfiguration.Provider.openAI, #"{"data":[{"id":"a"},{"id":"b"}]}"#, "GET /v1/models "),
        (.ollama, #"{"models":[{"name":"a"},{"name":"b"}]}"#, "GET /api/tags "),
    ])
    func `the endpoint's models are listed with the key shown`(
        provider: LanguageModelConfiguration.Provider, body: String, path: String
    ) async throws {
        try await FakeServer.run([[.send(whole("200 OK", body))]]) { server in
            let configuration = LanguageModelConfiguration(
                provider: provider, baseURL: provider == .ollama ? server.url : server.url + "/v1",
                key: APIKey("sk-canary"))
            let served = try await configuration.servedModels()
            #expect(served == ["a", "b"])
            #expect(server.requests[0].hasPrefix(path))
            #expect(server.requests[0].lowercased().contains("authorization: bearer sk-canary"))
        }
    }

    @Test func `a web page is no list, and Azure has none`() async throws {
        try await FakeServer.run([[.send(whole("200 OK", "<html>", type: "text/html"))]]) { server in
            let configuration = LanguageModelConfiguration(provider: .openAI, baseURL: server.url)
            let error = await failure { _ = try await configuration.servedModels() }
            guard case .invalidReply = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
        let azure = LanguageModelConfiguration(provider: .azure, baseURL: "https://x.openai.azure.com")
        #expect(await failure { _ = try await azure.servedModels() } != nil)
    }
}
