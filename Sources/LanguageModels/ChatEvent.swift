/// One step of a reply as it arrives.
public enum ChatEvent: Sendable, Hashable {
    /// The next piece of text.
    case text(String)
    /// The reply is whole; the last event of a stream that did not throw.
    case finished(FinishReason, TokenUsage?)
}

/// Why a model stopped.
public enum FinishReason: Sendable, Hashable {
    /// It had said everything, or met a stop text.
    case stop
    /// The limit of tokens was reached: the text is cut.
    case length
    /// The provider's filter withheld text.
    case contentFilter
    /// A reason that this version does not know, in the server's word.
    case other(String)

    init(_ word: String) {
        switch word {
        case "stop", "completed", "end_turn", "eos", "stop_sequence", "unload", "load": self = .stop
        case "length", "max_tokens", "max_output_tokens": self = .length
        case "content_filter": self = .contentFilter
        default: self = .other(String(word.prefix(40)))
        }
    }

    /// The reason in OpenAI's words.
    public var word: String {
        switch self {
        case .stop: "stop"
        case .length: "length"
        case .contentFilter: "content_filter"
        case .other(let word): word
        }
    }
}

/// The tokens that a request cost, as the server counted them.
public struct TokenUsage: Sendable, Hashable, Codable {
    /// Tokens of the prompt that the server read.
    public let promptTokens: Int
    /// Tokens of the reply, hidden reasoning included.
    public let completionTokens: Int

    /// The tokens of a prompt and of its reply.
    public init(promptTokens: Int, completionTokens: Int) {
        // No server counts further, and sums stay far from overflowing.
        let counts = 0...Int(Int32.max)
        self.promptTokens = min(max(promptTokens, counts.lowerBound), counts.upperBound)
        self.completionTokens = min(max(completionTokens, counts.lowerBound), counts.upperBound)
    }
}
