/// How good rankings are against judgements, averaged over queries.
package struct RankingMetrics: Sendable, Hashable, Codable {
    /// Normalised discounted cumulative gain of the first ten, with gain `rel` and discount `log2(rank + 1)`, as
    /// trec_eval computes it (Järvelin and Kekäläinen, 2002).
    package let ndcg10: Double
    /// The share of relevant documents among the first ten.
    package let recall10: Double
    /// The share of relevant documents among the first hundred.
    package let recall100: Double
    /// One over the rank of the first relevant document among the first ten, else 0.
    package let mrr10: Double
    /// Mean average precision over the whole ranking.
    package let map: Double

    private enum CodingKeys: String, CodingKey {
        case ndcg10 = "ndcg@10"
        case recall10 = "recall@10"
        case recall100 = "recall@100"
        case mrr10 = "mrr@10"
        case map
    }

    /// Measures one ranking of document ids against the grades of the relevant ones.
    init(ranking: [String], grades: [String: Int]) {
        let relevant = grades.filter { $0.value > 0 }
        let gains = ranking.map { Double(max(0, relevant[$0] ?? 0)) }
        let ideal = relevant.values.map(Double.init).sorted(by: >)
        let best = Self.discountedGain(ideal)
        ndcg10 = best > 0 ? Self.discountedGain(gains) / best : 0
        let total = Double(max(1, relevant.count))
        recall10 = Double(gains.prefix(10).count { $0 > 0 }) / total
        recall100 = Double(gains.prefix(100).count { $0 > 0 }) / total
        mrr10 = gains.prefix(10).firstIndex { $0 > 0 }.map { 1 / Double($0 + 1) } ?? 0
        map = Self.precisionSum(gains) / total
    }

    /// The mean of several; all zero when there are none.
    init(mean metrics: [RankingMetrics]) {
        let count = Double(max(1, metrics.count))
        func mean(_ value: (RankingMetrics) -> Double) -> Double {
            metrics.reduce(0) { $0 + value($1) } / count
        }
        ndcg10 = mean(\.ndcg10)
        recall10 = mean(\.recall10)
        recall100 = mean(\.recall100)
        mrr10 = mean(\.mrr10)
        map = mean(\.map)
    }

    /// The metrics by the names that they have in JSON.
    var byName: [String: Double] {
        [
            CodingKeys.ndcg10: ndcg10, .recall10: recall10, .recall100: recall100, .mrr10: mrr10, .map: map,
        ].reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
    }

    private static func discountedGain(_ gains: [Double]) -> Double {
        gains.prefix(10).enumerated().reduce(0) { $0 + $1.element / Logarithm.base2(Double($1.offset + 2)) }
    }

    private static func precisionSum(_ gains: [Double]) -> Double {
        var found = 0.0
        var sum = 0.0
        for (position, gain) in gains.enumerated() where gain > 0 {
            found += 1
            sum += found / Double(position + 1)
        }
        return sum
    }

}
