/// The rows and cells of a table block.
///
/// In the document's text a row is one line and its cells are separated by tabs; a merged cell's words stand
/// once, at its first column.
public struct Table: Sendable, Hashable, Codable {
    /// How many of the first rows are headers.
    public let headerRows: Int
    /// How many of the first columns are headers.
    public let headerColumns: Int
    /// The number of columns, spans included.
    public let columns: Int
    /// The rows in order.
    public let rows: [Row]

    /// Makes a table.
    public init(headerRows: Int, headerColumns: Int = 0, columns: Int, rows: [Row]) {
        self.headerRows = headerRows
        self.headerColumns = headerColumns
        self.columns = columns
        self.rows = rows
    }

    /// One row.
    public struct Row: Sendable, Hashable, Codable {
        /// The row's number as addresses show it, from 1: a sheet's own row number, else the position in the table.
        public let number: Int
        /// The UTF-8 range of the row's line in the document's text, without its line feed.
        public let range: Range<Int>
        /// The cells that hold something, by ascending column.
        public let cells: [Cell]
        /// Whether the file hides the row.
        public let isHidden: Bool

        /// Makes a row.
        public init(number: Int, range: Range<Int>, cells: [Cell], isHidden: Bool = false) {
            self.number = number
            self.range = range
            self.cells = cells
            self.isHidden = isHidden
        }
    }

    /// One cell.
    public struct Cell: Sendable, Hashable, Codable {
        /// The column as addresses show it, from 1 (1 is `A`).
        public let column: Int
        /// How many columns the cell spans, at least 1.
        public let columnSpan: Int
        /// How many rows the cell spans, at least 1.
        public let rowSpan: Int
        /// The UTF-8 range of the cell's words, as a person sees them.
        public let range: Range<Int>
        /// The typed value behind the words, when the file has one.
        public let value: CellValue?
        /// The formula behind the value, without its equals sign.
        public let formula: String?

        /// Makes a cell.
        public init(
            column: Int, columnSpan: Int = 1, rowSpan: Int = 1, range: Range<Int>, value: CellValue? = nil,
            formula: String? = nil
        ) {
            self.column = column
            self.columnSpan = columnSpan
            self.rowSpan = rowSpan
            self.range = range
            self.value = value
            self.formula = formula
        }
    }
}

/// The typed value of a spreadsheet's cell.
public enum CellValue: Sendable, Hashable, Codable {
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
