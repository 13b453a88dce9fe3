import Documents

/// A cell with its words, between its parser and the table that it will be in.
struct SheetCell: Sendable {
    let column: Int
    var text: Inline
    var value: CellValue?
    var formula: String?
    var isBold = false
    /// Whether its words cannot be seen on the sheet.
    var isHidden = false
    var columnSpan = 1
    var rowSpan = 1
}

/// A row of a sheet.
struct SheetRow: Sendable {
    let number: Int
    let isHidden: Bool
    var cells: [SheetCell]
}

/// What of a sheet is known before its rows.
struct SheetLayout: Sendable {
    var merges: [CellAddress: CellRange] = [:]
    /// The cells that a merged cell covers, by row.
    private(set) var covered: [Int: [ClosedRange<Int>]] = [:]
    var links: [CellAddress: String] = [:]
    /// Tables with a name of their own, by their ranges, with their numbers of header rows.
    var tables: [(range: CellRange, headerRows: Int)] = []
    var filter: CellRange?
    /// The ranges of which filters leave rows out.
    var filtered: [CellRange] = []
    /// Where rules give cells a look by their values.
    var coloured: [CellRange] = []
    /// The last row that stays in place when scrolling, or 0.
    var frozenRows = 0
    /// Headers and footers for paper, with their codes.
    var margins: [String] = []

    init() {}

    init(tail: SheetTail, tables: [(range: CellRange, headerRows: Int)]) {
        self.init(merges: tail.merges)
        links = tail.links
        filter = tail.filter
        filtered = tail.isFiltering ? tail.filter.map { [$0] } ?? [] : []
        coloured = tail.coloured
        margins = tail.margins
        self.tables = tables
    }

    /// A sheet of which only the merged cells are known; the first million of rows that they cover counts.
    init(merges ranges: [CellRange]) {
        var left = 1_000_000
        for range in ranges
        where left > 0 && range.through.column <= 16_384 && range.through.row <= CellAddress.maximumRow {
            merges[range.from] = range
            let last = min(range.through.row, range.from.row + min(10_000, left))
            left -= last - range.from.row + 1
            for row in range.from.row...last {
                covered[row, default: []].append(range.from.column...range.through.column)
            }
        }
    }

    /// Whether a merged cell lies over a cell, so that nobody sees it.
    func covers(_ cell: CellAddress) -> Bool {
        guard !covered.isEmpty, merges[cell] == nil, let ranges = covered[cell.row] else { return false }
        return ranges.contains { $0.contains(cell.column) }
    }

    /// Whether a cell has a ground that its own style does not tell, of a table with a name or of a rule.
    func mayColour(_ cell: CellAddress) -> Bool {
        coloured.contains { $0.contains(cell) } || tables.contains { $0.range.contains(cell) }
    }

    /// Whether a table with a name or a filter reaches over both rows, so that blank ones between them part nothing.
    func joins(_ row: Int, _ other: Int) -> Bool {
        func holds(_ range: CellRange) -> Bool { range.from.row <= row && range.through.row >= other }
        return filter.map(holds) == true || tables.contains { holds($0.range) }
    }

    /// Whether it is a filter that leaves a row out, as far as it is: a click shows it again.
    func filters(_ row: Int) -> Bool {
        filtered.contains { $0.from.row < row && row <= $0.through.row }
    }

    /// Whether a table with a name begins at a row, or ended just above it.
    func hasBoundary(above row: Int) -> Bool {
        tables.contains { $0.range.from.row == row || $0.range.through.row + 1 == row }
    }
}

extension CellRange {
    /// All cells that a sheet can have.
    static let wholeSheet = CellRange(
        from: CellAddress(column: 1, row: 1),
        through: CellAddress(column: 16_384, row: CellAddress.maximumRow))
}

extension CellAddress {
    /// The last row that a sheet can have (ECMA-376 part 1, 18.3.1.73, and its makers).
    static let maximumRow = 1_048_576

    /// The number of a row: as it is written, unless no sheet has such a row or it goes backwards.
    static func row(_ written: Int?, after last: Int) -> Int {
        guard let written, written > last, written <= maximumRow else { return last + 1 }
        return written
    }
}
