import Testing

@testable import LanguageModels

@Suite(
    .enabled(
        if: LlamaServer.mayRun,
        "llama.cpp is not installed; run Scripts/test-servers, or set DOCENT_REQUIRE_SERVERS to insist"),
    .serialized, .timeLimit(.minutes(3)))
struct LlamaServerTests {
    @Test func `llama.cpp's server answers in pieces, and counts the prompt that was sent`() async throws {
        let server = try LlamaServer(context: 4096)
        let model = try server.model()
        var (pieces, text) = (0, "")
        for try await event in try await model.reply(to: question) {
            switch event {
            case .text(let piece):
                pieces += 1
                text += piece
            case .finished(let reason, let usage):
                #expect(reason == .length)
                #expect(usage?.promptTokens == LlamaServer.tokens(of: question.messages))
                #expect(usage?.completionTokens == question.maxTokens)
            }
        }
        #expect(pieces > 1)
        #expect(!text.isEmpty)
        #expect(model.name == "tiny")
    }

    @Test(arguments: [nil, "tiny", "gpt-4o"])
    func `llama.cpp's server tells its context, which is shorter than the model's`(name: String?) async throws
    {
        let server = try LlamaServer(context: 1024)
        let model = try server.model(name)
        #expect(await model.contextLength() == 1024)
    }

    @Test func `llama.cpp's server refuses a prompt that is longer than its context`() async throws {
        let server = try LlamaServer(context: 1024)
        let long = ChatRequest(messages: [.user(String(repeating: "é", count: 1000))])
        let error = await failure { _ = try await server.model().completion(of: long) }
        let tokens = LlamaServer.tokens(of: long.messages)
        #expect(
            error == .promptTooLong(host: String(server.url.dropFirst(7)), tokens: tokens, window: 1024))
    }

    @Test func `a server that dies in the middle of a reply leaves it incomplete`() async throws {
        let server = try LlamaServer(context: 65_536)
        let model = try server.model()
        let endless = ChatRequest(messages: question.messages)
        let error = await failure {
            for try await event in try await model.reply(to: endless) {
                if case .text = event { server.end() }
            }
        }
        guard case .incomplete = error else {
            return #expect(Bool(false), "\(String(describing: error))")
        }
        let after = await failure { _ = try await model.completion(of: question) }
        guard case .unreachable = after else {
            return #expect(Bool(false), "\(String(describing: after))")
        }
    }
}
