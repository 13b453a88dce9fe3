/// Keeps the cells that reach down into the rows below theirs, while the rows of a table are passed in order.
///
/// In the text a merged cell's words stand once, in its first row; they hold for each row that it covers.
package struct RowSpans {
    /// How many rows before the first that counts a caller passes: cells are seldom higher.
    package static let reach = 500

    private static let mostOpen = 64

    private var open: [(cell: Table.Cell, through: Int)] = []

    package init() {}

    /// The cells of earlier rows that cover a row, by ascending column.
    package mutating func cells(over row: Table.Row) -> [Table.Cell] {
        if !open.isEmpty {
            open.removeAll { cell, through in
                through < row.number || row.cells.contains { $0.column == cell.column }
            }
        }
        let above = open.map(\.cell)
        for cell in row.cells where cell.rowSpan > 1 && open.count < Self.mostOpen {
            open.append((cell, row.number + cell.rowSpan - 1))
        }
        return above.sorted { $0.column < $1.column }
    }
}
