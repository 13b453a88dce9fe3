import Documents

/// The years that a question bounds by a bare year behind a word of time: `after 2014`, `vor 2016`, `2014年以降`.
struct YearSpan: Sendable, Hashable {
    /// The years that fit.
    private let years: ClosedRange<Int>
    /// The years as they were written.
    let text: String
    /// The years that the question names.
    let named: Set<Int>

    /// - Returns: nil when the question bounds no years.
    init?(_ question: String) {
        let found = Figures.all(in: question).compactMap { figure -> (year: Int, range: Range<Int>)? in
            guard figure.isYear, case .quantity(let readings, _) = figure.value, let year = readings.first
            else {
                return nil
            }
            return (Int(year), figure.range)
        }
        for (place, first) in found.enumerated() {
            let lead = Self.lead(question.slice(0..<first.range.lowerBound))
            let end = question.utf8.count
            if let lead, Self.pairs.contains(lead), place + 1 < found.count {
                let second = found[place + 1]
                guard first.year <= second.year else { continue }
                years = first.year...second.year
                text = String(question.slice(first.range.lowerBound..<second.range.upperBound))
                named = [first.year, second.year]
                return
            }
            let rest = question.slice(first.range.upperBound..<end).drop(while: \.isWhitespace)
            let bound =
                Self.ending(of: rest) ?? lead.flatMap { Self.bounds[$0] }
            guard let bound else { continue }
            years =
                switch bound {
                case .after: first.year + 1...Self.last
                case .since: first.year...Self.last
                case .before: Self.first...first.year - 1
                case .until: Self.first...first.year
                }
            text = String(question.slice(first.range))
            named = [first.year]
            return
        }
        return nil
    }

    /// Whether the year of a cell fits, which is a year or a date; nil when it is neither.
    func holds(_ cell: String) -> Bool? {
        let figures = Figures.all(in: cell)
        guard figures.count == 1 else { return nil }
        switch figures[0].value {
        case .date(let readings):
            guard let year = readings.first?.year else { return nil }
            return years.contains(year)
        case .quantity(let readings, nil):
            guard figures[0].isYear, let year = readings.first,
                !cell.contains(where: { $0.isLetter || $0 == "." || $0 == "," }) || cell.hasSuffix("年")
            else { return nil }
            return years.contains(Int(year))
        default: return nil
        }
    }

    // MARK: Words

    enum Bound { case after, since, before, until }

    private static let (first, last) = (0, 9999)

    /// The last word before a year, without those that may stand between.
    private static func lead(_ text: some StringProtocol) -> String? {
        text.lowercased().split { !$0.isLetter }.suffix(4).map(String.init).last { !between.contains($0) }
    }

    private static let between = words(
        """
        the year years of jahr jahre dem den das le la l an année de del di da do el año il anno o ano het jaar rokiem roku r
        """)
    private static let pairs = words("between from zwischen von entre tra fra tussen między pomiędzy od")

    private static let bounds: [String: Bound] = [
        (Bound.after, "after nach après dopo depois após después na po"),
        (.since, "since seit ab depuis dès desde dal sinds vanaf od"),
        (.before, "before vor avant antes prima voor przed"),
        (.until, "until till by bis jusqu jusque hasta até fino tot"),
    ].reduce(into: [:]) { bounds, entry in
        for word in words(entry.1) { bounds[word] = entry.0 }
    }

    /// The bound that a text begins with in Chinese or Japanese, where it stands behind a year or day.
    static func ending(of text: some StringProtocol) -> Bound? {
        endings.first { text.hasPrefix($0.word) }?.bound
    }

    /// What stands behind a year in Chinese and Japanese.
    private static let endings: [(word: String, bound: Bound)] = [
        ("以降", .since), ("以来", .since), ("から", .since), ("起", .since), ("以后", .after), ("以後", .after),
        ("之后", .after), ("之後", .after), ("より後", .after), ("より前", .before), ("以前", .before), ("之前", .before),
        ("まで", .until),
    ]

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
