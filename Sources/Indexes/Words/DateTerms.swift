package import Documents

/// The terms by which a date is found, in whatever notation it stands there and here.
///
/// `12.02.2026` and `12 February 2026` give `20260212`, as the joined parts of `2026-02-12` do; `202602` is the month, and
/// `--0212` the day of any year.
package enum DateTerms {
    /// The terms of the dates of a text, as documents are found by them.
    static func terms(of text: String) -> [String] {
        days(of: text).flatMap { [date($0), month($0), anniversary($0)].compactMap(\.self) }
    }

    /// The terms that a question's dates ask for, and whether each names its day as closely as the question does: of a whole
    /// date not the month, which has other days.
    static func terms(ofQuestion text: String) -> [(term: String, isWhole: Bool)] {
        days(of: text).flatMap { day in
            let date = date(day)
            let month = date == nil ? month(day) : nil
            let anniversary = month == nil ? anniversary(day) : nil
            return [
                date.map { ($0, true) }, month.map { ($0, false) },
                anniversary.map { ($0, date == nil) },
            ].compactMap(\.self)
        }
    }

    /// The term of a day in any year; nil for a month.
    package static func anyYear(of day: Figure.Day) -> String? { anniversary(day) }

    /// The term that names a day or month as closely as it is told.
    package static func closest(to day: Figure.Day) -> String? {
        date(day) ?? month(day) ?? anniversary(day)
    }

    /// What is left of a text besides its dates.
    static func without(datesOf text: String) -> String {
        let dates = figures(of: text).map(\.range)
        let (starts, ends) = ([0] + dates.map(\.upperBound), dates.map(\.lowerBound) + [text.utf8.count])
        return zip(starts, ends).map { String(text.slice($0..<$1)) }.joined(separator: " ")
    }

    private static func days(of text: String) -> [Figure.Day] {
        figures(of: text).flatMap { figure -> [Figure.Day] in
            guard case .date(let readings) = figure.value else { return [] }
            return readings
        }
    }

    private static func figures(of text: String) -> [Figure] {
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return [] }
        return Figures.all(in: text).filter { if case .date = $0.value { true } else { false } }
    }

    private static func date(_ day: Figure.Day) -> String? {
        month(day).flatMap { month in day.day.map { month + digits($0, 2) } }
    }

    private static func month(_ day: Figure.Day) -> String? {
        day.year.map { digits($0, 4) + digits(day.month, 2) }
    }

    private static func anniversary(_ day: Figure.Day) -> String? {
        day.day.map { "--" + digits(day.month, 2) + digits($0, 2) }
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
}
