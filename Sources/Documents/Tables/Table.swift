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
    package let rows: Rows

    /// Makes a table of rows that are held already.
    package init(headerRows: Int, headerColumns: Int = 0, columns: Int, rows: Rows) {
        self.headerRows = headerRows
        self.headerColumns = headerColumns
        self.columns = columns
        self.rows = rows
    }

    /// Makes a table.
    package init(headerRows: Int, headerColumns: Int = 0, columns: Int, rows: [Row]) {
        self.init(
            headerRows: headerRows, headerColumns: headerColumns, columns: columns, rows: Rows(rows))
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

    /// One row: a place in the room that all rows of its table share.
    package struct Row: Sendable {
        let room: RowStorage
        let line: RowStorage.Line
        let firstCell: Int

        init(_ room: RowStorage, at index: Int) {
            self.room = room
            line = room.lines[index]
            firstCell = index == 0 ? 0 : room.lines[index - 1].endOfCells
        }

        /// Makes a row.
        package init(number: Int, range: Range<Int>, cells: [Cell], isHidden: Bool = false) {
            var room = RowStorage.Draft()
            for cell in cells { room.add(cell, from: range.lowerBound) }
            room.endRow(number: number, range: range, isHidden: isHidden)
            self.init(RowStorage(room), at: 0)
        }

        /// The row's number as addresses show it, from 1: a sheet's own row number, else the position in the table.
        package var number: Int { Int(line.number) }

        /// The UTF-8 range of the row's line in the document's text, without its line feed.
        package var range: Range<Int> { line.words.offsets }

        /// Whether the file hides the row.
        package var isHidden: Bool { line.isHidden }

        /// The cells that hold something, by ascending column.
        package var cells: Cells {
            Cells(room, first: firstCell, count: line.endOfCells - firstCell, start: range.lowerBound)
        }
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

        /// Makes a cell of nothing but words, and a value that says no more than its kind.
        init(column: UInt32, words: Range<Int>, value: CellValue?) {
            self.words = TextRange(words)
            self.value = value
            ownColumn = column
            rarity = nil
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
}

extension Table.Row: Hashable {
    /// Whether two rows say the same at the same place.
    package static func == (one: Self, other: Self) -> Bool {
        one.number == other.number && one.range == other.range && one.isHidden == other.isHidden
            && one.cells.elementsEqual(other.cells)
    }

    /// Hashes where the row stands.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(number)
        hasher.combine(range)
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
