/// A question as the full-text leg sees it.
public struct LexicalQuery: Sendable, Hashable, Codable {
    /// The words to rank by, as typed.
    ///
    /// A word that stands there twice counts twice.
    public var text: String
    /// Word sequences, each of which a chunk must contain.
    public var phrases: [String]
    /// Words or sequences, none of which a chunk may contain.
    public var excluded: [String]

    /// Makes a query from its parts.
    public init(text: String, phrases: [String] = [], excluded: [String] = []) {
        self.text = text
        self.phrases = phrases
        self.excluded = excluded
    }
}
