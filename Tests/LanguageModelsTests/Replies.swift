@testable import LanguageModels

/// The head of a reply that streams until the connection closes.
func head(
    _ status: String = "200 OK", type: String = "text/event-stream", _ fields: String...
) -> String {
    let lines = ["HTTP/1.1 \(status)", "content-type: \(type)", "connection: close"] + fields
    return lines.joined(separator: "\r\n") + "\r\n\r\n"
}

/// A whole reply with a body of known length.
func whole(_ status: String, _ body: String, type: String = "application/json", _ fields: String...) -> String
{
    let lines =
        [
            "HTTP/1.1 \(status)", "content-type: \(type)", "content-length: \(body.utf8.count)",
            "connection: close",
        ]
        + fields
    return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
}

/// A chunk of a chat completion that carries `text`.
func chunk(_ text: String) -> String {
    #"data: {"choices":[{"index":0,"delta":{"content":"\#(text)"}}]}"# + "\n\n"
}

/// The last chunks of a chat completion.
let ending = """
    data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

    data: {"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":2}}

    data: [DONE]


    """

/// A good reply that says `text`.
func good(_ text: String = "hello") -> [Step] { [.send(head() + chunk(text) + ending)] }

let question = ChatRequest(messages: [.system("Be brief."), .user("Who?")], maxTokens: 50)

extension FakeServer {
    /// A model at this server, with deadlines fit for a test.
    func model(
        _ name: String? = "m", provider: LanguageModelConfiguration.Provider = .openAI,
        key: String = "sk-canary",
        deadlines: LanguageModelConfiguration.Deadlines = .init(
            firstByte: .seconds(60), idle: .seconds(60), total: .seconds(120)),
        maxReplyBytes: Int = 1 << 20
    ) throws -> any LanguageModel {
        try LanguageModelConfiguration(
            provider: provider, model: name, baseURL: provider == .ollama ? url : url + "/v1",
            key: APIKey(key), deadlines: deadlines, maxReplyBytes: maxReplyBytes
        ).makeModel()
    }
}

/// The error of `LanguageModels` that `body` throws; nil when it throws none.
func failure(of body: () async throws -> Void) async -> LanguageModelsError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? LanguageModelsError
    }
}
