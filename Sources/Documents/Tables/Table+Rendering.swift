extension Document {
    /// A table, or the rows and columns of it that a range touches below its header rows, as a GitHub table.
    ///
    /// A part of a row is shown with the row's first cell; a merged cell's words stand at its first column, and in one row
    /// unless they are to be repeated.
    func markdown(
        of table: Table, layer: Block.Layer, within range: Range<Int>, layers: Set<Block.Layer>,
        repeatsMerged: Bool
    ) -> String {
        let start = table.rows.partitioningIndex { $0.range.upperBound > range.lowerBound }
        let isShown = { (row: Table.Row) in layers.contains(row.isHidden ? .hidden : layer) }
        let own = table.rows[start...].prefix { $0.range.lowerBound < range.upperBound }.filter { row in
            row.range.overlaps(range) && isShown(row)
        }
        let touched =
            repeatsMerged && !own.isEmpty ? table.repeatingMerged(own, from: start, where: isShown) : own
        let headers = table.rows.prefix(table.headerRows)
        guard !touched.isEmpty, let header = headers.first else {
            return grid(header: nil, rows: touched, columns: columns(touched, range))
        }
        let columns = columns(touched, range)
        let body = touched.filter { $0.number > (headers.last?.number ?? 0) }
        return grid(header: header, rows: Array(headers.dropFirst()) + body, columns: columns)
    }

    /// The columns that touched cells begin in, with the first column when a row is touched in part.
    private func columns(_ rows: [Table.Row], _ range: Range<Int>) -> [Int] {
        var columns: Set<Int> = []
        for row in rows {
            let cells = row.cells.filter { $0.range.overlaps(range) || !row.range.overlaps($0.range) }
            columns.formUnion(cells.map(\.column))
            if cells.count < row.cells.count, let first = row.cells.first { columns.insert(first.column) }
        }
        guard let least = columns.min(), let most = columns.max(), most - least < 2 * columns.count else {
            return columns.sorted()
        }
        return rows.count > 1 ? Array(least...most) : columns.sorted()
    }

    private func grid(header: Table.Row?, rows: [Table.Row], columns: [Int]) -> String {
        guard !columns.isEmpty else { return "" }
        let filled = rows.reduce(0) { $0 + $1.cells.count }
        guard rows.count * columns.count <= max(Self.mostCells, 16 * filled) else {
            return records(header: header, rows: rows)
        }
        var lines = [header.map { line($0, columns) } ?? line([], columns)]
        lines.append("|" + String(repeating: " --- |", count: columns.count))
        lines += rows.map { line($0, columns) }
        return lines.joined(separator: "\n")
    }

    /// A grid of more cells is drawn only where a good part of them is filled: else a small file fills the memory.
    private static let mostCells = 100_000

    /// The rows of a sparse table, each with its own cells and the names of their columns.
    private func records(header: Table.Row?, rows: [Table.Row]) -> String {
        let names = Dictionary(
            header?.cells.map { ($0.column, MarkdownText.cell(inlineMarkdown($0.range))) } ?? [],
            uniquingKeysWith: { first, _ in first })
        return rows.map { row in
            let cells = row.cells.filter { !$0.range.isEmpty }.map { cell in
                (names[cell.column].map { "\($0): " } ?? "") + MarkdownText.cell(inlineMarkdown(cell.range))
            }
            return "- " + cells.joined(separator: "; ")
        }.joined(separator: "\n")
    }

    private func line(_ row: Table.Row, _ columns: [Int]) -> String {
        line(row.cells, columns)
    }

    private func line(_ cells: some Sequence<Table.Cell>, _ columns: [Int]) -> String {
        var texts = Array(repeating: "", count: columns.count)
        for cell in cells {
            let span = cell.column..<max(cell.column + 1, cell.column + cell.columnSpan)
            guard let place = columns.partitioned(span), texts[place].isEmpty else { continue }
            texts[place] = MarkdownText.cell(inlineMarkdown(cell.range))
        }
        return "| " + texts.joined(separator: " | ") + " |"
    }
}

extension Table {
    /// Rows with the cells that reach down into them from rows above.
    ///
    /// - Parameter start: the place of the first of them.
    package func repeatingMerged(
        _ rows: some Collection<Row>, from start: Int, where isShown: (Row) -> Bool
    ) -> [Row] {
        var spans = RowSpans()
        for row in self.rows[Swift.max(0, start - RowSpans.reach)..<start] where isShown(row) {
            _ = spans.cells(over: row)
        }
        return rows.enumerated().map { place, row in
            let above = spans.cells(over: row).filter { place == 0 || $0.range.count <= Self.longestRepeated }
            guard !above.isEmpty else { return row }
            return Row(
                number: row.number, range: row.range,
                cells: (above + row.cells).sorted { $0.column < $1.column }, isHidden: row.isHidden)
        }
    }

    /// The most bytes of a merged cell that is repeated in each row.
    private static let longestRepeated = 200
}

extension [Int] {
    /// The index of the first element, of ascending ones, that lies in a range.
    fileprivate func partitioned(_ range: Range<Int>) -> Int? {
        let index = partitioningIndex { $0 >= range.lowerBound }
        return index < count && range.contains(self[index]) ? index : nil
    }
}
