/// What was sent to the language model, and what it says it read.
public struct Receipt: Sendable, Hashable, Codable {
    /// How many passages were sent, or quoted from.
    public let passages: Int
    /// The tokens of the prompt as counted here.
    public let tokens: Int
    /// The tokens of the prompt as reported by the server.
    @ExplicitNull public private(set) var promptTokens: Int?
    /// The tokens of the reply as reported by the server, hidden reasoning included.
    public let completionTokens: Int?
    /// Whether the server read less than was sent.
    public let truncated: Bool
    /// The tokens that prompt and reply may have together, when that is known.
    public let window: Int?
    /// The passages that a server which cut the prompt did not read, as far as can be told.
    @OmittedIfEmpty public private(set) var unread: [Unread]
    /// How many sections were read one by one, for a question that is answered over all of them; nil for any other.
    public let sectionsRead: Int?
    /// How many sections there are.
    public let sections: Int?

    /// A passage that was sent and not read.
    public struct Unread: Sendable, Hashable, Codable {
        /// Its number in the prompt.
        public let number: Int
        /// The document's path within its collection.
        public let document: String
        /// Where it stands.
        public let place: String
    }

    /// Makes a receipt.
    package init(
        passages: Int, tokens: Int, promptTokens: Int? = nil, completionTokens: Int? = nil,
        truncated: Bool = false, window: Int? = nil, unread: [Unread] = [], sectionsRead: Int? = nil,
        sections: Int? = nil
    ) {
        self.passages = passages
        self.tokens = tokens
        self.promptTokens = promptTokens
        self.completionTokens = completionTokens
        self.truncated = truncated
        self.window = window
        self.unread = unread
        self.sectionsRead = sectionsRead
        self.sections = sections
    }

    private enum CodingKeys: String, CodingKey {
        case passages, tokens, truncated, window, unread, sections
        case promptTokens = "prompt_tokens"
        case completionTokens = "completion_tokens"
        case sectionsRead = "sections_read"
    }
}
