/// The rows and cells of a table block.
///
/// In the document's text a row is one line and its cells are separated by tabs; a merged cell's words stand
/// once, at its first column.
package struct Table: Sendable, Hashable {
    /// How many of the first rows are headers.
    package let headerRows: Int
    /// How many of the first columns are headers.
    package let headerColumns: Int
    /// The number of columns, spans included.
    package let columns: Int
    /// The rows in order.
    package let rows: [Row]

    /// Makes a table.
    package init(headerRows: Int, headerColumns: Int = 0, columns: Int, rows: [Row]) {
        self.headerRows = headerRows
        self.headerColumns = headerColumns
        self.columns = columns
        self.rows = rows
    }

    /// How many of the header rows are titles of the whole table: cells alone above the names of the columns, or over the full
    /// width of a table whose columns have none.
    public var titleRows: Int {
        let headers = rows.prefix(headerRows)
        let titles = headers.prefix { $0.cells.count == 1 }.count
        guard titles == headers.count else { return titles }
        guard columns > 1 else { return 0 }
        let left = rows.lazy.compactMap(\.cells.first?.column).min() ?? 1
        return headers.prefix { row in
            row.cells[0].column <= left && row.cells[0].column + row.cells[0].columnSpan > columns
        }.count
    }

    /// One row.
    ///
    /// A sheet may have millions: numbers are kept in four bytes each, and larger ones count as the largest of those.
    package struct Row: Sendable, Hashable {
        private let ownNumber: UInt32
        private let words: TextRange
        /// Whether the file hides the row.
        package let isHidden: Bool
        /// The cells that hold something, by ascending column.
        package let cells: Cells

        /// Makes a row.
        package init(number: Int, range: Range<Int>, cells: [Cell], isHidden: Bool = false) {
            ownNumber = UInt32(clamping: number)
            words = TextRange(range)
            self.isHidden = isHidden
            self.cells = Cells(cells)
        }

        /// The row's number as addresses show it, from 1: a sheet's own row number, else the position in the table.
        package var number: Int { Int(ownNumber) }

        /// The UTF-8 range of the row's line in the document's text, without its line feed.
        package var range: Range<Int> { words.offsets }
    }

    /// One cell.
    ///
    /// Its numbers have four bytes each, and larger ones count as the largest of those.
    package struct Cell: Sendable, Hashable {
        let words: TextRange
        /// The typed value behind the words, when the file has one.
        package let value: CellValue?
        let ownColumn: UInt32
        let rarity: Rarity?

        /// Makes a cell.
        package init(
            column: Int, columnSpan: Int = 1, rowSpan: Int = 1, range: Range<Int>, value: CellValue? = nil,
            formula: String? = nil
        ) {
            words = TextRange(range)
            self.value = value
            ownColumn = UInt32(clamping: column)
            let isPlain = columnSpan == 1 && rowSpan == 1 && formula == nil
            rarity = isPlain ? nil : .rare(columnSpan: columnSpan, rowSpan: rowSpan, formula: formula)
        }

        /// Makes a cell of its parts.
        init(words: TextRange, value: CellValue?, ownColumn: UInt32, rarity: Rarity?) {
            self.words = words
            self.value = value
            self.ownColumn = ownColumn
            self.rarity = rarity
        }

        /// The column as addresses show it, from 1 (1 is `A`).
        package var column: Int { Int(ownColumn) }

        /// The UTF-8 range of the cell's words, as a person sees them.
        package var range: Range<Int> { words.offsets }

        /// How many columns the cell spans, at least 1.
        package var columnSpan: Int {
            if case .rare(let columnSpan, _, _) = rarity { columnSpan } else { 1 }
        }

        /// How many rows the cell spans, at least 1.
        package var rowSpan: Int {
            if case .rare(_, let rowSpan, _) = rarity { rowSpan } else { 1 }
        }

        /// The formula behind the value, without its equals sign.
        package var formula: String? {
            if case .rare(_, _, let formula) = rarity { formula } else { nil }
        }
    }

    /// What few cells have.
    indirect enum Rarity: Sendable, Hashable {
        case rare(columnSpan: Int, rowSpan: Int, formula: String?)
    }

    /// A range of a text of less than 4 GB, in half the room.
    struct TextRange: Sendable, Hashable {
        private let from: UInt32
        private let to: UInt32

        init(_ offsets: Range<Int>) {
            from = UInt32(clamping: offsets.lowerBound)
            to = UInt32(clamping: offsets.upperBound)
        }

        var offsets: Range<Int> { Int(from)..<Int(to) }
    }
}

/// The typed value of a spreadsheet's cell.
package enum CellValue: Sendable, Hashable {
    /// A number, with its number format when that says more than the words.
    case number(Double, format: String?)
    /// A date, time or both, as ISO 8601.
    case date(String)
    /// A truth value.
    case boolean(Bool)
    /// Text.
    case text
    /// An error value such as `#REF!`.
    case error
}
