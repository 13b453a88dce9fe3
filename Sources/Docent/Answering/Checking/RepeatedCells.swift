import Documents

/// The rows of a passage's tables as they are shown where a cell of an earlier row reaches down into them: a quote of such a row
/// stands in the document in several pieces.
struct RepeatedCells: Sendable {
    private let finder: QuoteFinder
    /// The cells in the text that is searched, in their order, and where their words stand in the document.
    private let cells: [(shown: Range<Int>, original: Range<Int>)]

    /// - Returns: nil where no cell reaches down.
    init?(of source: SourcedPassage) {
        let range = source.passage.locator.range
        var text = ""
        var cells: [(shown: Range<Int>, original: Range<Int>)] = []
        for table in source.passage.blocks.compactMap(\.table) {
            let rows = table.rows(touching: range)
            let isShown = { (row: Table.Row) in !row.isHidden || source.showsHidden }
            let shown = rows.filter(isShown)
            for (own, row) in zip(shown, table.repeatingMerged(shown, from: rows.startIndex, where: isShown))
            where row.cells.count > own.cells.count {
                for cell in row.cells {
                    let start = text.utf8.count
                    text += source.content[cell.range]
                    cells.append((start..<text.utf8.count, cell.range))
                    text += "\t"
                }
                text += "\n"
            }
        }
        guard !cells.isEmpty else { return nil }
        self.cells = cells
        finder = QuoteFinder(text)
    }

    /// The ranges of the document's text that hold a quote of a row as it is shown, each one run of bytes; nil when none does.
    func ranges(of quote: String) -> [Range<Int>]? {
        guard let found = finder.range(of: quote) else { return nil }
        return cells.filter { $0.shown.overlaps(found) }.reduce(into: []) { ranges, cell in
            let part = found.clamped(to: cell.shown)
            let start = cell.original.lowerBound + part.lowerBound - cell.shown.lowerBound
            if let last = ranges.last, last.upperBound + 1 == start {
                ranges[ranges.count - 1] = last.lowerBound..<start + part.count
            } else {
                ranges.append(start..<start + part.count)
            }
        }
    }
}
