import Documents

/// The bound that a text sets to a number or to a time, which cells and sentences keep to or not.
enum Bound: Sendable {
    /// A number within bounds: `less than € 320`.
    case number(WrittenBound)
    /// A date within a span: `after 1 May`.
    case days(DateSpan)
    /// A year within a span, or a date in one: `since 2014`.
    case years(YearSpan)

    /// The bound that a text sets to a time.
    ///
    /// - Parameter takingMoments: whether `in 2023` bounds the years too.
    /// - Returns: nil where it sets none.
    init?(ofTimeIn text: String, takingMoments: Bool = false) {
        if let days = DateSpan(text) {
            self = .days(days)
        } else if let years = YearSpan(text, takingMoments: takingMoments) {
            self = .years(years)
        } else {
            return nil
        }
    }

    /// The number with its unit, or the time, as it was written.
    var text: String {
        switch self {
        case .number(let bound): bound.number
        case .days(let span): span.text
        case .years(let span): span.text
        }
    }

    /// The bound of a number; nil where a time is bounded.
    var ofNumber: WrittenBound? { if case .number(let bound) = self { bound } else { nil } }

    /// Whether a cell keeps to it; nil when it holds nothing to compare.
    ///
    /// - Parameter header: the header of the cell's column, which may say the unit.
    func holds(_ cell: String, below header: String) -> Bool? {
        switch self {
        case .number(let bound): bound.holds(cell, below: header)
        case .days(let span): span.holds(cell)
        case .years(let span): span.holds(cell)
        }
    }

    /// Whether a text has a number or a time that keeps to it.
    ///
    /// No header says a unit there, so that a number must have its own.
    func isKept(in text: String) -> Bool {
        switch self {
        case .number(let bound):
            TableBand.spokenQuantities(of: text).contains { bound.takesIn($0.number, $0.unit) }
        case .days, .years:
            Figures.all(in: text).contains { holds(String(text.slice($0.range)), below: "") == true }
        }
    }
}

extension WrittenBound {
    /// Whether the amount or the band of a cell keeps to it; nil when there is none, or one of another measure.
    fileprivate func holds(_ cell: String, below header: String) -> Bool? {
        let band = TableBand(cell)
        guard let quantity = TableBand.quantities(of: cell).first ?? Self.amount(cell, header) else {
            return nil
        }
        let written = band?.unit ?? quantity.unit
        let unit = written ?? MeasuredUnit.name(in: header)
        guard MeasuredUnit.agree(unit, self.unit) else { return nil }
        let countsItself = Words.letters(of: cell).contains { FigureWords.factors[$0] != nil }
        let scale = countsItself ? 1 : Self.scale(of: header)
        let meant = { MeasuredUnit.converted($0 * scale, from: unit, to: self.unit) }
        return band.map { span.overlaps($0.span.converted(meant)) } ?? span.contains(meant(quantity.number))
    }

    /// The amount of a cell that looks like a year, below a header that is of none: 2029 riders.
    private static func amount(_ value: String, _ header: String) -> TableBand.Quantity? {
        guard let number = CellTime.year(of: value), TableMeasure.named(by: header) != .date else {
            return nil
        }
        return TableBand.Quantity(number: Double(number), unit: nil, range: 0..<value.utf8.count)
    }

    /// Of how many the numbers under a header such as `Cost (T€)` are counted.
    private static func scale(of header: String) -> Double {
        let words = header.lowercased().split { !$0.isLetter && $0 != "€" && $0 != "$" }.map(String.init)
        if words.contains(where: ["t€", "k€", "teur", "keur", "k$", "thousand", "tsd", "tausend"].contains) {
            return 1000
        }
        return words.contains { ["m€", "meur", "million", "millions", "mio", "millionen"].contains($0) }
            ? 1e6 : 1
    }
}
