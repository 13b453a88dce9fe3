import Documents

/// The smallest piece that is quoted: a sentence, a list item, a table's row.
struct EvidenceUnit: Sendable, Hashable {
    /// Which passage it belongs to, counted from 0.
    let passage: Int
    /// Its range in the document's text.
    let range: Range<Int>
    /// Its words.
    let text: String
    /// Its words as they are compared with a question: a row's cells each after their header.
    let compared: String
    /// The row's cells with the words of their column's header, when it is a row.
    let cells: [(header: String, value: String, cell: Table.Cell)]
    /// Whether it is a heading, which names a thing but says nothing of it.
    let isHeading: Bool

    static func == (left: Self, right: Self) -> Bool {
        left.passage == right.passage && left.range == right.range
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(passage)
        hasher.combine(range)
    }

    /// The units of a passage in reading order.
    static func units(of source: SourcedPassage, number: Int) -> [EvidenceUnit] {
        let passage = source.passage
        let base = passage.locator.range
        return passage.blocks.flatMap { block -> [EvidenceUnit] in
            if let table = block.table { return rows(of: table, source, number) }
            let range = block.range.clamped(to: base)
            guard !range.isEmpty else { return [] }
            let words = passage.text.slice(range.lowerBound - base.lowerBound..<range.upperBound - base.lowerBound)
            if case .listItem = block.kind {
                return [unit(number, range, String(words), isHeading: false)]
            }
            return Sentences.ranges(in: String(words)).map { sentence in
                let within = range.lowerBound + sentence.lowerBound..<range.lowerBound + sentence.upperBound
                return unit(number, within, String(String(words).slice(sentence)), isHeading: block.isHeading)
            }
        }
    }

    private static func unit(_ passage: Int, _ range: Range<Int>, _ text: String, isHeading: Bool) -> EvidenceUnit {
        EvidenceUnit(
            passage: passage, range: range, text: text, compared: text, cells: [], isHeading: isHeading)
    }

    private static func rows(of table: Table, _ source: SourcedPassage, _ number: Int) -> [EvidenceUnit] {
        let content = source.content
        let base = source.passage.locator.range
        let headers = TableHeaders(table, in: content)
        return table.rows.dropFirst(table.headerRows).compactMap { row in
            guard base.lowerBound <= row.range.lowerBound, row.range.upperBound <= base.upperBound else { return nil }
            let cells = row.cells.map { cell in
                (headers.words(above: cell.column), String(content[cell.range]), cell)
            }
            let compared = cells.map { $0.0.isEmpty ? $0.1 : "\($0.0): \($0.1)" }.joined(separator: "; ")
            return EvidenceUnit(
                passage: number, range: row.range, text: String(content[row.range]), compared: compared,
                cells: cells.map { (header: $0.0, value: $0.1, cell: $0.2) }, isHeading: false)
        }
    }
}

/// The words that head each column of a table, from the first of its header rows to the last.
struct TableHeaders: Sendable {
    private var columns: [Int: String] = [:]

    init(_ table: Table, in content: Document) {
        for row in table.rows.prefix(table.headerRows) {
            for cell in row.cells {
                let words = String(content[cell.range])
                guard !words.isEmpty else { continue }
                for column in cell.column..<cell.column + cell.columnSpan {
                    columns[column] = columns[column].map { "\($0) \(words)" } ?? words
                }
            }
        }
    }

    func words(above column: Int) -> String { columns[column] ?? "" }
}
