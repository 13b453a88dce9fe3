/// What is measured of the thing that a question asks about, as in `How tall is …`, `What does … weigh` and `What is the price
/// of …`: an answer gives a figure with a unit of that measure.
struct AskedMeasure: Sendable {
    let measure: TableMeasure
    /// Whether the question opens by asking for it; else it may speak of it in passing.
    let opensQuestion: Bool

    /// - Returns: nil when no mass, length, temperature or price is asked for.
    init?(_ question: String, _ expected: ExpectedAnswer) {
        let words = Words.parts(of: question)
        opensQuestion = Self.opens(words)
        switch expected {
        case .mass: measure = .mass
        case .length: measure = .length
        case .heat: measure = .temperature
        case .money where opensQuestion && Self.namesPrice(words): measure = .money
        default: return nil
        }
    }

    private static func opens(_ words: [String]) -> Bool {
        guard let first = words.first else { return false }
        if Lexicon.how.contains(first) { return true }
        return (Lexicon.which.contains(first) || first == "was")
            && words.dropFirst().first.map(Lexicon.measuringVerbs.contains) == true
    }

    /// Whether a word asks for a price and is no part of a longer name, as in `cost centre` and `price list`.
    private static func namesPrice(_ words: [String]) -> Bool {
        words.indices.contains { place in
            guard Lexicon.prices.contains(words[place]) else { return false }
            let next = place + 1 < words.count ? words[place + 1] : "per"
            return next == "per" || QuestionLanguage.commonInAny.contains(next)
        }
    }

    /// Whether a word of a text says that amounts are of money.
    static func speaksOfMoney(_ text: String) -> Bool {
        Words.letters(of: text).contains { TableMeasure.named(by: $0) == .money }
    }

    // MARK: Rows

    /// Whether a row has no value that is measured so; what a table's prices are in may stand above it.
    func isMissed(by row: EvidenceUnit, of titles: String) -> Bool {
        if row.cells.contains(where: { TableMeasure(header: $0.header, values: [$0.value]) == measure }) {
            return false
        }
        guard measure == .money else { return true }
        let headers = row.cells.map(\.header).joined(separator: " ")
        return !Self.speaksOfMoney("\(titles) \(row.context)")
            && Lexicon.amounts.isDisjoint(with: Words.letters(of: headers))
    }
}
