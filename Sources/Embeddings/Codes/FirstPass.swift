/// How much of each vector a first pass reads, and how many vectors it keeps for exact scores.
///
/// Reading fewer planes is quicker in proportion to the collection and finds less surely, which more candidates make good at
/// a cost that does not grow: the larger the collection, the less is read of each vector.
package struct FirstPass: Sendable, Equatable {
    /// So many of a question's dimensions are read.
    package let planes: Int
    /// So many candidates are kept.
    package let limit: Int

    /// Reads all planes.
    package init(limit: Int, dimension: Int) {
        planes = dimension
        self.limit = limit
    }

    /// The cheapest pass that finds as much as one over all planes with `wanted` candidates.
    package init(wanted: Int, among count: Int, dimension: Int) {
        func cost(_ choice: (share: Double, candidates: Double)) -> Double {
            Double(count) * choice.share * Self.vectorCost + Double(wanted) * choice.candidates
        }
        let best = Self.choices.min { cost($0) < cost($1) } ?? Self.choices[0]
        planes = max(1, Int((Double(dimension) * best.share).rounded()))
        limit = Int((Double(wanted) * best.candidates).rounded(.up))
    }

    /// Shares of the planes, and how many times the candidates they need to bring as many of the thousand nearest as tables of all
    /// components did, measured on sentences of documentation, with questions that these answer and others
    /// (`Benchmarks/results/search-2026-11-29.md`).
    private static let choices: [(share: Double, candidates: Double)] = [
        (1, 1.05), (1.0 / 2, 1.4), (1.0 / 3, 2.2), (1.0 / 4, 3.2), (1.0 / 6, 6),
    ]
    /// What reading all planes of a vector costs, an exact score being 1.
    private static let vectorCost = 0.025
}
