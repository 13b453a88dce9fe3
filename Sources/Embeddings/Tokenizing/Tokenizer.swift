/// A token of a text: its number in the vocabulary and the UTF-8 bytes of the text that it stands for.
public struct Token: Sendable, Hashable {
    /// The row of the embedding table.
    public let id: Int32
    /// The first byte.
    public let start: Int32
    /// One beyond the last byte.
    public let end: Int32

    /// The bytes of the text.
    public var range: Range<Int> { Int(start)..<Int(end) }
}

/// Splits a text into a model's tokens.
public protocol Tokenizer: Sendable {
    /// The tokens in order, without the marks of start and end; at most `limit` of them.
    func tokens(_ text: String, limit: Int) -> [Token]
    /// The ids that stand before the tokens of a text, between those of a pair, and after them.
    var frame: TokenFrame { get }
}

/// The marks that a model expects around a text or a pair of texts.
public struct TokenFrame: Sendable, Hashable {
    /// Before the first text.
    public let before: [Int32]
    /// Between two texts.
    public let between: [Int32]
    /// After the last.
    public let after: [Int32]
}

extension Tokenizer {
    /// The ids that the model sees: the marks, and as many tokens as fit the window.
    public func ids(_ text: String, window: Int) -> [Int32] {
        let room = max(0, window - frame.before.count - frame.after.count)
        return frame.before + tokens(text, limit: room).map(\.id) + frame.after
    }

    /// All tokens of a text, marks included.
    public func count(_ text: String) -> Int {
        frame.before.count + tokens(text, limit: .max).count + frame.after.count
    }
}
