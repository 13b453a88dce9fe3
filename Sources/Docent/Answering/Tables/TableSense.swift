/// What the comparing words of a question measure: `cheapest` money, `heaviest` mass, `oldest` dates.
struct TableSense: Sendable {
    private let wanted: Set<TableMeasure>
    private let isLong: Bool
    private let isAge: Bool
    private let isHigh: Bool
    private let isLarge: Bool
    private let isGood: Bool

    /// - Parameter words: the question's words in lower case.
    init(_ words: [String]) {
        let senses = words.indices.compactMap { Self.sense(at: $0, of: words) }
        wanted = senses.reduce(into: []) { $0.formUnion(Self.measures[$1] ?? []) }
        isLong = senses.contains(.long)
        isAge = senses.contains(.age)
        isHigh = senses.contains(.high)
        isLarge = senses.contains(.large)
        isGood = !Set(words).isDisjoint(with: Lexicon.goods)
    }

    /// Whether the words compare by a measure at all, and whether by age.
    var isOfMeasure: Bool { !wanted.isEmpty }
    var isOfAge: Bool { wanted.contains(.date) || isLong }
    /// Whether they compare by how long something is or lasts.
    var isOfLength: Bool { isLong }

    /// How well a column fits by what it measures; nil where the question asks for a measure and nothing tells that the
    /// column has it.
    ///
    /// - Parameters:
    ///   - header: the column's, which alone says that it is of areas.
    ///   - isOnlyDate: whether no other column holds dates, so that the time since then can be meant.
    ///   - isOnly: whether no other column holds numbers.
    ///   - named: how well the question names the column.
    func fit(
        _ measure: TableMeasure?, header: String, isOnlyDate: Bool, isOnly: Bool, named: Double
    ) -> Double? {
        guard !wanted.isEmpty else {
            if isLarge, Words.letters(of: header).contains(where: Lexicon.areaHeaders.contains) {
                return Self.telling
            }
            if measure == .date || measure == .age { return -0.4 }
            return isHigh && measure == .length ? 0.2 : 0
        }
        // More than a header that is named in full: `the cheapest with at least 100 rooms` compares no rooms.
        if let measure, wanted.contains(measure) { return 2 }
        if isLong, measure == .date, isOnlyDate { return 0.3 }
        if named > 0 { return measure == nil ? 0 : -0.2 }
        return isOnly && measure == nil && wanted.isSubset(of: Self.bare) ? 0 : nil
    }

    /// From which fit on what a column measures tells it by itself; less than a header that is named in full, since what is large
    /// may be a population.
    static let telling = 0.5

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
        if !words.isDisjoint(with: Lexicon.burdens) { return true }
        return [.money, .duration, .noise].contains(measure) && words.isDisjoint(with: Lexicon.gains)
    }

    // MARK: Words

    private enum Sense {
        case price, lofty, weight, reach, long, tall, age, noise, speed, warmth, high, large
    }

    private static let measures: [Sense: Set<TableMeasure>] = [
        .price: [.money], .lofty: [.money, .length], .weight: [.mass], .reach: [.length],
        .long: [.length, .duration],
        .tall: [.length], .age: [.date, .age], .noise: [.noise], .speed: [.speed, .duration],
        .warmth: [.temperature],
    ]

    /// What tables often give as bare numbers.
    private static let bare: Set<TableMeasure> = [.length, .duration, .speed]

    private static func sense(at place: Int, of words: [String]) -> Sense? {
        let word = words[place]
        let before = place > 0 ? words[place - 1] : nil
        if word == "nächsten" { return before == "am" ? .reach : nil }
        if before.map(Lexicon.romanceDegrees.contains) == true, let sense = romance[word] { return sense }
        return Self.words[word] ?? GermanDegree.root(of: word).flatMap { Self.words[$0] }
    }

    /// Whether a word says in what is compared.
    static func measures(_ word: String) -> Bool { words[word] != nil || romance[word] != nil }

    /// Whether a word is an adjective that compares only behind `plus` and its like.
    static func isRomance(_ word: String) -> Bool { romance[word] != nil }

    private static let words = Lexicon.meanings([
        Sense.price: Lexicon.comparingPrice, .lofty: Lexicon.comparingLoftiness,
        .weight: Lexicon.comparingWeight, .reach: Lexicon.comparingReach, .long: Lexicon.comparingLength,
        .tall: Lexicon.comparingHeight, .age: Lexicon.comparingAge, .noise: Lexicon.comparingNoise,
        .speed: Lexicon.comparingSpeed, .warmth: Lexicon.comparingWarmth, .high: Lexicon.comparingHighness,
        .large: Lexicon.comparingSize,
    ])
    private static let romance = Lexicon.meanings([
        Sense.price: Lexicon.romancePrice, .weight: Lexicon.romanceWeight, .reach: Lexicon.romanceReach,
        .long: Lexicon.romanceLength, .tall: Lexicon.romanceHeight, .age: Lexicon.romanceAge,
        .noise: Lexicon.romanceNoise, .speed: Lexicon.romanceSpeed, .warmth: Lexicon.romanceWarmth,
        .high: Lexicon.romanceHighness,
    ])
}
