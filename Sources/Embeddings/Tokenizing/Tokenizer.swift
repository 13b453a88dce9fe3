/// A token of a text: its number in the vocabulary and the UTF-8 bytes of the text that it stands for.
package struct Token: Sendable, Hashable {
    /// The row of the embedding table.
    package let id: Int32
    /// The first byte.
    package let start: Int32
    /// One beyond the last byte.
    package let end: Int32

    /// The bytes of the text.
    package var range: Range<Int> { Int(start)..<Int(end) }
}

/// Splits a text into a model's tokens.
package protocol Tokenizer: Sendable {
    /// The tokens in order, without the marks of start and end; at most `limit` of them.
    func tokens(_ text: String, limit: Int) -> [Token]
    /// The ids that stand before the tokens of a text, between those of a pair, and after them.
    var frame: TokenFrame { get }
}

/// The marks that a model expects around a text or a pair of texts.
package struct TokenFrame: Sendable, Hashable {
    /// Before the first text.
    package let before: [Int32]
    /// Between two texts.
    package let between: [Int32]
    /// After the last.
    package let after: [Int32]
}

extension Tokenizer {
    /// The ids that the model sees: the marks, and as many tokens as fit the window.
    package func ids(_ text: String, window: Int) -> [Int32] {
        let room = max(0, window - frame.before.count - frame.after.count)
        return frame.before + tokens(text, limit: room).map(\.id) + frame.after
    }

    /// All tokens of a text, marks included.
    package func count(_ text: String) -> Int {
        frame.before.count + tokens(text, limit: .max).count + frame.after.count
    }
}
