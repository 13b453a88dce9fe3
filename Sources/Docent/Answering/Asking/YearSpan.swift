import Documents

/// The years that a question bounds by a bare year behind a word of time: `after 2014`, `vor 2016`, `2014年以降`.
struct YearSpan: Sendable, Hashable {
    /// The years that fit.
    private let years: ClosedRange<Int>
    /// The years as they were written.
    let text: String
    /// The years that the question names.
    let named: Set<Int>

    /// - Parameter takingMoments: whether `in 2023` bounds the years too.
    /// - Returns: nil when the question bounds no years.
    init?(_ question: String, takingMoments: Bool = false) {
        let found = Figures.all(in: question).compactMap { figure -> (year: Int, range: Range<Int>)? in
            Self.year(figure, in: question).map { ($0, figure.range) }
        }
        for (place, first) in found.enumerated() {
            let lead = Self.lead(question.slice(0..<first.range.lowerBound))
            let end = question.utf8.count
            if let lead, let second = found.dropFirst(place + 1).first,
                TimeBound.spans(
                    lead, joint: question.slice(first.range.upperBound..<second.range.lowerBound))
            {
                guard first.year <= second.year else { continue }
                years = first.year...second.year
                text = String(question.slice(first.range.lowerBound..<second.range.upperBound))
                named = [first.year, second.year]
                return
            }
            let rest = question.slice(first.range.upperBound..<end).drop(while: \.isWhitespace)
            let bound = TimeBound(behind: rest) ?? lead.flatMap(TimeBound.init(before:))
            let isMoment = takingMoments && lead.map(Lexicon.inYears.contains) == true
            guard bound != nil || isMoment else { continue }
            let ends = bound?.ends(of: first.year...first.year) ?? (first.year, first.year)
            years = (ends.first ?? Self.first)...(ends.last ?? Self.last)
            text = String(question.slice(first.range))
            named = [first.year]
            return
        }
        return nil
    }

    /// Whether the year of a cell fits, which is a year or a date, or some year of a period; nil when it is none of these.
    func holds(_ cell: String) -> Bool? {
        if let period = YearPeriod(cell) { return period.years.overlaps(years) }
        if let year = CellTime.year(of: cell) { return years.contains(year) }
        let figures = Figures.all(in: cell)
        guard figures.count == 1 else { return nil }
        switch figures[0].value {
        case .date(let readings):
            guard let year = readings.first?.year else { return nil }
            return years.contains(year)
        case .quantity(_, nil):
            guard let year = Self.year(figures[0], in: cell),
                !cell.contains(where: { $0.isLetter || $0 == "." || $0 == "," }) || cell.hasSuffix("年")
            else { return nil }
            return years.contains(year)
        default: return nil
        }
    }

    /// The year that a figure is; behind a word of time four digits are one, though long ago.
    private static func year(_ figure: Figure, in text: String) -> Int? {
        guard case .quantity(let readings, let unit) = figure.value, let number = readings.first else {
            return nil
        }
        let isOld =
            unit == nil && figure.range.count == 4 && text.slice(figure.range).allSatisfy(\.isNumber)
            && (1000..<1900).contains(number)
        return figure.isYear || isOld ? Int(number) : nil
    }

    // MARK: Words

    private static let (first, last) = (0, 9999)

    /// The last word before a year, without those that may stand between.
    private static func lead(_ text: some StringProtocol) -> String? {
        Words.letters(of: text).suffix(4).last { !Lexicon.yearLeads.contains($0) }
    }
}
