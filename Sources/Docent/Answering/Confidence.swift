import Glibc

/// How sure it is that the documents hold the answer.
enum Confidence {
    /// Below this, the answer is withheld.
    static let threshold = 0.5

    /// From 0 to 1, by how well the best unit matches the question in meaning and in words.
    ///
    /// A logistic function; its coefficients were fitted on half of the handbook's questions.
    static func of(_ scored: [ScoredUnit], passages: [Passage]) -> Double {
        guard let best = scored.first else { return 0 }
        let cosine = scored.prefix(3).map(\.cosine).max() ?? best.cosine
        let coverage = scored.prefix(3).map(\.coverage).max() ?? best.coverage
        return 1 / (1 + exp(-(9 * (cosine - 0.5) + 4 * (coverage - 0.55))))
    }
}
