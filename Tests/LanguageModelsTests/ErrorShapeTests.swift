import Testing

@testable import LanguageModels

/// The errors that the official clients tell apart, in the shapes that their servers document.
struct ErrorShapeTests {
    private static func shape(_ message: String, type: String, code: String) -> String {
        #"{"error":{"message":"\#(message)","type":"\#(type)","param":null,"code":"\#(code)"}}"#
    }

    @Test(arguments: [
        (
            "401 Unauthorized", 401,
            shape(
                "Incorrect API key provided: sk-canary. Find yours in your account.",
                type: "invalid_request_error", code: "invalid_api_key"),
            "Incorrect API key provided: redacted. Find yours in your account."
        ),
        (
            "429 Too Many Requests", 429,
            shape("You exceeded your current quota.", type: "insufficient_quota", code: "insufficient_quota"),
            "You exceeded your current quota."
        ),
        (
            "404 Not Found", 404,
            shape("The model `m` does not exist.", type: "invalid_request_error", code: "model_not_found"),
            "The model `m` does not exist."
        ),
    ])
    func `an error keeps its status and its words, and loses the key`(
        line: String, status: Int, body: String, words: String
    ) async throws {
        try await FakeServer.run([[.send(whole(line, body))]]) { server in
            let error = await failure { _ = try await server.model().completion(of: question) }
            guard case .refused(_, let found, let message, _) = error else {
                return #expect(Bool(false), "\(String(describing: error))")
            }
            #expect(found == status)
            #expect(message == words)
            #expect(error?.description.contains("sk-canary") == false)
        }
    }

    @Test(arguments: [
        (
            shape(
                "This model's maximum context length is 4097 tokens. However, your messages resulted in 4113 tokens.",
                type: "invalid_request_error", code: "context_length_exceeded"), 4113, 4097
        ),
        (
            #"{"object":"error","message":"This model's maximum context length is 4096 tokens. However, you requested 4353 tokens (4097 in the messages, 256 in the completion).","type":"BadRequestError","code":400}"#,
            4353, 4096
        ),
        (
            #"{"error":{"code":400,"message":"request (3019 tokens) exceeds the available context size (1024 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":3019,"n_ctx":1024}}"#,
            3019, 1024
        ),
        (shape("Too long.", type: "invalid_request_error", code: "context_length_exceeded"), nil, nil),
    ])
    func `a prompt that is too long is told apart, with its length and the model's`(
        body: String, tokens: Int?, window: Int?
    ) async throws {
        try await FakeServer.run([[.send(whole("400 Bad Request", body))]]) { server in
            let error = await failure { _ = try await server.model().completion(of: question) }
            let host = "127.0.0.1:\(server.number)"
            #expect(error == .promptTooLong(host: host, tokens: tokens, window: window))
            #expect(server.requests.count == 1)
        }
    }

    @Test(arguments: [
        ("9223372036854775807", "1", 1 << 31, 1), ("99999999999999999999", "5", 1 << 31, 5),
        ("0", "7", nil, 7),
    ])
    func `figures that no model has do not end the program`(
        window: String, tokens: String, told: Int?, read: Int?
    ) throws {
        let words =
            "This model's maximum context length is \(window) tokens. However, you requested \(tokens) tokens."
        let found = try #require(ContextOverflow(Array(#"{"error":{"message":"\#(words)"}}"#.utf8)))
        #expect(found.window == told && found.tokens == read)
    }

    @Test func `a limit for the reply that is too large says nothing of the prompt`() {
        let words = "'max_tokens' is too large: 8000. This model's maximum context length is 4096 tokens."
        #expect(ContextOverflow(Array(#"{"error":{"message":"\#(words)","code":400}}"#.utf8)) == nil)
        #expect(ContextOverflow(Array(#"{"error":{"message":"No such model.","code":404}}"#.utf8)) == nil)
    }

    @Test(arguments: ["500 Internal Server Error", "502 Bad Gateway"])
    func `a page in the place of an error is not passed on, and asked for again`(line: String) async throws {
        let page = "<html><head><title>\(line)</title></head><body><h1>nginx</h1>sk-canary</body></html>"
        let sick = whole(line, page, type: "text/html", "retry-after: 0")
        try await FakeServer.run([[.send(sick)], good()]) { server in
            let completion = try await server.model().completion(of: question)
            #expect(completion.text == "hello")
            #expect(server.requests.count == 2)
        }
        try await FakeServer.run([[.send(sick)]]) { server in
            let error = await failure { _ = try await server.model().completion(of: question) }
            guard case .refused(_, _, let message, _) = error else {
                return #expect(Bool(false), "\(String(describing: error))")
            }
            #expect(message == nil)
            #expect(error?.description.contains("nginx") == false)
            #expect(error?.isOutage == true)
        }
    }

    @Test func `an error in the middle of a stream ends it`() async throws {
        let sick = Self.shape("The server had an error.", type: "server_error", code: "internal_error")
        try await FakeServer.run([[.send(head() + chunk("hel") + "data: \(sick)\n\n")]]) { server in
            let error = await failure { _ = try await server.model().completion(of: question) }
            #expect(
                error == .failed(host: "127.0.0.1:\(server.number)", message: "The server had an error."))
        }
    }
}
