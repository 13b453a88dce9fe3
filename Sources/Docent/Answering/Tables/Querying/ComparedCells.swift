import Documents

/// Two cells of a table as numbers, the first of them that which is compared with the other.
struct ComparedCells: Sendable {
    struct Cell: Sendable, Equatable {
        let row: Int
        let header: String
        let value: String
        /// What it is compared by.
        let size: Double
    }

    let cells: [Cell]
    /// By how much they differ, as the column writes its numbers; nil where that is no number of one unit.
    let amount: String?
    private let isReversed: Bool
    private let isOfTime: Bool

    /// The cells of two rows in the column that they are compared by.
    init?(_ places: [(row: Int, header: String)], in table: QueriedTable, _ sizes: TableColumn.Sizes) {
        let numbers = Dictionary(sizes.numbers.map { ($0.row, $0.number) }, uniquingKeysWith: { $1 })
        self.init(
            places, in: table, isReversed: sizes.isReversed, isOfTime: sizes.isOfTime
        ) { row, _ in numbers[row] }
    }

    /// The cells of two columns of bare numbers.
    init?(_ places: [(row: Int, header: String)], in table: QueriedTable) {
        let notation = ColumnNotation(places.flatMap { table.column($0.header)?.values ?? [] })
        self.init(places, in: table, isReversed: false, isOfTime: false) { _, value in
            notation.number(value)
        }
    }

    private init?(
        _ places: [(row: Int, header: String)], in table: QueriedTable, isReversed: Bool, isOfTime: Bool,
        size: (Int, String) -> Double?
    ) {
        cells = places.compactMap { row, header in
            let value = table.value(row, header)
            return size(row, value).map { Cell(row: row, header: header, value: value, size: $0) }
        }
        guard cells.count == 2 else { return nil }
        (self.isReversed, self.isOfTime) = (isReversed, isOfTime)
        let values = places.flatMap { table.column($0.header)?.values ?? [] }
        amount = Self.amount(between: cells.map(\.value), header: places[0].header, values, isOfTime)
    }

    /// The cell that is more, or less, of what is asked for; nil where they are equal.
    func greater(isMost: Bool) -> Cell? {
        guard cells[0].size != cells[1].size else { return nil }
        return (cells[0].size > cells[1].size) == (isMost != isReversed) ? cells[0] : cells[1]
    }

    /// What the first has more or less than the second, in words.
    var difference: String {
        guard cells[0].size != cells[1].size else { return "No difference" }
        let isMore = cells[0].size > cells[1].size
        let words = isOfTime ? (isMore ? "later" : "earlier") : isMore ? "more" : "less"
        return [amount, words].compactMap(\.self).joined(separator: " ")
    }

    private static func amount(
        between values: [String], header: String, _ all: [String], _ isOfTime: Bool
    ) -> String? {
        if isOfTime {
            let years = values.compactMap(CellTime.year)
            return years.count == 2 ? abs(years[0] - years[1]).counted("year") : nil
        }
        let units = Set(values.map { TableBand.quantities(of: $0).first?.unit ?? "" })
        let notation = ColumnNotation(all)
        let numbers = values.compactMap { notation.number($0) }
        guard units.count == 1, numbers.count == 2 else { return nil }
        let frame = notation.frame(headed: header, unit: units.first ?? "")
        return frame.around(
            notation.written(
                abs(numbers[0] - numbers[1]), digits: 6,
                counting: notation.frame == nil ? nil : notation.multiple))
    }
}

extension ColumnNotation {
    /// What stands around the numbers, with the unit that the header gives in brackets: `Area (km²)`, `Budget (US$ million)`.
    fileprivate func frame(headed header: String, unit: String) -> Frame {
        let own = frame ?? Frame(before: "", behind: unit.isEmpty ? "" : " \(unit)")
        guard let written = MeasuredUnit.written(in: header) else { return own }
        if own == Frame(before: "", behind: "") { return Frame(before: "", behind: " \(written)") }
        let multiple = Words.letters(of: written).first { FigureWords.factors[$0] != nil }
        return Frame(before: own.before, behind: own.behind + (multiple.map { " \($0)" } ?? ""))
    }
}
