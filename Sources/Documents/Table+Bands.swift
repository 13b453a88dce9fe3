extension Table {
    /// The row that heads the group of rows which a row belongs to: the nearest above it, below the headers, whose one cell
    /// spans all columns, such as `Indoor series` between the rows of a price list; nil for such a row itself and for a
    /// row without one.
    ///
    /// - Parameter position: the row's position in ``rows``.
    public func band(ofRowAt position: Int) -> Row? {
        guard columns > 1, rows.indices.contains(position), position >= headerRows, !isBand(rows[position])
        else { return nil }
        return rows[headerRows..<position].last(where: isBand)
    }

    private func isBand(_ row: Row) -> Bool {
        row.cells.count == 1 && row.cells[0].columnSpan >= columns
    }
}
