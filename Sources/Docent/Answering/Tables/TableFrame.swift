import Documents

/// What holds for all rows of a table: the words above its columns, and how titles and first cells group the rows.
struct TableFrame: Sendable {
    let headers: TableHeaders
    let groups: RowGroups
}

/// The frames of a document's tables, each made once: a long table is cut into many passages.
struct TableFrames: Sendable {
    private let content: Document
    private var known: [Int: TableFrame] = [:]

    init(of content: Document) { self.content = content }

    mutating func frame(of table: Table) -> TableFrame {
        let start = table.rows.first?.range.lowerBound ?? 0
        if let frame = known[start] { return frame }
        let frame = TableFrame(headers: TableHeaders(table, in: content), groups: RowGroups(of: table))
        known[start] = frame
        return frame
    }
}

/// The words that head each column of a table, from the first of its header rows to the last.
struct TableHeaders: Sendable {
    private var columns: [Int: String] = [:]
    private var cells: [Int: [Table.Cell]] = [:]
    /// The lines of a single cell that speak of the whole table.
    private(set) var titles: [String] = []

    init(_ table: Table, in content: Document) {
        let headers = table.rows.prefix(table.headerRows)
        let titles = headers.prefix(table.titleRows)
        self.titles = titles.map { String(content[$0.range]) }
        for row in headers.dropFirst(titles.count) {
            for cell in row.cells {
                let words = String(content[cell.range])
                guard !words.isEmpty else { continue }
                for column in cell.column..<cell.column + max(1, cell.columnSpan) {
                    columns[column] = columns[column].map { "\($0) \(words)" } ?? words
                    cells[column, default: []].append(cell)
                }
            }
        }
    }

    func words(above column: Int) -> String { columns[column] ?? "" }

    /// The cells with these words, from the first header row to the last.
    func cells(above column: Int) -> [Table.Cell] { cells[column] ?? [] }
}
