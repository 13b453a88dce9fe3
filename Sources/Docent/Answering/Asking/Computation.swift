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
        if words.contains(where: Self.averages.contains) || asksMean {
            self = .average
        } else if words.contains(where: Self.sums.contains)
            || words.contains("total") && words.contains(where: Self.all.contains)
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
            SumRows.isNamed(unit.cells) || !words.isDisjoint(with: Self.sums)
                || !words.isDisjoint(with: Self.totals)
        case .average: !words.isDisjoint(with: Self.averages) || words.contains("mean")
        }
    }

    private static let sums: Set<String> = ["sum", "altogether", "summe", "insgesamt", "somme"]
    private static let totals: Set<String> = ["total", "totals", "overall", "gesamt", "totaux"]
    private static let all: Set<String> = ["all", "every", "together", "aller", "alle", "tous", "toutes"]
    private static let averages: Set<String> = [
        "average", "durchschnitt", "durchschnittlich", "moyenne", "ø",
    ]
}
