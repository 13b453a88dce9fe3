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
    /// Terms of the index that are ranked by as they are, such as those of ``DateTerms``.
    package var terms: [String] = []

    private enum CodingKeys: String, CodingKey { case text, phrases, excluded }

    /// Makes a query from its parts.
    package init(text: String, phrases: [String] = [], excluded: [String] = []) {
        self.text = text
        self.phrases = phrases
        self.excluded = excluded
    }

    /// Makes a query of one term of the index.
    package init(term: String) {
        self.init(text: "")
        terms = [term]
    }
}
