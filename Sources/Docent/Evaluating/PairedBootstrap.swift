/// How sure a difference between two settings is that were measured on the same questions.
///
/// Questions are drawn anew with replacement, each with both of its scores, and the mean difference is taken each time
/// (Efron and Tibshirani, 1993; for retrieval Sakai, 2006).
package struct PairedBootstrap: Sendable, Hashable, Codable {
    /// The mean difference, after less before.
    package let difference: Double
    /// The lower end of the interval that holds 95 % of the drawn differences.
    package let low: Double
    /// Its upper end.
    package let high: Double
    /// How likely a difference of this size, to either side, is when the two are equal: twice the smaller of the shares
    /// of draws on each side of zero, at most 1.
    package let p: Double

    /// How often questions are drawn.
    static let draws = 10_000

    /// - Parameters:
    ///   - before: a score a question.
    ///   - after: the scores of the same questions, in the same order.
    ///   - seed: the same seed draws the same questions.
    init(before: [Double], after: [Double], seed: UInt64 = 1) {
        let differences = zip(after, before).map { $0 - $1 }
        let count = differences.count
        guard count > 0 else {
            (difference, low, high, p) = (0, 0, 0, 1)
            return
        }
        var random = SplitMix(state: seed)
        let means = (0..<Self.draws).map { _ in
            (0..<count).reduce(0) { sum, _ in sum + differences[Int.random(in: 0..<count, using: &random)] }
                / Double(count)
        }.sorted()
        difference = differences.reduce(0, +) / Double(count)
        low = means[Self.draws / 40]
        high = means[Self.draws - 1 - Self.draws / 40]
        let below = Double(means.count { $0 <= 0 }), above = Double(means.count { $0 >= 0 })
        p = min(1, 2 * min(below, above) / Double(Self.draws))
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014): the same draws everywhere.
    private struct SplitMix: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
            return z ^ z >> 31
        }
    }
}
