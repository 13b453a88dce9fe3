/// How confidence separates questions that the documents answer from those that they do not.
struct AbstentionCurve: Sendable {
    let answerable: [Double]
    let unanswerable: [Double]

    /// The chance that an answerable question has the higher confidence, ties counting half (Mann and Whitney, 1947).
    var area: Double {
        guard !answerable.isEmpty, !unanswerable.isEmpty else { return 0.5 }
        var wins = 0.0
        for positive in answerable {
            for negative in unanswerable {
                wins += positive > negative ? 1 : positive == negative ? 0.5 : 0
            }
        }
        return wins / Double(answerable.count * unanswerable.count)
    }

    /// The share of answerable questions at or below the threshold that lets only a share of the others pass.
    func falseRefusals(atFalseAnswers share: Double) -> Double {
        guard !answerable.isEmpty, !unanswerable.isEmpty else { return 0 }
        let descending = unanswerable.sorted(by: >)
        let threshold = descending[min(Int(share * Double(descending.count)), descending.count - 1)]
        return Double(answerable.count { $0 <= threshold }) / Double(answerable.count)
    }
}
