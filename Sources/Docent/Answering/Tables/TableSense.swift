/// What the comparing words of a question measure: `cheapest` money, `heaviest` mass, `oldest` dates.
struct TableSense: Sendable {
    private let wanted: Set<TableMeasure>
    private let isLong: Bool
    private let isAge: Bool
    private let isHigh: Bool
    private let isGood: Bool

    /// - Parameter words: the question's words in lower case.
    init(_ words: [String]) {
        let senses = words.indices.compactMap { Self.sense(at: $0, of: words) }
        wanted = senses.reduce(into: []) { $0.formUnion(Self.measures[$1] ?? []) }
        isLong = senses.contains(.long)
        isAge = senses.contains(.age)
        isHigh = senses.contains(.high)
        isGood = !Set(words).isDisjoint(with: Self.goods)
    }

    /// How well a column fits by what it measures; nil where the question asks for a measure and nothing tells that the
    /// column has it.
    ///
    /// - Parameters:
    ///   - isOnlyDate: whether no other column holds dates, so that the time since then can be meant.
    ///   - isOnly: whether no other column holds numbers.
    ///   - named: how well the question names the column.
    func fit(_ measure: TableMeasure?, isOnlyDate: Bool, isOnly: Bool, named: Double) -> Double? {
        guard !wanted.isEmpty else {
            if measure == .date || measure == .age { return -0.4 }
            return isHigh && measure == .length ? 0.2 : 0
        }
        // More than a header that is named in full: `the cheapest with at least 100 rooms` compares no rooms.
        if let measure, wanted.contains(measure) { return 2 }
        if isLong, measure == .date, isOnlyDate { return 0.3 }
        if named > 0 { return measure == nil ? 0 : -0.2 }
        return isOnly && measure == nil && wanted.isSubset(of: Self.bare) ? 0 : nil
    }

    /// Whether the most by a column is the least of what is asked for: who has been here the longest came first.
    func reverses(_ measure: TableMeasure?, header: String) -> Bool {
        if isGood { return Self.isBetterLow(measure, header) }
        return switch measure {
        case .date: isLong
        // The words are weighed as dates are, where the oldest has the least: an age is the other way round.
        case .age: isAge
        case .duration: wanted.contains(.speed)
        default: false
        }
    }

    /// Whether less is better in a column: of costs and noise, but not of income and warranties.
    private static func isBetterLow(_ measure: TableMeasure?, _ header: String) -> Bool {
        let words = Set(Words.letters(of: header))
        if !words.isDisjoint(with: burdens) { return true }
        return [.money, .duration, .noise].contains(measure) && words.isDisjoint(with: gains)
    }

    // MARK: Words

    private enum Sense { case price, lofty, weight, reach, long, tall, age, noise, speed, warmth, high }

    private static let measures: [Sense: Set<TableMeasure>] = [
        .price: [.money], .lofty: [.money, .length], .weight: [.mass], .reach: [.length],
        .long: [.length, .duration],
        .tall: [.length], .age: [.date, .age], .noise: [.noise], .speed: [.speed, .duration],
        .warmth: [.temperature],
    ]

    /// What tables often give as bare numbers.
    private static let bare: Set<TableMeasure> = [.length, .duration, .speed]

    private static let goods: Set<String> = [
        "best", "worst", "beste", "besten", "bester", "bestes", "schlechteste", "schlechtesten",
        "schlechtester", "meilleur", "meilleure", "meilleurs", "meilleures", "pire", "pires",
    ]
    private static let burdens: Set<String> = [
        "loss", "losses", "cost", "costs", "error", "errors", "defect", "defects", "complaint", "complaints",
        "dropout", "dropouts", "drop", "failure", "failures", "delay", "delays", "infection", "infections",
        "accident", "accidents", "incident", "incidents", "absence", "absences", "churn", "downtime", "waste",
        "rank", "place", "position", "verlust", "verluste", "kosten", "fehler", "mängel", "reklamationen",
        "ausfall", "ausfälle", "verspätung", "unfälle", "rang", "platz", "perte", "pertes", "coût", "coûts",
        "erreurs", "pannes", "retard", "retards",
    ]
    private static let gains: Set<String> = [
        "revenue", "revenues", "income", "sales", "turnover", "profit", "margin", "salary", "wage", "premium",
        "premiums", "bonus", "savings", "warranty", "guarantee", "life", "lifetime", "endurance", "runtime",
        "battery", "umsatz", "gewinn", "einnahmen", "gehalt", "lohn", "garantie", "laufzeit", "revenus",
        "bénéfice", "salaire", "autonomie",
    ]

