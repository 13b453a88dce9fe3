/// A text as the full-text index sees it.
struct AnalyzedText: Sendable, Hashable {
    /// The terms in the order of the words; a word may give several.
    let terms: [String]
    /// The number of words.
    let length: Int
}

/// Turns text into terms.
struct Analyzer: Sendable {
    /// The terms of a text.
    func terms(of text: String) -> AnalyzedText {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return AnalyzedText(terms: words, length: words.count)
    }
}
