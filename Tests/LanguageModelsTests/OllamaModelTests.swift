import Testing

@testable import LanguageModels

struct OllamaModelTests {
    private let tags = whole("200 OK", #"{"models":[{"name":"llama3.2:3b"},{"name":"qwen3"}]}"#)
    private let reply =
        head(type: "application/x-ndjson")
        + #"{"message":{"role":"assistant","content":"hi"},"done":false}"# + "\n"
        + #"{"message":{"content":""},"done":true,"done_reason":"length","prompt_eval_count":9,"eval_count":4}"#
        + "\n"

    private func card(_ length: Int) -> String {
        whole("200 OK", #"{"model_info":{"general.architecture":"llama","llama.context_length":\#(length)}}"#)
    }

    @Test(arguments: [(131_072, 8192), (2048, 2048)])
    func `the window is sent and told`(trained: Int, window: Int) async throws {
        try await FakeServer.run([[.send(tags)], [.send(card(trained))], [.send(reply)]]) { server in
            let model = try server.model(nil, provider: .ollama)
            let completion = try await model.completion(of: question)
            #expect(
                completion
                    == ChatCompletion(
                        text: "hi", reason: .length, usage: TokenUsage(promptTokens: 9, completionTokens: 4)))
            #expect(model.name == "llama3.2:3b")
            #expect(await model.contextLength() == window)
            let request = try #require(server.requests.last)
            #expect(request.hasPrefix("POST /api/chat "))
            #expect(request.contains(#""options":{"num_ctx":\#(window),"num_predict":50,"temperature":0}"#))
        }
    }

    @Test func `a model that is not there is named by the server`() async throws {
        let refusal = whole("404 Not Found", #"{"error":"model 'm' not found"}"#)
        try await FakeServer.run([[.send(refusal)]]) { server in
            let error = await failure {
                _ = try await server.model(provider: .ollama).completion(of: question)
            }
            #expect(error?.description.hasSuffix("answered 404: model 'm' not found") == true)
        }
    }

    @Test(arguments: ["", #"{"error":"out of memory"}"# + "\n", "{\n"])
    func `a reply that breaks off is an error`(end: String) async throws {
        let start = head(type: "application/x-ndjson") + #"{"message":{"content":"hi"},"done":false}"# + "\n"
        try await FakeServer.run([[.send(card(4096))], [.send(start + end)]]) { server in
            let error = await failure {
                _ = try await server.model(provider: .ollama).completion(of: question)
            }
            #expect(error != nil)
        }
    }

    @Test func `a look-up that failed is not made again at each question`() async throws {
        try await FakeServer.run([[.send(whole("500 Error", "{}"))]]) { server in
            let model = try server.model(provider: .ollama)
            _ = await model.contextLength()
            let count = server.requests.count
            _ = await model.contextLength()
            _ = await model.contextLength()
            #expect(server.requests.count == count)
        }
    }
}
