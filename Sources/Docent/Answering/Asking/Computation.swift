/// A sum or an average that a question asks for: of a table's column it is computed, elsewhere only one that is written is quoted.
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

    /// The computation that a question may ask for of a column, with the places of the words that do.
    ///
    /// `total` asks for one here by itself: that it is no part of a name the column tells.
    static func wished(by words: [QuestionWord]) -> (computation: Computation, places: Set<Int>)? {
        let places = { (asking: (String) -> Bool) in Set(words.indices.filter { asking(words[$0].word) }) }
        let averages = places { Lexicon.averages.contains($0) || $0 == "mean" }
        if !averages.isEmpty { return (.average, averages) }
        let sums = places {
            Lexicon.sums.contains($0) || Lexicon.totals.contains($0) || Lexicon.combining.contains($0)
        }.union(phrases(asking: words))
        return sums.isEmpty ? nil : (.sum, sums)
    }

    /// The places of the words of “in all” at the end of a clause, and of “all” or “both” in “How much do all … cost?”.
    private static func phrases(asking words: [QuestionWord]) -> Set<Int> {
        let all = (1..<max(1, words.count)).filter { place in
            guard Lexicon.jointly.contains(words[place].word) else { return false }
            let (word, before) = (words[place], words[place - 1].word)
            if before == "in" { return word.word == "all" && (word.endsClause || place == words.count - 1) }
            return Lexicon.jointVerbs.contains(before)
                && words[..<place].contains { Lexicon.howMuch.contains($0.word) }
        }
        return Set(all.flatMap { words[$0 - 1].word == "in" ? [$0 - 1, $0] : [$0] })
    }

    /// What comes of numbers, of which there is one at least.
    func of(_ numbers: [Double]) -> Double {
        let sum = numbers.reduce(0, +)
        return self == .sum ? sum : sum / Double(numbers.count)
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
