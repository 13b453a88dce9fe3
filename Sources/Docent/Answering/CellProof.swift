import Documents

/// Where a quote stands: in a table at the cells that hold what is told of it, with the cells that head their columns and name
/// their row.
struct CellProof {
    /// The place of the quote; its cells are those that hold what is told, its range is the quote's.
    let locator: Locator
    let cells: [CitedCell]

    /// - Parameters:
    ///   - told: what is told of the row that is quoted; nil where the quote itself is what is told.
    ///   - range: the quote's range in the document's text.
    init(of told: ToldRow?, in range: Range<Int>, of content: Document) {
        let whole = content.locator(for: range)
        let blocks = content.blocks(overlapping: range)
        guard whole.cells != nil, blocks.count == 1, let table = blocks.first?.table else {
            (locator, cells) = (whole, [])
            return
        }
        let rows = table.rows(touching: range)
        let (name, ranges) =
            told.map { ($0.name?.range, $0.values.compactMap(\.range)) } ?? Self.part(rows, range, table)
        let values = ranges.compactMap { table.cell(at: $0) }
        let held = values.filter { range.overlaps($0.cell.range) }.map { CellRange($0.address) }
        let narrowed = held.dropFirst().reduce(held.first) { $0?.union($1) }
        locator = Locator(place: whole.place, cells: narrowed ?? whole.cells, range: whole.range)
        cells = Self.cited(values, name.flatMap { table.cell(at: $0) }, of: table, in: content)
    }

    private typealias Placed = (cell: Table.Cell, address: CellAddress)

    /// The most values that are listed one by one.
    private static let most = 24

    /// What a quote has of the one row that it is a part of; nothing of whole rows, which are told by themselves.
    private static func part(
        _ rows: Slice<Table.Rows>, _ range: Range<Int>, _ table: Table
    ) -> (name: Range<Int>?, values: [Range<Int>]) {
        guard rows.count == 1, let row = rows.first, row.number > (table.headers.last?.number ?? 0) else {
            return (nil, [])
        }
        let touched = row.cells.filter { $0.range.overlaps(range) }
        guard touched.count < row.cells.count else { return (nil, []) }
        let name = table.firstCell(of: row)
        let values = touched.filter { $0 != name }
        return values.isEmpty ? (nil, touched.map(\.range)) : (name?.range, values.map(\.range))
    }

    private static func cited(
        _ values: [Placed], _ name: Placed?, of table: Table, in content: Document
    ) -> [CitedCell] {
        guard !values.isEmpty else { return [] }
        let headers = TableHeaders(table, in: content)
        var seen: Set<Range<Int>> = []
        let heads = values.flatMap { headers.cells(above: $0.address.column) }
            .filter { seen.insert($0.range).inserted }.compactMap { table.cell(at: $0.range) }
        let listed = values.count > most ? [] : values
        let named = name.map { [$0] } ?? []
        return [(CitedCell.Role.column, heads), (.row, named), (.value, listed)].flatMap { role, cells in
            cells.filter { !$0.cell.range.isEmpty }.map { placed in
                let range = placed.cell.range
                return CitedCell(
                    role: role, cell: placed.address.description, quote: String(content[range]),
                    range: [range.lowerBound, range.upperBound])
            }
        }
    }
}

extension Table {
    fileprivate var headers: Slice<Rows> { rows.prefix(headerRows) }

    /// The cell that a row begins with; where an earlier one reaches down into it, that one.
    fileprivate func firstCell(of row: Row) -> Cell? {
        guard let place = rows.firstIndex(where: { $0.number == row.number }) else { return row.cells.first }
        var spans = RowSpans()
        var above: [Cell] = []
        for row in rows[max(0, place - RowSpans.reach)...place] { above = spans.cells(over: row) }
        return (above + row.cells).min { $0.column < $1.column }
    }
}
