/// Two runs over the same questions side by side.
package struct EvaluationComparison: Sendable, Hashable, Codable {
    /// One measure of both.
    package struct Row: Sendable, Hashable, Codable {
        /// The measure's name.
        package let measure: String
        /// How many questions both runs measured.
        package let questions: Int
        /// The mean before.
        package let before: Double
        /// The mean now.
        package let after: Double
        /// How sure the difference is.
        package let bootstrap: PairedBootstrap
        /// The questions that score more now, by name.
        package let won: [String]
        /// The questions that score less now, by name.
        package let lost: [String]
    }

    /// The measures, by name.
    package let rows: [Row]
    /// Questions that only one of the runs has, which count for nothing.
    package let unpaired: Int

    /// Compares a run with an earlier one.
    ///
    /// - Throws: ``DocentError/evaluationUnusable(path:reason:)`` when they share no question.
    package init(before: EvaluationScores, after: EvaluationScores, path: String) throws {
        let shared = before.scores.keys.filter { after.scores[$0] != nil }.sorted()
        guard !shared.isEmpty else {
            throw DocentError.evaluationUnusable(
                path: path, reason: "was recorded on other questions: none of them was asked now")
        }
        unpaired = before.scores.count + after.scores.count - 2 * shared.count
        let measures = Set(shared.flatMap { after.scores[$0, default: [:]].keys })
        rows = measures.sorted().compactMap { Self.row($0, shared, before, after) }
    }

    private static func row(
        _ measure: String, _ questions: [String], _ before: EvaluationScores, _ after: EvaluationScores
    ) -> Row? {
        let pairs = questions.compactMap { id -> (id: String, before: Double, after: Double)? in
            guard let old = before.scores[id]?[measure], let new = after.scores[id]?[measure] else {
                return nil
            }
            return (id, old, new)
        }
        guard !pairs.isEmpty else { return nil }
        let count = Double(pairs.count)
        return Row(
            measure: measure, questions: pairs.count, before: pairs.reduce(0) { $0 + $1.before } / count,
            after: pairs.reduce(0) { $0 + $1.after } / count,
            bootstrap: PairedBootstrap(before: pairs.map(\.before), after: pairs.map(\.after)),
            won: pairs.filter { $0.after > $0.before }.map(\.id),
            lost: pairs.filter { $0.after < $0.before }.map(\.id))
    }

    /// The comparison for a person; `isDetailed` names the questions won and lost.
    package func table(isDetailed: Bool = false) -> String {
        let width = max(16, (rows.map(\.measure.count).max() ?? 0) + 2)
        func padded(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(1, width - text.count))
        }
        var lines = [
            padded("", width) + "before   now    difference (95 %)         p      won lost of"
        ]
        for row in rows {
            let interval = "\(Self.signed(row.bootstrap.low)) to \(Self.signed(row.bootstrap.high))"
            lines.append(
                padded(row.measure, width) + padded(RetrievalEvaluation.threeDigits(row.before), 9)
                    + padded(RetrievalEvaluation.threeDigits(row.after), 7)
                    + padded("\(Self.signed(row.bootstrap.difference)) (\(interval))", 26)
                    + padded(RetrievalEvaluation.threeDigits(row.bootstrap.p), 7)
                    + padded("\(row.won.count)", 4) + padded("\(row.lost.count)", 5) + "\(row.questions)")
            guard isDetailed else { continue }
            if !row.won.isEmpty { lines.append("  won: \(row.won.joined(separator: " "))") }
            if !row.lost.isEmpty { lines.append("  lost: \(row.lost.joined(separator: " "))") }
        }
        if unpaired > 0 { lines.append("\(unpaired) questions stand in one run only and are left out") }
        return lines.joined(separator: "\n")
    }

    private static func signed(_ value: Double) -> String {
        (value < 0 ? "-" : "+") + RetrievalEvaluation.threeDigits(value)
    }
}
