import Testing

@testable import LanguageModels

/// Endpoints that refuse a parameter are asked once more without it, and the next time at once.
struct DialectTests {
    private func refusal(_ message: String) -> [Step] {
        [.send(whole("400 Bad Request", #"{"error":{"message":"\#(message)","param":null}}"#))]
    }

    @Test(arguments: [
        (
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
            #""max_tokens""#, #""max_completion_tokens":50"#
        ),
        (
            "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
            #""temperature""#, #""max_tokens":50"#
        ),
        ("Unrecognized request argument supplied: stream_options", #""stream_options""#, #""stream":true"#),
        (
            "Unsupported value: 'messages[0].role' does not support 'system' with this model.",
            #""role":"system""#,
            #"{"content":"Be brief.","role":"user"}"#
        ),
    ])
    func `a refused parameter is left out`(message: String, gone: String, kept: String) async throws {
        try await FakeServer.run([refusal(message), good(), good()]) { server in
            let model = try server.model()
            #expect(try await model.completion(of: question).text == "hello")
            #expect(server.requests.count == 2)
            _ = try await model.completion(of: question)
            #expect(server.requests.count == 3)
            #expect(server.requests[0].contains(gone))
            for request in server.requests.dropFirst() {
                #expect(!request.contains(gone) && request.contains(kept))
            }
        }
    }

    @Test func `the same refusal twice is passed on`() async throws {
        try await FakeServer.run([refusal("max_tokens is too large")]) { server in
            let error = await failure { _ = try await server.model().completion(of: question) }
            guard case .refused(_, 400, _, _) = error else {
                return #expect(Bool(false), "\(String(describing: error))")
            }
            #expect(server.requests.count == 2)
        }
    }

    @Test func `a model that is only in the responses API is asked there`() async throws {
        let message = "This model is only supported in v1/responses and not in v1/chat/completions."
        let event =
            #"data: {"type":"response.output_text.delta","delta":"hello"}"# + "\n\n"
            + #"data: {"type":"response.completed","response":{}}"# + "\n\n"
        try await FakeServer.run([refusal(message), [.send(head() + event)]]) { server in
            _ = try await server.model().completion(of: question)
            #expect(server.requests.last?.hasPrefix("POST /v1/responses ") == true)
        }
    }

    @Test func `the form of a validating server is understood`() async throws {
        let body =
            #"{"detail":[{"loc":["body","seed"],"msg":"Extra inputs are not permitted","input":"secret text"}]}"#
        let refusal = [Step.send(whole("422 Unprocessable Entity", body))]
        try await FakeServer.run([refusal, good()]) { server in
            let request = ChatRequest(messages: [.user("Who?")], seed: 1)
            _ = try await server.model().completion(of: request)
            #expect(server.requests.first?.contains("seed") == true)
            #expect(server.requests.last?.contains("seed") == false)
        }
        #expect(
            ServerMessage(Array(body.utf8))?.scrubbed(of: []) == "body.seed: Extra inputs are not permitted")
    }
}