    private static func sense(at place: Int, of words: [String]) -> Sense? {
        let word = words[place]
        let before = place > 0 ? words[place - 1] : nil
        if word == "nächsten" { return before == "am" ? .reach : nil }
        if before.map(comparing.contains) == true, let sense = romance[word] { return sense }
        return Self.words[word] ?? GermanDegree.root(of: word).flatMap { Self.words[$0] }
    }

    private static let words = table([
        .price: """
        cheapest cheaper dearest dearer expensive costly costliest affordable economical inexpensive günstigst billigst \
        preiswertest teuerst günstiger billiger teurer earns earn verdient gagne gagnent gana ganan guadagna ganha costs \
        kostet coûte cuesta costa custa
        """,
        .lofty: "loftiest",
        .weight: """
        heaviest heavier lightest lighter schwerst leichtest schwerer leichter weighs weigh wiegt wiegen pèse pèsent pesa \
        pesan pesano
        """,
        .reach: """
        closest closer nearest nearer farthest farther furthest distant nächstgelegen entferntest weitest
        """,
        .long: "longest longer shortest shorter längst kürzest länger kürzer",
        .tall: "tallest taller deepest widest narrowest breitest tiefst",
        .age: """
        oldest older youngest younger newest newer latest earliest earlier later recent ältest neuest jüngst frühest \
        spätest älter jünger
        """,
        .noise: "quietest quieter loudest louder leisest lautest leiser lauter",
        .speed: "fastest faster slowest slower schnellst langsamst schneller langsamer",
        .warmth: "hottest warmest coldest wärmst kältest",
        .high: "highest higher höchst höher",
    ])

    /// Whether a word is an adjective that compares only behind `plus` and its like.
    static func isRomance(_ word: String) -> Bool { romance[word] != nil }

    static let comparing: Set<String> = [
        "plus", "moins", "más", "menos", "più", "meno", "mais",
    ]

    /// Adjectives of French, Spanish, Italian and Portuguese, which compare only behind `plus` and its like.
    private static let romance = table([
        .price: """
        cher chère chers chères coûteux coûteuse économique caro cara caros caras barato barata baratos baratas costoso \
        costosa económico economico
        """,
        .weight: "lourd lourde léger légère pesado pesada ligero ligera pesante leggero leggera leve",
        .reach: "proche éloigné éloignée lointain loin",
        .long: "long longue court courte largo larga corto corta lungo lunga longo longa curto curta breve",
        .tall: "profond profonde large étroit",
        .age: """
        ancien ancienne vieux vieille âgé âgée jeune récent récente antiguo antigua nuevo nueva viejo vieja joven \
        reciente antico antica vecchio vecchia nuovo nuova recente antigo antiga velho velha novo nova
        """,
        .noise: "silencieux bruyant", .speed: "rapide lent", .warmth: "chaud chaude froid froide",
        .high: "haut haute alto alta bajo baja basso bassa baixo baixa",
    ])

    private static func table(_ lists: [Sense: String]) -> [String: Sense] {
        lists.reduce(into: [:]) { words, entry in
            for word in entry.value.split(whereSeparator: \.isWhitespace) { words[String(word)] = entry.key }
        }
    }
}

/// The highest degree of German adjectives with its endings: `günstigste`, `günstigsten`, but not `höchstens`.
enum GermanDegree {
    /// The word without its ending; nil when it has none.
    static func root(of word: String) -> String? {
        endings.first { ending in stems.contains { word.hasSuffix($0 + ending) } }
            .map { String(word.dropLast($0.count)) }
    }

    private static let endings = ["e", "en", "er", "es", "em"]
    private static let stems = ["st", "größt", "gelegen"]
}
