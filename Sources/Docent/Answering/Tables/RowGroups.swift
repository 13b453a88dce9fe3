import Documents

/// What stands above a row within its table and names the rows below: a title over all columns, a first cell alone in its row, or
/// a first cell that the rows below leave empty.
struct RowGroups: Sendable {
    private let width: Int
    private let first: Int
    /// Whether the rows of the table leave their first cell empty where it is that of the row above.
    private let leavesBlank: Bool
    private var group: Table.Cell?

    /// The most bytes of such a name.
    private static let longest = 60
    /// The fewest columns of a table in which a cell alone in its row is a title: of two, the other may just be empty.
    private static let fewestColumns = 3

    init(of table: Table) {
        let rows = table.rows
        width = rows.map { $0.cells.last.map { $0.column + max(1, $0.columnSpan) } ?? 0 }.max() ?? 0
        let first = rows.flatMap(\.cells).map(\.column).min() ?? 0
        self.first = first
        let full = rows.dropFirst(table.headerRows).filter { $0.cells.count > 1 }
        let blank = full.count { $0.cells[0].column == first + 1 }
        leavesBlank = blank * 3 >= full.count && blank < full.count
    }

    /// The cell that names the group of a row, and whether it is a title; nil for a row in none, or that names one itself.
    ///
    /// Rows come in their order.
    ///
    /// - Parameter above: the merged cells of earlier rows that cover the row.
    mutating func group(of row: Table.Row, below above: [Table.Cell]) -> (cell: Table.Cell, isTitle: Bool)? {
        guard let cell = row.cells.first else { return nil }
        if row.cells.count == 1, above.isEmpty {
            group = isTitle(cell) ? cell : nil
            return nil
        }
        guard leavesBlank else { return group.map { ($0, true) } }
        if cell.column == first { group = cell.range.count <= Self.longest ? cell : nil }
        let isBlank = cell.column == first + 1 && !above.contains { $0.column == first }
        return isBlank ? group.map { ($0, false) } : nil
    }

    /// Ends the group, as a row of its sum does.
    mutating func close() { if !leavesBlank { group = nil } }

    private func isTitle(_ cell: Table.Cell) -> Bool {
        guard cell.column == first, cell.range.count <= Self.longest else { return false }
        return cell.columnSpan > 1 && first + cell.columnSpan >= width
            || cell.columnSpan <= 1 && width - first >= Self.fewestColumns
    }
}
