/// A question as the full-text leg sees it.
package struct LexicalQuery: Sendable, Hashable, Codable {
    /// The words to rank by, as typed.
    ///
    /// A word that stands there twice counts twice.
    package var text: String
    /// Word sequences, each of which a chunk must contain.
    package var phrases: [String]
    /// Words or sequences, none of which a chunk may contain.
    package var excluded: [String]

    /// Makes a query from its parts.
    package init(text: String, phrases: [String] = [], excluded: [String] = []) {
        self.text = text
        self.phrases = phrases
        self.excluded = excluded
    }
}
