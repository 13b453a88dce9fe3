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
        if degrees.contains(first) { return true }
        return interrogatives.contains(first) && words.dropFirst().first.map(verbs.contains) == true
    }

    /// Whether a word asks for a price and is no part of a longer name, as in `cost centre` and `price list`.
    private static func namesPrice(_ words: [String]) -> Bool {
        words.indices.contains { place in
            guard prices.contains(words[place]) else { return false }
            let next = place + 1 < words.count ? words[place + 1] : "per"
            return next == "per" || QuestionLanguage.commonInAny.contains(next)
        }
    }

    private static let degrees: Set<String> = ["how", "wie", "combien"]
    private static let interrogatives: Set<String> = [
        "what", "which", "was", "welche", "welches", "quel", "quelle",
    ]
    private static let verbs: Set<String> = [
        "is", "are", "was", "were", "does", "do", "did", "will", "would", "s", "kostet", "kosten", "wiegt",
        "ist",
        "sind", "est", "sont",
    ]
    private static let prices: Set<String> = [
        "cost", "costs", "price", "fee", "salary", "wage", "earn", "earns", "kostet", "kosten", "preis",
        "gebühr",
        "gehalt", "verdient", "coûte", "coûtent", "prix", "salaire", "gagne",
    ]

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
            && Self.amounts.isDisjoint(with: Words.letters(of: headers))
    }

    /// What columns of amounts are headed by where nothing says that they are prices.
    private static let amounts: Set<String> = [
        "amount", "total", "value", "rate", "rates", "charge", "sum", "betrag", "wert", "summe", "satz",
        "montant",
        "valeur", "taux",
    ]
}
