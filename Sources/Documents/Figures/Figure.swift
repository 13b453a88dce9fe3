/// A number, amount, date or code in a text, in a form in which two of them can be compared.
///
/// Formats of several languages are understood: `1.234,50 €`, `$1,234.50` and `1 234,50 EUR` are one amount,
/// `3. Mai 2024`, `May 3, 2024` and `2024-05-03` one date. What can be read in two ways keeps both readings.
package struct Figure: Sendable, Hashable {
    /// Where it stands, as UTF-8 offsets in the text.
    package let range: Range<Int>
    /// What it is.
    package let value: Value

    /// Makes a figure.
    package init(range: Range<Int>, value: Value) {
        self.range = range
        self.value = value
    }

    /// The kinds of figure.
    package enum Value: Sendable, Hashable {
        /// A number with its possible readings, and its unit as a short English word or a currency's code.
        case quantity(readings: [Double], unit: String?)
        /// A day with its possible readings.
        case date(readings: [Day])
        /// A code, version or identifier, in capitals: `A-17/B`, `V2.0.1`.
        case code(String)
    }

    /// A day, month or year; a part that is not said is nil.
    package struct Day: Sendable, Hashable {
        /// The year with its century.
        package let year: Int?
        /// The month from 1.
        package let month: Int
        /// The day of the month from 1.
        package let day: Int?

        /// Makes a day.
        package init(year: Int?, month: Int, day: Int?) {
            self.year = year
            self.month = month
            self.day = day
        }

        /// Whether a number can be the day and month, as `24.04` is `24.04.` at the end of a sentence.
        func isWritten(as number: Double) -> Bool {
            guard year == nil, let day else { return false }
            return abs(Double(day) + Double(month) / 100 - number) < 1e-9
        }

        /// Whether no part that both say differs.
        func agrees(with other: Self) -> Bool {
            month == other.month && (year == nil || other.year == nil || year == other.year)
                && (day == nil || other.day == nil || day == other.day)
        }
    }

    /// Whether two figures can mean the same: some reading of each is equal, and their units do not contradict.
    package func agrees(with other: Figure) -> Bool {
        switch (value, other.value) {
        case (.quantity(let readings, let unit), .quantity(let others, let otherUnit)):
            guard unit == nil || otherUnit == nil || unit == otherUnit || Self.share(unit, otherUnit) else {
                return false
            }
            return readings.contains { reading in
                others.contains { abs($0 - reading) <= 1e-9 * max(abs($0), abs(reading)) }
            }
        case (.date(let days), .date(let others)):
            return days.contains { day in others.contains { day.agrees(with: $0) } }
        case (.quantity(let readings, nil), .date(let days)), (.date(let days), .quantity(let readings, nil)):
            return days.contains { day in readings.contains { day.isWritten(as: $0) } }
        case (.code(let code), .code(let other)): return code == other
        default: return false
        }
    }

    /// Whether it is most likely a year: a whole number of four digits without a unit, and without a mark between its thousands.
    package var isYear: Bool {
        // A number with a mark before three digits has two readings.
        guard case .quantity(let readings, nil) = value, readings.count == 1 else { return false }
        return WrittenYear.isOne(readings[0])
    }

    private static let signedAlike: Set<String> = ["JPY", "CNY"]

    /// Whether two currencies have one sign: `¥` is the yen and the yuan.
    private static func share(_ unit: String?, _ other: String?) -> Bool {
        guard let unit, let other else { return false }
        return signedAlike.isSuperset(of: [unit, other])
    }
}
