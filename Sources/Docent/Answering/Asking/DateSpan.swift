import Documents

/// The days that a question sets as a condition: `on 3 February 2026`, `in March 2026`, `after 1 May`, `between … and …`.
struct DateSpan: Sendable, Hashable {
    /// The first and the last day that fit, as sortable numbers; nil where there is no end.
    ///
    /// Of days without a year the first may be the greater: from November to February.
    private let first: Int?
    private let last: Int?
    /// The dates as they were written.
    let text: String
    /// Whether the dates of the question lack a year, so that only months and days are compared.
    private let lacksYear: Bool

    /// - Returns: nil when the question sets no such condition.
    init?(_ question: String) {
        let dates = Figures.all(in: question).compactMap { figure -> (day: Figure.Day, range: Range<Int>)? in
            guard case .date(let readings) = figure.value, readings.count == 1 else { return nil }
            return (readings[0], figure.range)
        }
        guard let date = dates.first else { return nil }
        let lead = question.slice(0..<date.range.lowerBound).lowercased()
            .split(whereSeparator: \.isWhitespace).map(String.init).last {
                !Lexicon.definiteArticles.contains($0)
            }
        let next = dates.dropFirst().first
        let second = next.flatMap { next in
            let joint = question.slice(date.range.upperBound..<next.range.lowerBound)
            return lead.map { TimeBound.spans($0, joint: joint) } == true ? next : nil
        }
        text = String(
            question.slice(date.range.lowerBound..<(second?.range.upperBound ?? date.range.upperBound)))
        let (day, until) = Self.completed(date.day, second?.day)
        lacksYear = day.year == nil
        let (from, to) = (Self.start(of: day), Self.end(of: day))
        if let ending = TimeBound(behind: question.slice(date.range.upperBound..<question.utf8.count)) {
            (first, last) = ending.ends(of: from...to)
        } else if let until {
            (first, last) = (from, Self.end(of: until))
        } else if let bound = lead.flatMap(TimeBound.init(before:)) {
            (first, last) = bound.ends(of: from...to)
        } else if lead == "from" {
            (first, last) = (from, nil)
        } else if lead.map(Lexicon.moments.contains) == true {
            (first, last) = (from, to)
        } else {
            return nil
        }
    }

    /// Two days of which one lacks its year have the other's, or the year beside it where the first would come after the second.
    private static func completed(_ first: Figure.Day, _ second: Figure.Day?) -> (Figure.Day, Figure.Day?) {
        guard let second else { return (first, nil) }
        let turns = (first.month, first.day ?? 1) > (second.month, second.day ?? 31) ? 1 : 0
        return switch (first.year, second.year) {
        case (nil, let year?): (first.dated(year - turns), second)
        case (let year?, nil): (first, second.dated(year + turns))
        default: (first, second)
        }
    }

    /// Whether the date of a cell fits; nil when the cell holds none, or more than one.
    func holds(_ cell: String) -> Bool? {
        let figures = Figures.all(in: cell)
        guard figures.count == 1, case .date(let readings) = figures[0].value else { return nil }
        // 01/03/2015 may be of January or of March, and is after 2014 either way.
        let fits = Set(readings.map(holds))
        return fits.count == 1 ? fits.first ?? nil : nil
    }

    private func holds(_ written: Figure.Day) -> Bool? {
        guard lacksYear || written.year != nil else { return nil }
        let day = lacksYear ? Figure.Day(year: nil, month: written.month, day: written.day) : written
        let (from, to) = (Self.start(of: day), Self.end(of: day))
        let (begins, ends) = (first.map { to >= $0 } ?? true, last.map { from <= $0 } ?? true)
        if lacksYear, let first, let last, first > last { return begins || ends }
        return begins && ends
    }

    /// A day as a number that sorts as days do; a month begins with its first.
    private static func start(of day: Figure.Day) -> Int {
        (day.year ?? 0) * 10_000 + day.month * 100 + (day.day ?? 1)
    }

    private static func end(of day: Figure.Day) -> Int {
        (day.year ?? 0) * 10_000 + day.month * 100 + (day.day ?? 31)
    }
}

extension Figure.Day {
    /// The same day of a year.
    fileprivate func dated(_ year: Int) -> Figure.Day { Figure.Day(year: year, month: month, day: day) }
}
