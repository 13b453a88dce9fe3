/// The compact binary form of tables, within that of blocks: most bytes of a workbook, so kept small and quick.
///
/// A row is its number's distance from the row before, its range, and its cells; a cell is a byte of flags, its
/// column and its range, then only what the flags promise.
extension ByteWriter {
    /// Writes a table that lies within `range`.
    mutating func table(_ table: Table, in range: Range<Int>) {
        number(table.headerRows)
        number(table.headerColumns)
        number(table.columns)
        number(table.rows.count)
        var position = range.lowerBound
        for row in table.rows {
            number(row.number)
            byte(row.isHidden ? 1 : 0)
            var inRow = row.range.lowerBound
            self.range(row.range, after: &position)
            number(row.cells.count)
            for cell in row.cells { self.cell(cell, after: &inRow) }
            pause()
        }
    }

    private mutating func cell(_ cell: Table.Cell, after position: inout Int) {
        var flags = cell.value.map(CellFlags.code(of:)) ?? 0
        if cell.columnSpan != 1 || cell.rowSpan != 1 { flags |= CellFlags.spans }
        if cell.formula != nil { flags |= CellFlags.formula }
        byte(flags)
        number(cell.column)
        range(cell.range, after: &position)
        if flags & CellFlags.spans != 0 {
            number(cell.columnSpan)
            number(cell.rowSpan)
        }
        if let value = cell.value { self.value(value) }
        if let formula = cell.formula { string(formula) }
    }

    private mutating func value(_ value: CellValue) {
        switch value {
        case .number(let number, let format):
            double(number)
            if let format { repeated(format) }
        case .date(let date): string(date)
        case .boolean, .text, .error: break
        }
    }
}

extension ByteReader {
    /// Reads a table that lies within `range`.
    mutating func table(in range: Range<Int>) throws(DocumentsError) -> Table {
        let headerRows = try number("table")
        let headerColumns = try number("table")
        let columns = try number("table")
        let count = try count("rows")
        var rows = RowStorage.Draft()
        var position = range.lowerBound
        for _ in 0..<count { try row(into: &rows, after: &position, end: range.upperBound) }
        guard headerRows <= rows.count else { throw damaged("header rows") }
        return Table(
            headerRows: headerRows, headerColumns: headerColumns, columns: columns, rows: Table.Rows(rows))
    }

    private mutating func row(
        into rows: inout RowStorage.Draft, after position: inout Int, end: Int
    ) throws(DocumentsError) {
        let number = try number("row")
        let isHidden = try byte() == 1
        let range = try range("row", after: &position, end: end)
        let count = try count("cells")
        var inRow = range.lowerBound
        for _ in 0..<count {
            rows.add(try cell(after: &inRow, end: range.upperBound), from: range.lowerBound)
        }
        rows.endRow(number: number, range: range, isHidden: isHidden)
    }

    private mutating func cell(after position: inout Int, end: Int) throws(DocumentsError) -> Table.Cell {
        let flags = try byte()
        let column = try number("column")
        let range = try range("cell", after: &position, end: end)
        let spans = flags & CellFlags.spans != 0
        let columnSpan = spans ? try number("span") : 1
        let rowSpan = spans ? try number("span") : 1
        let value = try value(flags & CellFlags.value)
        let formula = flags & CellFlags.formula != 0 ? try string("formula") : nil
        return Table.Cell(
            column: column, columnSpan: columnSpan, rowSpan: rowSpan, range: range, value: value,
            formula: formula)
    }

    private mutating func value(_ code: UInt8) throws(DocumentsError) -> CellValue? {
        switch code {
        case 0: nil
        case 1: .number(try double(), format: nil)
        case 2: .number(try double(), format: try repeated("number format"))
        case 3: .date(try string("date"))
        case 4: .boolean(false)
        case 5: .boolean(true)
        case 6: .text
        case 7: .error
        default: throw damaged("value")
        }
    }
}

/// The bits of a cell's first byte.
private enum CellFlags {
    static let value: UInt8 = 0x07
    static let spans: UInt8 = 0x08
    static let formula: UInt8 = 0x10

    static func code(of value: CellValue) -> UInt8 {
        switch value {
        case .number(_, nil): 1
        case .number: 2
        case .date: 3
        case .boolean(let value): value ? 5 : 4
        case .text: 6
        case .error: 7
        }
    }
}
