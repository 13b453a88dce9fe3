import FoundationEssentials
import NIOHTTP1
import Testing

@testable import LanguageModels

/// What is sent, and where.
struct RequestTests {
    /// The request line and header lines of a request, and its body as JSON text.
    private func parts(_ request: String) throws -> (line: String, head: String, body: String) {
        let end = try #require(request.firstRange(of: "\r\n\r\n"))
        let head = request[..<end.lowerBound].lowercased()
        let line = try #require(request.split(separator: "\r\n").first)
        return (String(line), head, String(request[end.upperBound...]))
    }

    @Test func `a chat completion is asked for as a stream with its usage`() async throws {
        try await FakeServer.run([good()]) { server in
            _ = try await server.model("gpt-4o-mini").completion(of: question)
            let (line, head, body) = try parts(try #require(server.requests.first))
            #expect(line == "POST /v1/chat/completions HTTP/1.1")
            #expect(head.contains("authorization: bearer sk-canary"))
            #expect(head.contains("accept-encoding: identity"))
            #expect(
                body == #"{"max_tokens":50,"messages":[{"content":"Be brief.","role":"system"},"#
                    + #"{"content":"Who?","role":"user"}],"model":"gpt-4o-mini","stream":true,"#
                    + #""stream_options":{"include_usage":true},"temperature":0}"#)
        }
    }

    @Test(arguments: ["o1", "o3-mini", "o4-mini", "gpt-5", "gpt-5-mini", "openai/gpt-5.1"])
    func `a reasoning model gets no temperature and room to think`(name: String) async throws {
        try await FakeServer.run([good()]) { server in
            _ = try await server.model(name).completion(of: question)
            let body = try parts(try #require(server.requests.first)).body
            #expect(body.contains(#""max_completion_tokens":4146"#))
            #expect(!body.contains("temperature") && !body.contains("max_tokens"))
        }
    }

    @Test(arguments: ["gpt-4o", "gpt-5-chat-latest", "o100", "ollama3", "llama-3.1", ""])
    func `other models are taken not to reason`(name: String) { #expect(!Dialect.isReasoning(name)) }

    @Test(arguments: [
        ("", "", "/openai/deployments/my%20gpt/chat/completions?api-version=2024-10-21"),
        (
            "/", "2025-01-01-preview",
            "/openai/deployments/my%20gpt/chat/completions?api-version=2025-01-01-preview"
        ),
        (
            "/openai/deployments/other/", "",
            "/openai/deployments/my%20gpt/chat/completions?api-version=2024-10-21"
        ),
        ("/openai/v1/", "", "/openai/v1/chat/completions"), ("", "v1", "/openai/v1/chat/completions"),
        ("", "preview", "/openai/v1/chat/completions?api-version=preview"),
    ])
    func `Azure has its paths`(path: String, version: String, expected: String) async throws {
        try await FakeServer.run([good()]) { server in
            var environment = [
                "AZURE_OPENAI_ENDPOINT": server.url + path, "AZURE_OPENAI_API_KEY": "canary",
                "AZURE_OPENAI_DEPLOYMENT": "my gpt",
            ]
            environment["OPENAI_API_VERSION"] = version
            let model = try #require(try LanguageModelConfiguration(environment: environment)).makeModel()
            #expect(model.name == "my gpt")
            _ = try await model.completion(of: question)
            let (line, head, body) = try parts(try #require(server.requests.first))
            #expect(line == "POST \(expected) HTTP/1.1")
            #expect(head.contains("api-key: canary") && !head.contains("authorization"))
            #expect(body.contains(#""model":"my gpt""#) == expected.contains("/v1/"))
        }
    }

    @Test func `Azure takes a bearer token instead of the key`() async throws {
        try await FakeServer.run([good()]) { server in
            let environment = [
                "AZURE_OPENAI_ENDPOINT": server.url, "AZURE_OPENAI_AD_TOKEN": "token",
                "AZURE_OPENAI_DEPLOYMENT": "d",
            ]
            let model = try #require(try LanguageModelConfiguration(environment: environment)).makeModel()
            _ = try await model.completion(of: question)
            let head = try parts(try #require(server.requests.first)).head
            #expect(head.contains("authorization: bearer token") && !head.contains("api-key"))
        }
    }

    @Test func `Azure without a deployment is misconfigured`() {
        let configuration = LanguageModelConfiguration(
            provider: .azure, baseURL: "https://x.openai.azure.com")
        #expect(throws: LanguageModelsError.self) { try configuration.makeModel() }
    }

    @Test func `a provider that has only responses is asked there`() async throws {
        let event =
            #"data: {"type":"response.output_text.delta","delta":"hi"}"# + "\n\n"
            + #"data: {"type":"response.completed","response":{"usage":{"input_tokens":3,"output_tokens":1}}}"#
            + "\n\n"
        try await FakeServer.run([[.send(head() + event)]]) { server in
            let completion = try await server.model(provider: .responses).completion(of: question)
            #expect(
                completion
                    == ChatCompletion(
                        text: "hi", reason: .stop, usage: TokenUsage(promptTokens: 3, completionTokens: 1)))
            let (line, _, body) = try parts(try #require(server.requests.first))
            #expect(line == "POST /v1/responses HTTP/1.1")
            #expect(body.contains(#""max_output_tokens":50"#) && body.contains(#""store":false"#))
        }
    }

    @Test(arguments: [("-1", nil), ("0", nil), ("9223372036854775807", 1 << 31)])
    func `a length that no model has does not end the program`(length: String, told: Int?) async throws {
        let list = whole("200 OK", #"{"data":[{"id":"m","max_model_len":\#(length)}]}"#)
        try await FakeServer.run([[.send(list)]]) { server in
            let model = try server.model("m")
            #expect(await model.contextLength() == told)
        }
    }

    @Test func `a model without a name is the first that the server lists`() async throws {
        let list = whole("200 OK", #"{"data":[{"id":"first","max_model_len":4096},{"id":"second"}]}"#)
        try await FakeServer.run([[.send(list)], good()]) { server in
            let model = try server.model(nil)
            _ = try await model.completion(of: question)
            #expect(model.name == "first")
            #expect(await model.contextLength() == 4096)
            #expect(try parts(server.requests[0]).line == "GET /v1/models HTTP/1.1")
            #expect(try parts(server.requests[1]).body.contains(#""model":"first""#))
        }
    }

    @Test func `a server of one model tells its length under whatever name it is asked`() async throws {
        let list = whole(
            "200 OK", #"{"data":[{"id":"tiny.gguf","meta":{"n_ctx":2048,"n_ctx_train":131072}}]}"#)
        try await FakeServer.run([[.send(list)]]) { server in
            let model = try server.model("gpt-4o")
            #expect(await model.contextLength() == 2048)
        }
    }

    @Test func `a server that lists no length is asked for its properties`() async throws {
        let list = whole(
            "200 OK", #"{"data":[{"id":"m","owned_by":"llamacpp","meta":{"n_ctx_train":131072}}]}"#)
        let properties = whole("200 OK", #"{"default_generation_settings":{"n_ctx":4096},"total_slots":1}"#)
        try await FakeServer.run([[.send(list)], [.send(properties)]]) { server in
            let model = try server.model()
            #expect(await model.contextLength() == 4096)
            #expect(await model.contextLength() == 4096)
            #expect(server.requests.count == 2)
            #expect(try parts(server.requests[1]).line == "GET /props HTTP/1.1")
        }
    }

    @Test func `a server that listed nothing at first is asked again for the length of a context`()
        async throws
    {
        let none = whole("200 OK", #"{"data":[]}"#)
        let list = whole("200 OK", #"{"data":[{"id":"m","max_model_len":4096}]}"#)
        try await FakeServer.run([[.send(none)], [.send(list)]]) { server in
            let model = try server.model()
            #expect(await model.contextLength() == nil)
            #expect(await model.contextLength() == 4096)
            #expect(await model.contextLength() == 4096)
            #expect(server.requests.count == 2)
        }
    }

    @Test
    func `a server that was started after the first question is asked for the length of a context`()
        async throws
    {
        let port = try await FakeServer.run([[.hang]]) { $0.number }
        let model = try LanguageModelConfiguration(
            provider: .openAI, model: "m", baseURL: "http://127.0.0.1:\(port)/v1"
        ).makeModel()
        #expect(await model.contextLength() == nil)
        let list = whole("200 OK", #"{"data":[{"id":"m","max_model_len":4096}]}"#)
        try await FakeServer.run([[.send(list)]], port: port) { _ in
            #expect(await model.contextLength() == 4096)
        }
    }

    @Test func `a look-up that failed is made again after a pause, not before`() async throws {
        let scripts = [whole("404 Not Found", "{}"), whole("200 OK", "well")].map { [Step.send($0)] }
        try await FakeServer.run(scripts) { server in
            let transport = try Transport(LanguageModelConfiguration(provider: .openAI, baseURL: server.url))
            let lookup = ServerLookup(by: transport, pause: .milliseconds(200))
            let call = Call(method: .GET, url: server.url + "/x")
            func text() async -> String? { await lookup.fetch(call) { String(decoding: $0, as: UTF8.self) } }
            #expect(await text() == nil && server.requests.count == 1)
            #expect(await text() == nil && server.requests.count == 1)
            try await Task.sleep(for: .milliseconds(250))
            #expect(await text() == "well")
        }
    }

    @Test(arguments: [
        ("us%40er:p%3Aw%2f@", "us@er:p:w/"), ("user:a:b@", "user:a:b"), ("user@", "user:"),
        ("user:50%@", "user:50%"),
    ])
    func `a proxy's password is sent without the escapes of its URL`(
        user: String, plain: String
    )
        async throws
    {
        try await FakeServer.run([[.send("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n")]]) { proxy in
            let model = try LanguageModelConfiguration(
                provider: .openAI, model: "m", baseURL: "http://model.invalid/v1",
                proxy: "http://\(user)127.0.0.1:\(proxy.number)"
            ).makeModel()
            _ = await failure { _ = try await model.completion(of: question) }
            let shown = "Basic " + Data(plain.utf8).base64EncodedString() + "\r\n"
            #expect(proxy.requests.first?.contains(shown) == true, "\(proxy.requests)")
        }
    }

    @Test func `a request goes through the proxy, this machine's own not`() async throws {
        try await FakeServer.run([[.send("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n")]]) { proxy in
            let environment = [
                "OPENAI_BASE_URL": "http://model.invalid/v1", "OPENAI_MODEL": "m", "http_proxy": proxy.url,
            ]
            let model = try #require(try LanguageModelConfiguration(environment: environment)).makeModel()
            let error = await failure { _ = try await model.completion(of: question) }
            #expect(error == .unreachable(host: "model.invalid:80", reason: "the proxy refuses"))
            #expect(proxy.requests.first?.hasPrefix("CONNECT model.invalid:80 ") == true)
        }
        let local = try LanguageModelConfiguration(environment: [
            "OPENAI_BASE_URL": "http://localhost:1/v1", "http_proxy": "http://p:1",
        ])
        #expect(local?.proxy == nil)
    }
}
