/// How words are weighed; see ``LexicalScorer``.
package struct LexicalWeights: Sendable, Hashable, Codable {
    /// How soon a term's repetition stops to count (BM25's k1).
    package var saturation: Float
    /// How much long chunks are held back, from 0 to 1 (BM25's b).
    package var lengthPenalty: Float
    /// What an occurrence in headings or context counts, beside 1 in the body.
    package var heads: Float
    /// What an occurrence in the document's title counts.
    package var title: Float

    /// Makes weights.
    package init(saturation: Float = 1.2, lengthPenalty: Float = 0.75, heads: Float = 1, title: Float = 1) {
        self.saturation = saturation
        self.lengthPenalty = lengthPenalty
        self.heads = heads
        self.title = title
    }

    /// Weights beside vectors, where words should say more how many of a question's words a passage has than how often.
    ///
    /// The usual constants (Robertson and Zaragoza 2009) are better where words stand alone. Both pairs were measured on
    /// fourteen judged sets together.
    package static let besideVectors = LexicalWeights(saturation: 0.8, lengthPenalty: 0.5)
}
