import Docent

/// The body of `POST /v1/chat/completions`; fields that mean nothing here are ignored, as clients expect.
struct ChatCompletionRequest: Decodable {
    /// A turn; the content is a text, or parts of which the texts are read.
    struct Message: Decodable {
        struct Part: Decodable {
            var text: String?
            var type: String?

            /// Whether it is a picture, a file or a sound, which nothing here looks at.
            var isUnread: Bool { text == nil && type != "text" }
        }

        let role: String
        let content: String
        /// Whether it holds more than words.
        let holdsMore: Bool

        private enum CodingKeys: String, CodingKey { case role, content }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            role = try container.decode(String.self, forKey: .role)
            if let parts = try? container.decode([Part].self, forKey: .content) {
                content = parts.compactMap(\.text).joined(separator: "\n")
                holdsMore = parts.contains(where: \.isUnread)
            } else {
                holdsMore = false
                content = try container.decodeIfPresent(String.self, forKey: .content) ?? ""
            }
        }
    }

    struct StreamOptions: Decodable {
        var includeUsage: Bool?
        private enum CodingKeys: String, CodingKey { case includeUsage = "include_usage" }
    }

    /// What OpenAI's API has no field for.
    struct Options: Decodable {
        let filter: SearchFilter
        let isStrict: Bool
        /// Whether `type:docx`, `-word` and quotation marks in a message restrict the search.
        let readsOperators: Bool

        private enum CodingKeys: String, CodingKey { case strict, operators }

        init(from decoder: any Decoder) throws {
            filter = try ScopeFields(from: decoder).filter
            try FieldNames(from: decoder).check(against: ScopeFields.names + ["strict", "operators"])
            let container = try decoder.container(keyedBy: CodingKeys.self)
            isStrict = try container.decodeIfPresent(Bool.self, forKey: .strict) ?? false
            readsOperators = try container.decodeIfPresent(Bool.self, forKey: .operators) ?? false
        }
    }

    /// In what form the reply is to be written; only plain text can be.
    struct ResponseFormat: Decodable { let type: String }

    let messages: [Message]
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
    var docent: Options?

    /// `auto`, `none` or `required`; an object names a tool that must be used.
    enum ToolChoice: Decodable {
        case word(String)
        case named

        init(from decoder: any Decoder) throws {
            let word = try? decoder.singleValueContainer().decode(String.self)
            self = word.map(ToolChoice.word) ?? .named
        }
    }

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

    /// What the person said, oldest first: the last turn is the question, the earlier ones are its history.
    var turns: [String] { messages.filter { $0.role == "user" }.map(\.content) }

    /// What was answered to each turn but the last.
    var answers: [String] {
        messages.split(omittingEmptySubsequences: false) { $0.role == "user" }.dropFirst().dropLast().map {
            between in
            between.filter { $0.role == "assistant" }.map(\.content).joined(separator: "\n")
        }
    }

    /// What the application says of the manner of answers.
    var wishes: String {
        let said = messages.filter { $0.role == "system" || $0.role == "developer" }.map(\.content)
        return (said + (dataSources ?? []).map(\.role)).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Refuses what a client relies on and what cannot be had here.
    func check() throws(Failure) {
        if let choices, choices != 1 { throw .invalid("there is one answer: n must be 1", "n") }
        if let type = responseFormat?.type, type != "text" {
            throw .invalid("answers are plain text", "response_format")
        }
        switch toolChoice {
        case .named, .word("required"): throw .invalid("no tools are called here", "tool_choice")
        case .word, nil: break
        }
        if messages.last(where: { $0.role == "user" })?.holdsMore == true {
            throw .invalid("only words are read here: leave pictures, files and sounds out", "messages")
        }
        if let dataSources, dataSources.count != 1 {
            throw .invalid("there must be exactly one data source", "data_sources")
        }
        if let most = maxCompletionTokens ?? maxTokens, most < 1 {
            throw .invalid("at least one token must be allowed", "max_tokens")
        }
    }
}
