import Testing

@testable import Docent

@Suite("Ranking metrics")
struct RankingMetricsTests {
    @Test("give the worked example's values")
    func example() {
        let metrics = RankingMetrics(
            ranking: ["a", "x", "b", "y"], grades: ["a": 1, "b": 1, "c": 1, "x": 0])
        // DCG = 1 + 1/2 = 1.5; ideal = 1 + 1/log2(3) + 1/2 = 2.13093
        #expect(abs(metrics.ndcg10 - 1.5 / 2.13093) < 1e-5)
        #expect(abs(metrics.recall10 - 2.0 / 3) < 1e-9)
        #expect(metrics.mrr10 == 1)
        #expect(abs(metrics.map - (1 + 2.0 / 3) / 3) < 1e-9)
    }

    @Test("count grades as gains")
    func grades() {
        let best = RankingMetrics(ranking: ["a", "b"], grades: ["a": 2, "b": 1])
        let worse = RankingMetrics(ranking: ["b", "a"], grades: ["a": 2, "b": 1])
        #expect(best.ndcg10 == 1)
        #expect(worse.ndcg10 < 1)
    }

    @Test("are zero when nothing relevant is found")
    func nothing() {
        let metrics = RankingMetrics(ranking: ["x"], grades: ["a": 1])
        #expect(
            [metrics.ndcg10, metrics.recall10, metrics.recall100, metrics.mrr10, metrics.map] == [
                0, 0, 0, 0, 0,
            ])
    }
}

@Suite("The abstention curve")
struct AbstentionCurveTests {
    @Test(
        "measures how well confidence separates",
        arguments: [
            ([0.9, 0.8], [0.1, 0.2], 1.0), ([0.1, 0.2], [0.9, 0.8], 0.0), ([0.5], [0.5], 0.5),
            ([0.9, 0.3], [0.5], 0.5),
        ])
    func area(held: [Double], absent: [Double], expected: Double) {
        #expect(AbstentionCurve(answerable: held, unanswerable: absent).area == expected)
    }

    @Test("counts refusals at the threshold that lets one in twenty pass")
    func refusals() {
        let absent = (0..<20).map { Double($0) / 20 }
        let curve = AbstentionCurve(answerable: [0.99, 0.93, 0.91, 0.5], unanswerable: absent)
        #expect(curve.falseRefusals(atFalseAnswers: 0.05) == 0.25)
    }
}
