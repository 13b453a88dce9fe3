import Indexes

/// Fuses the evidence of both legs into one order.
///
/// A weighted sum of scores that are scaled between the least and the greatest of each leg. It was the best fixed
/// fusion on eight of ten judged sets, ahead of reciprocal rank fusion.
enum Ranking {
    /// The share of the vectors in the sum.
    private static let vectorShare = 0.5

    /// Orders the candidates, best first; ties keep the order of the index.
    static func fuse(_ candidates: [Candidate]) -> [Evidence] {
        let lexical = Scale(candidates.map { Double($0.lexicalScore) })
        let vector = Scale(candidates.compactMap { $0.vectorScore.map(Double.init) })
        return candidates.map { candidate in
            let words = lexical.scaled(Double(candidate.lexicalScore))
            guard let cosine = candidate.vectorScore else { return Evidence(candidate: candidate, score: words) }
            let score = vectorShare * vector.scaled(Double(cosine)) + (1 - vectorShare) * words
            return Evidence(candidate: candidate, score: score)
        }.sorted { ($0.score, $1.candidate.chunk) > ($1.score, $0.candidate.chunk) }
    }

    private struct Scale {
        private let least: Double
        private let width: Double

        init(_ scores: [Double]) {
            least = scores.min() ?? 0
            width = (scores.max() ?? 0) - least
        }

        func scaled(_ score: Double) -> Double {
            width > 0 ? (score - least) / width : score > 0 ? 1 : 0
        }
    }
}
