import Documents

/// A question for the month, quarter, week or year in which a row of a table is largest or smallest: “In which week is the closing
/// balance lowest?”, where the weeks head the columns.
struct TableSeries: TableAnswerer {
    private let unit: Unit
    private let isMost: Bool
    private let asked: Set<String>

    /// What heads the columns.
    private enum Unit: Sendable { case month, quarter, week, year }

    /// - Returns: nil when the question asks for nothing of the kind.
    init?(_ question: AskedQuestion) {
        let words = question.parts
        let wishes = TableWish.all(in: words)
        guard let place = words.indices.prefix(4).first(where: { Self.units[words[$0]] != nil }), place > 0,
            Lexicon.which.contains(words[place - 1]), let unit = Self.units[words[place]],
            wishes.contains(.most) != wishes.contains(.least)
        else { return nil }
        self.unit = unit
        isMost = wishes.contains(.most)
        asked = question.stems
    }

    /// The row that the question names with its largest or smallest value; nil when no row, or several, are named.
    func quotation(from tables: AskedTables) -> QuotingAnswerer.Quotation? {
        let named = tables.rows.compactMap { row in
            series(of: row).map { (row: row, cells: $0, share: nameShare(of: row)) }
        }
        guard let best = named.map(\.share).max(), best >= Self.least else { return nil }
        let rows = named.filter { $0.share == best }
        guard rows.count == 1, let found = extreme(of: rows[0].cells) else { return nil }
        let row = rows[0].row
        let citation = tables.passages[row.passage].citation(
            1, row.range, support: best,
            of: ToldRow(name: RowWording.nameCell(of: row.cells), values: [found]))
        return QuotingAnswerer.Quotation(
            text: "\(RowWording.name(in: row.cells)), \(found.header): \(found.value) [1]",
            citations: [citation], certainty: Confidence.told)
    }

    /// The fewest values of a series.
    private static let fewest = 3
    /// The least share of a row's name that the question must hold.
    private static let least = 0.6

    /// The cells of a row that stand below months, quarters, weeks or years, one each; nil when there are too few, or several to
    /// one of them.
    private func series(of row: EvidenceUnit) -> [RowCell]? {
        let cells = row.cells.dropFirst().filter { heads($0.header) && TableColumn.number($0.value) != nil }
        let besides = cells.map { Set(Words($0.header).stems.filter { !$0.contains(where: \.isNumber) }) }
        let meant = zip(cells, besides).filter { _, words in words.isSubset(of: asked) }.map(\.0)
        let chosen = meant.count >= Self.fewest ? meant : Array(cells)
        guard chosen.count >= Self.fewest, Set(chosen.map { place(of: $0.header) }).count == chosen.count
        else {
            return nil
        }
        return chosen
    }

    private func heads(_ header: String) -> Bool { place(of: header) != nil }

    /// Which of the months, quarters, weeks or years a header names.
    private func place(of header: String) -> Int? {
        let periods = Period.all(in: header)
        if unit == .year {
            let years = AskedThings.years(in: header)
            return periods.isEmpty && years.count == 1 ? years.first : nil
        }
        return periods.lazy.compactMap { period -> Int? in
            let number: Int? =
                switch (unit, period.part) {
                case (.month, .month(let number)), (.quarter, .quarter(let number)),
                    (.week, .week(let number)):
                    number
                default: nil
                }
            return number.map { (period.year ?? 0) * 100 + $0 }
        }.first
    }

    /// The share of a row's name that the question holds.
    private func nameShare(of row: EvidenceUnit) -> Double {
        let stems = Set(Words(RowWording.name(in: row.cells)).stems)
        guard !stems.isEmpty else { return 0 }
        return stems.reduce(0) { $0 + Words.share(of: $1, in: asked) } / Double(stems.count)
    }

    private func extreme(of cells: [RowCell]) -> RowCell? {
        let notation = ColumnNotation(cells.map(\.value))
        let numbers = cells.compactMap { cell in notation.number(cell.value).map { (cell: cell, number: $0) }
        }
        let best = isMost ? numbers.map(\.number).max() : numbers.map(\.number).min()
        let found = numbers.filter { $0.number == best }
        return found.count == 1 ? found[0].cell : nil
    }

    private static let units = Lexicon.meanings([
        Unit.month: Lexicon.months, .quarter: Lexicon.quarters, .week: Lexicon.weeks, .year: Lexicon.years,
    ])
}
