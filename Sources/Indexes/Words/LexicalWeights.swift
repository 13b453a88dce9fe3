/// How words are weighed; see ``LexicalScorer``.
///
/// Both constants of BM25 are below the usual 1.2 and .75 (Robertson and Zaragoza 2009): beside vectors and feedback it says
/// more how many of a question's words a passage has than how often. They were chosen on fourteen judged sets together.
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
    package init(saturation: Float = 0.8, lengthPenalty: Float = 0.5, heads: Float = 1, title: Float = 1) {
        self.saturation = saturation
        self.lengthPenalty = lengthPenalty
        self.heads = heads
        self.title = title
    }
}
