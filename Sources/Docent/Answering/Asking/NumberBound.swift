/// How words bound the number that they stand before or behind: `less than 320`, `70 or more`, `100以上`.
struct NumberBound: Sendable, Hashable {
    /// Whether greater numbers do not fit; else smaller ones do not.
    let isUpper: Bool
    /// Whether the number itself fits.
    let holds: Bool

    /// - Parameters:
    ///   - lead: the words before the number in lower case, each after a space.
    ///   - rest: what follows the number.
    /// - Returns: nil when neither sets a bound.
    init?(before lead: String, behind rest: String) {
        let next = rest.drop { $0.isWhitespace || $0 == "の" }.lowercased()
        guard
            let phrase = Self.phrases.first(where: { lead.hasSuffix($0.words) })
                ?? Self.unspaced.first(where: { lead.hasSuffix($0.words) })
                ?? Self.endings.first(where: { next.hasPrefix($0.words) })
        else { return nil }
        self = phrase.bound
    }

    /// The bound of a table's band, whose words may also be signs and words that bound times elsewhere: `≤ 5`, `bis 5`.
    ///
    /// - Parameters:
    ///   - lead: what stands before the number in lower case.
    ///   - rest: what follows it, in lower case.
    init?(ofBand lead: String, behind rest: String) {
        let told = NumberBound(before: Self.lead(lead), behind: rest)
        guard
            let bound = told ?? Self.bandWords.first(where: { lead.contains($0.words) })?.bound
                ?? Self.bandEndings.first(where: { rest.contains($0.words) })?.bound
        else { return nil }
        self = bound
    }

    /// The words before a number in lower case, each after a space, without the currency's sign or code.
    static func lead(_ text: some StringProtocol) -> String {
        var words = text.lowercased().split { $0.isWhitespace || $0 == "€" || $0 == "$" || $0 == "£" }
        if let last = words.last, currencies.contains(String(last)) { words.removeLast() }
        return words.suffix(4).map { " " + $0 }.joined()
    }

    /// Whether the words before a number, each after a space, open a span of two: `between`, `von`.
    static func opensSpan(_ lead: String) -> Bool { spans.contains(where: lead.hasSuffix) }

    /// Whether a word of Chinese or Japanese only sets a bound.
    static func isUnspaced(_ word: String) -> Bool {
        (unspaced + endings).contains { $0.words == word } || TimeBound(behind: word) != nil
    }

    /// The stems of the words that set bounds to numbers and times: where a bound is kept to, they are no words that are
    /// missing.
    static let wording = Set(
        Words(
            """
            after before since until till from between less more fewer than over under above below least most up to mehr \
            weniger als über unter mindestens höchstens wenigstens maximal zwischen nach vor seit bis ab plus moins entre \
            avant après depuis dès jusqu au minimum maximum más menos al desde hasta antes después więcej mniej niż co \
            najmniej najwyżej przed meer minder dan voor sinds tussen euro euros eur
            """
        ).stems)

    // MARK: Words

    private typealias Phrase = (words: String, bound: NumberBound)

    private init(isUpper: Bool, holds: Bool) { (self.isUpper, self.holds) = (isUpper, holds) }

    private static let below = NumberBound(isUpper: true, holds: false)
    private static let atMost = NumberBound(isUpper: true, holds: true)
    private static let above = NumberBound(isUpper: false, holds: false)
    private static let atLeast = NumberBound(isUpper: false, holds: true)

    /// The words before a number, the longest first, since `not more than` ends like `more than`.
    private static let phrases = [
        list(
            """
            less than|fewer than|lower than|smaller than|cheaper than|shorter than|lighter than|younger than|closer than|\
            nearer than|under|below|weniger als|kleiner als|billiger als|günstiger als|kürzer als|leichter als|jünger als|\
            niedriger als|unter|moins de|moins cher que|en dessous de|inférieur à|inférieure à|menos de|meno di|mniej niż|\
            poniżej|minder dan|onder
            """, below),
        list(
            """
            at most|up to|not more than|no more than|within|maximum|höchstens|maximal|bis zu|innerhalb von|au plus|\
            au maximum|jusqu'à|como máximo|hasta|al massimo|fino a|no máximo|até|najwyżej|hoogstens|maximaal|tot
            """, atMost),
        list(
            """
            more than|greater than|higher than|larger than|bigger than|longer than|heavier than|older than|farther than|\
            over|above|exceeding|mehr als|größer als|höher als|länger als|schwerer als|älter als|teurer als|über|plus de|\
            au-dessus de|supérieur à|supérieure à|más de|più di|mais de|więcej niż|ponad|powyżej|meer dan|boven
            """, above),
        list(
            """
            at least|not less than|no less than|no fewer than|minimum|mindestens|wenigstens|au moins|à partir de|al menos|\
            por lo menos|como mínimo|almeno|pelo menos|co najmniej|minstens|ten minste
            """, atLeast),
    ].joined().map { (words: " " + $0.words, bound: $0.bound) }.sorted {
        $0.words.utf8.count > $1.words.utf8.count
    }

    /// The words right before a number in Chinese and Japanese, `不超过` before the `超过` that it ends in.
    private static let unspaced = [
        list("不超过|不超過|不多于", atMost), list("不少于|至少", atLeast), list("最多", atMost), list("最少", atLeast),
        list("超过|超過|大于|高于|多于", above), list("小于|低于|少于|不到", below),
    ].flatMap(\.self)

    /// The words behind a number.
    private static let endings = [
        list("or more|and more|oder mehr|und mehr|ou plus|and above|以上", atLeast),
        list("or less|or fewer|oder weniger|ou moins|and below|以下|以内", atMost),
        list("未満|未满|より安|より少な", below), list("を超え|より高|より多", above),
    ].flatMap(\.self)

    /// The words in front of a table's band, those first that others are a part of.
    private static let bandWords = [
        list("at most|not more than|no more than|up to|until|max|bis|höchstens|jusqu|≤|<=", atMost),
        list("less than|under|below|unter|moins de|<", below),
        list("at least|from|ab |mindestens|à partir|dès|≥|>=", atLeast),
        list("more than|above|over|über|mehr als|plus de|>", above),
    ].flatMap(\.self)
    /// The words behind one.
    private static let bandEndings = [
        list("or more|and more|and above|or above|or over|and over|und mehr|und darüber|et plus", atLeast),
        list("or less|or fewer|and below|or below|or under|and under|und weniger|ou moins", atMost),
    ].flatMap(\.self)

    private static let currencies: Set<String> = ["eur", "usd", "chf", "gbp", "euro", "euros"]

    private static let spans = [
        " between", " from", " zwischen", " von", " entre", " de", " tra", " fra", " tussen", " między",
    ]

    private static func list(_ phrases: String, _ bound: NumberBound) -> [Phrase] {
        phrases.split(separator: "|").map { (String($0), bound) }
    }
}
