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
            "400 Bad Request", 400,
            shape(
                "The context length of this model is 8192 tokens, but the messages have 9001.",
                type: "invalid_request_error", code: "context_length_exceeded"),
            "The context length of this model is 8192 tokens, but the messages have 9001."
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
