import Documents

/// Which column of a table a question compares, and the rows that are largest or smallest in it.
struct TableColumn: Sendable {
    private let asked: Set<String>
    private let sense: TableSense

    init(_ words: [String]) {
        asked = Set(Words(words.joined(separator: " ")).stems)
        sense = TableSense(words)
    }

    /// The rows with the largest or smallest number in the column that the question speaks of, or with the second.
    func extremes(
        of meant: [Int], _ rows: [[RowCell]], isMost: Bool, rank: Int = 1, _ meaning: (String) -> Double
    ) -> [Int] {
        guard meant.count > 1, let sizes = sizes(of: meant, rows, meaning) else { return [] }
        let takesMost = isMost != sizes.isReversed
        let ordered = Set(sizes.numbers.map(\.number)).sorted(by: takesMost ? { $0 > $1 } : { $0 < $1 })
        guard ordered.count >= rank else { return [] }
        return sizes.numbers.filter { $0.number == ordered[rank - 1] }.map(\.row)
    }

    /// What rows are compared by, in the column that the question speaks of.
    struct Sizes: Sendable {
        let header: String
        /// Whether the least is the most of what is asked for.
        let isReversed: Bool
        let numbers: [(row: Int, number: Double)]
    }

    /// The numbers of rows in the column that the question speaks of; nil when it speaks of none, or they are not to be compared.
    func sizes(of meant: [Int], _ rows: [[RowCell]], _ meaning: (String) -> Double = { _ in 0 }) -> Sizes? {
        guard let place = column(of: meant.map { rows[$0] }, meaning) else { return nil }
        let cells = meant.compactMap { row in
            rows[row].first { $0.header == place.header }.map { (row: row, value: $0.value) }
        }
        guard !Self.isOfSeveralCurrencies(cells.map(\.value)) else { return nil }
        let notation = ColumnNotation(cells.map(\.value))
        let numbers = cells.compactMap { cell in
            Self.size(cell.value, notation, ofDates: place.isDate).map { (row: cell.row, number: $0) }
        }
        return Sizes(header: place.header, isReversed: place.isReversed, numbers: numbers)
    }

    /// A column to compare; a reversed one is least where what is asked for is most: the longest is the first by its year.
    private struct Place {
        let header: String
        let isDate: Bool
        let isReversed: Bool
    }

    /// The column of numbers that the question speaks of by its header's words, by what its values measure, or by its
    /// meaning; nil where a word such as `cheapest` asks for a measure that no column has.
    ///
    /// Dates count where the question asks for the earliest, oldest or longest, and only there; a column that numbers the
    /// rows counts nowhere unless it is named.
    private func column(of rows: [[RowCell]], _ meaning: (String) -> Double) -> Place? {
        var values: [String: [String]] = [:]
        for cell in rows.joined() where Self.number(cell.value) != nil {
            values[cell.header, default: []].append(cell.value)
        }
        let numeric = values.filter { $0.value.count * 10 >= rows.count * 6 }
        let measures = numeric.map {
            (header: $0.key, measure: TableMeasure(header: $0.key, values: $0.value))
        }
        let dates = measures.count { $0.measure == .date }
        let scored = measures.compactMap { header, measure -> (place: Place, score: Double)? in
            let named = affinity(header)
            guard
                let fit = sense.fit(measure, isOnlyDate: dates == 1, isOnly: numeric.count == 1, named: named)
            else { return nil }
            let counts = Self.counts(numeric[header] ?? []) ? 0.3 : 0
            let place = Place(
                header: header, isDate: measure == .date, isReversed: sense.reverses(measure, header: header))
            return (place, named + meaning(header) / 2 + fit - counts)
        }
        guard let best = scored.max(by: { ($0.score, $1.place.header) < ($1.score, $0.place.header) })
        else { return nil }
        return best.score > 0 || numeric.count == 1 ? best.place : nil
    }

    private func affinity(_ header: String) -> Double {
        let stems = Set(Words(header).stems)
        guard !stems.isEmpty else { return 0 }
        return stems.reduce(0) { $0 + Words.share(of: $1, in: asked) } / Double(stems.count)
    }

    // MARK: Values

    /// Whether values number the rows: 1, 2, 3 and so on.
    private static func counts(_ values: [String]) -> Bool {
        let numbers = values.compactMap { number($0) }
        return numbers.count > 2 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 - $0 == 1 }
    }

    /// Whether values are amounts of more than one currency, which no rate is known for.
    private static func isOfSeveralCurrencies(_ values: [String]) -> Bool {
        let units = values.compactMap { TableBand.quantities(of: $0).first?.unit }
        return Set(units.filter { MeasuredUnit($0)?.measure == .money }).count > 1
    }

    static func isDate(_ text: String) -> Bool {
        if text.count == 4, let year = Int(text) { return (1000...2100).contains(year) }
        return text.count > 4 && day(text) != nil
    }

    private static func day(_ text: String) -> Double? {
        for figure in Figures.all(in: text) {
            guard case .date(let readings) = figure.value, let day = readings.first, let year = day.year
            else {
                continue
            }
            return Double(year * 372 + day.month * 31 + (day.day ?? 0))
        }
        return nil
    }

    /// What a cell is compared by: the day where the column holds dates, else its number in its measure's base, so that a
    /// week is more than two days.
    private static func size(_ text: String, _ notation: ColumnNotation, ofDates: Bool) -> Double? {
        guard ofDates else {
            let unit = TableBand.quantities(of: text).first?.unit.flatMap { MeasuredUnit($0) }
            return number(text, notation).map { unit?.base($0) ?? $0 }
        }
        return day(text) ?? number(text).map { $0 * 372 }
    }

    /// The number that a cell begins with, whatever unit follows; a year where the cell is a longer date.
    static func number(_ text: String, _ notation: ColumnNotation? = nil) -> Double? {
        guard text.contains(where: \.isNumber) else { return nil }
        let letters = text.count(where: \.isLetter)
        guard letters <= 12, !CodeRule.bindsFigure(text) else { return nil }
        let parts = text.split { !$0.isNumber && $0 != "." && $0 != "," && $0 != "-" && $0 != "−" }
        let year = parts.last { $0.count == 4 && Int($0) != nil }
        if let year, parts.count > 1, letters > 2 { return Double(year) }
        return (notation ?? ColumnNotation([text])).number(text)
    }
}
