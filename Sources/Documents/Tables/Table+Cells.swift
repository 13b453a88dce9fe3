/// How the cells of a table are found by where they stand in the text.
extension Table {
    /// The rows that share a byte with a range, at their places in the table.
    package func rows(touching range: Range<Int>) -> Slice<Rows> {
        rows[rows.partitioningIndex { $0.range.upperBound > range.lowerBound }...]
            .prefix { $0.range.lowerBound < range.upperBound }
    }

    /// The cell whose words stand at exactly a range, and its address; nil when there is none.
    package func cell(at range: Range<Int>) -> (cell: Cell, address: CellAddress)? {
        guard let row = rows(touching: range).first,
            let cell = row.cells.first(where: { $0.range == range })
        else { return nil }
        return (cell, CellAddress(column: cell.column, row: row.number))
    }
}
