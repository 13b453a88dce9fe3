import Documents

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

    /// The bound that the words on either side of a figure set to it; nil where they set none.
    init?(of figure: Figure, in text: String) {
        self.init(
            before: Self.lead(text.lead(before: figure.range)),
            behind: String(text.rest(behind: figure.range)))
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
        if let last = words.last, Lexicon.currencies.contains(String(last)) { words.removeLast() }
        return words.suffix(4).map { " " + $0 }.joined()
    }

    /// Whether the words before a number, each after a space, open a span of two: `between`, `von`.
    static func opensSpan(_ lead: String) -> Bool { Lexicon.spanLeads.contains { lead.hasSuffix(" \($0)") } }

    /// Whether a word of Chinese or Japanese only sets a bound.
    static func isUnspaced(_ word: String) -> Bool {
        (unspaced + endings).contains { $0.words == word } || TimeBound(behind: word) != nil
    }

    /// The stems of the words that set bounds to numbers and times: where a bound is kept to, they are no words that are
    /// missing.
    static let wording = Lexicon.bounding.stems

    // MARK: Words

    private typealias Phrase = (words: String, bound: NumberBound)

    private init(isUpper: Bool, holds: Bool) { (self.isUpper, self.holds) = (isUpper, holds) }

    private static let below = NumberBound(isUpper: true, holds: false)
    private static let atMost = NumberBound(isUpper: true, holds: true)
    private static let above = NumberBound(isUpper: false, holds: false)
    private static let atLeast = NumberBound(isUpper: false, holds: true)

    private static func told(_ words: [String], _ bound: NumberBound) -> [Phrase] {
        words.map { ($0, bound) }
    }

    /// The words before a number, the longest first, since `not more than` ends like `more than`.
    private static let phrases =
        (told(Lexicon.below, below) + told(Lexicon.atMost, atMost) + told(Lexicon.above, above)
        + told(Lexicon.atLeast, atLeast)).map { (words: " " + $0.words, bound: $0.bound) }
        .sorted { $0.words.utf8.count > $1.words.utf8.count }

    /// Those that write no spaces, `不超过` before the `超过` that it ends in.
    private static let unspaced =
        told(Lexicon.atMostUnspaced, atMost) + told(Lexicon.atLeastUnspaced, atLeast)
        + told(Lexicon.aboveUnspaced, above) + told(Lexicon.belowUnspaced, below)

    /// The words behind a number.
    private static let endings =
        told(Lexicon.atLeastBehind, atLeast) + told(Lexicon.atMostBehind, atMost)
        + told(Lexicon.belowBehind, below) + told(Lexicon.aboveBehind, above)

    /// The words in front of a table's band, those first that others are a part of.
    private static let bandWords =
        told(Lexicon.bandAtMost, atMost) + told(Lexicon.bandBelow, below)
        + told(Lexicon.bandAtLeast, atLeast) + told(Lexicon.bandAbove, above)
    /// The words behind one.
    private static let bandEndings =
        told(Lexicon.bandAtLeastBehind, atLeast) + told(Lexicon.bandAtMostBehind, atMost)
}
