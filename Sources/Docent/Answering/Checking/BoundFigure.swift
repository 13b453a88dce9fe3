import Documents

/// A number or a time with the bound that the words beside it set; nil where they set none.
struct BoundFigure {
    let figure: Figure
    /// Whether what is greater or later does not fit, else what is smaller or earlier.
    let isUpper: Bool?
    /// Whether the number itself does not fit.
    let isStrict: Bool

    static func all(in text: String) -> [BoundFigure] {
        Figures.all(in: text).compactMap { figure in
            guard !figure.isName else { return nil }
            let before = text.lead(before: figure.range)
            let bound = NumberBound(of: figure, in: text)
            let time = Words.parts(of: before).last.flatMap { TimeBound(before: $0) }
            return BoundFigure(
                figure: figure, isUpper: bound?.isUpper ?? time?.isUpper, isStrict: bound?.holds == false)
        }
    }

    /// The figure as the header of its column bounds it: `Least memory`.
    func bound(by header: String) -> BoundFigure {
        let words = Set(Words.parts(of: header))
        let isFloor = !Lexicon.floorHeaders.isDisjoint(with: words)
        let isCeiling = !Lexicon.ceilingHeaders.isDisjoint(with: words)
        guard isFloor != isCeiling else { return self }
        return BoundFigure(figure: figure, isUpper: isCeiling, isStrict: false)
    }

    func isBoundOtherwise(than other: BoundFigure) -> Bool {
        guard let isUpper, let otherIsUpper = other.isUpper else { return false }
        return isUpper != otherIsUpper
    }

    /// Whether a number that is told without a bound does not fit: “more than 84” where it is 84.
    func excludes(_ other: BoundFigure) -> Bool { isStrict && other.isUpper == nil }
}

/// A figure with the time that it is counted by, as `2 % a week` and `84 EUR per year` are.
struct RatedFigure {
    let figure: Figure
    /// The time's unit as ``Figure`` names it.
    let time: String

    static func all(in text: String) -> [RatedFigure] {
        Figures.all(in: text).compactMap { figure in
            let rest = text.rest(behind: figure.range)
            let words = Words.parts(of: rest.prefix(longestGap)).prefix(3)
            guard let lead = words.firstIndex(where: Lexicon.rateLeads.contains),
                words.indices.contains(lead + 1),
                lead < 2, let time = FigureWords.units[words[lead + 1]], times.contains(time)
            else { return nil }
            return RatedFigure(figure: figure, time: time)
        }
    }

    private static let longestGap = 40
    private static let times: Set<String> = ["second", "minute", "hour", "day", "week", "month", "year"]
}

extension TimeBound {
    /// Whether later times do not fit.
    fileprivate var isUpper: Bool { self == .before || self == .until }
}
