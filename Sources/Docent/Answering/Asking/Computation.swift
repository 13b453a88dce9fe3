/// A sum or an average that a question asks for; the quoting answerer computes neither, and can only quote one that is written.
enum Computation: Sendable {
    case sum, average

    /// - Returns: nil when the question asks for neither.
    init?(_ question: String) {
        let words = Words.parts(of: question)
        // `the mean`, but not `What does E12 mean?`
        let asksMean = zip(words, words.dropFirst()).contains {
            ["the", "arithmetic"].contains($0) && $1 == "mean"
        }
        if words.contains(where: Lexicon.averages.contains) || asksMean {
            self = .average
        } else if words.contains(where: Lexicon.sums.contains)
            || words.contains("total") && words.contains(where: Lexicon.everything.contains)
        {
            self = .sum
        } else {
            return nil
        }
    }

    /// Whether a unit gives one: a row of sums, or words that say so.
    func isGiven(by unit: EvidenceUnit) -> Bool {
        let words = Set(Words.parts(of: "\(unit.compared) \(unit.context)"))
        return switch self {
        case .sum:
            SumRows.isNamed(unit.cells) || !words.isDisjoint(with: Lexicon.sums)
                || !words.isDisjoint(with: Lexicon.totals)
        case .average: !words.isDisjoint(with: Lexicon.averages) || words.contains("mean")
        }
    }
}
