import Glibc

/// How sure it is that the documents hold the answer.
enum Confidence {
    /// Below this, the answer is withheld.
    static let threshold = 0.5

    /// What the judgement rests on; all from 0 to 1, whatever the corpus.
    struct Evidence: Sendable, Hashable {
        /// The best cosine of the first three units.
        var cosine = 0.0
        /// The cosine of the best passage, from the index.
        var passage = 0.0
        /// The best unit's share of the question's words, headings and title included.
        var coverage = 0.0
        /// The share of the question's words in the best unit's passage.
        var around = 0.0
        /// The share of the question's names that the best unit holds.
        var names = 0.0
        /// The share of the question's words that no passage holds.
        var unknown = 0.0
        /// Whether the best unit holds a thing of the expected kind.
        var kind = 0.5
        /// How far the best unit is ahead of the tenth.
        var margin = 0.0

        var values: [Double] { [cosine, passage, coverage, around, names, unknown, kind, margin] }
    }

    /// In the order of ``Evidence/values``; a logistic regression on one half of the handbook's questions.
    private static let weights = [6.0, 4.0, 2.0, 1.0, 1.0, -1.0, 0.5, 0.5]
    private static let intercept = -6.5

    /// From 0 to 1.
    static func of(_ evidence: Evidence) -> Double {
        1 / (1 + exp(-(intercept + zip(weights, evidence.values).reduce(0) { $0 + $1.0 * $1.1 })))
    }
}
