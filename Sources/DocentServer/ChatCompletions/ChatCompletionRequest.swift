import Docent

/// The body of `POST /v1/chat/completions`; fields that mean nothing here are ignored, as clients expect.
struct ChatCompletionRequest: Decodable {
    struct StreamOptions: Decodable {
        var includeUsage: Bool?
        private enum CodingKeys: String, CodingKey { case includeUsage = "include_usage" }
    }

    /// In what form the reply is to be written; only plain text can be.
    struct ResponseFormat: Decodable { let type: String }

    let messages: [ConversationTurn]
    var model: String?
    var stream: Bool?
    var streamOptions: StreamOptions?
    var maxTokens: Int?
    var maxCompletionTokens: Int?
    var choices: Int?
    var responseFormat: ResponseFormat?
    /// How tools are to be chosen, where it is said in a word.
    var toolChoice: ToolChoice?
    /// The documents to answer from, as Azure OpenAI On Your Data has them.
    var dataSources: [DataSource]?
    var docent: DocentOptions?

    private enum CodingKeys: String, CodingKey {
        case messages, model, stream, docent
        case streamOptions = "stream_options"
        case maxTokens = "max_tokens"
        case maxCompletionTokens = "max_completion_tokens"
        case choices = "n"
        case responseFormat = "response_format"
        case toolChoice = "tool_choice"
        case dataSources = "data_sources"
    }

    /// Whether a stream is to end with the count of tokens.
    var wantsUsage: Bool { streamOptions?.includeUsage == true }

    /// What was said so far.
    var conversation: ClientConversation { ClientConversation(turns: messages) }

    /// What the application says of the manner of answers.
    var wishes: [String] { conversation.wishes + (dataSources ?? []).map(\.role) }

    /// Refuses what a client relies on and what cannot be had here.
    func check() throws(Failure) {
        if let choices, choices != 1 { throw .invalid("there is one answer: n must be 1", "n") }
        if let type = responseFormat?.type, type != "text" {
            throw .invalid("answers are plain text", "response_format")
        }
        try toolChoice?.check()
        try conversation.check("messages")
        if let dataSources, dataSources.count != 1 {
            throw .invalid("there must be exactly one data source", "data_sources")
        }
        if let most = maxCompletionTokens ?? maxTokens, most < 1 {
            throw .invalid("at least one token must be allowed", "max_tokens")
        }
    }
}
