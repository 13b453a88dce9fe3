/// A table whose rows are still arriving.
struct OpenTable: Sendable {
    let start: Int
    let place: Place
    let layer: Block.Layer
    var rows = RowStorage.Draft()
    var rowStart: Int?
    var columns = 0
    /// For the first rows, which of their cells are bold, as far as the last one that is.
    var bold: [[Bool]] = []
    var boldCells: [Bool] = []

    mutating func add(_ cell: Table.Cell, isBold: Bool) {
        if isBold, bold.count < DocumentBuilder.rowsAskedForBold {
            boldCells += [Bool](repeating: false, count: rows.openCells - boldCells.count) + [true]
        }
        rows.add(cell, from: rowStart ?? 0)
    }

    /// Ends the current row, if it has words, at an offset of the text.
    mutating func endRow(number: Int, at end: Int, isHidden: Bool) {
        guard let start = rowStart else { return }
        rowStart = nil
        rows.endRow(number: number, range: start..<end, isHidden: isHidden)
        if bold.count < DocumentBuilder.rowsAskedForBold { bold.append(boldCells) }
        if !boldCells.isEmpty { boldCells = [] }
    }
}

/// Tables are added cell by cell, so that a sheet of any length streams through.
extension DocumentBuilder {
    /// Of how many first rows it matters whether they are bold.
    package static let rowsAskedForBold = 8

    /// Begins a table; one that is still open is ended first.
    package mutating func beginTable(layer: Block.Layer? = nil, place: Place? = nil) {
        if openTable != nil { endTable(headerRows: 0) }
        openTable = OpenTable(
            start: bytes.count, place: settled(place), layer: layer ?? self.layer)
    }

    /// Adds a cell to the current row; cells come by ascending column.
    ///
    /// A cell without words is skipped.
    ///
    /// - Parameters:
    ///   - column: the column from 1, as addresses show it.
    ///   - isBold: whether all of its words are bold, which speaks for a header.
    package mutating func cell(
        column: Int, _ text: Inline, columnSpan: Int = 1, rowSpan: Int = 1, value: CellValue? = nil,
        formula: String? = nil, isBold: Bool = false
    ) {
        let columns = max(openTable?.columns ?? 0, column + columnSpan - 1)
        openTable?.columns = columns
        guard openTable != nil, !text.isEmpty, makesRoom(for: text.bytes.count + 1) else { return }
        if openTable?.rowStart == nil {
            separate()
            openTable?.rowStart = bytes.count
        } else {
            bytes.append(0x09)
        }
        let start = bytes.count
        appendInline(text)
        if bytes[start...].contains(where: { $0 == 0x0A || $0 == 0x09 }) {
            for position in start..<bytes.count where bytes[position] == 0x0A || bytes[position] == 0x09 {
                bytes[position] = 0x20
            }
        }
        openTable?.add(
            Table.Cell(
                column: column, columnSpan: columnSpan, rowSpan: rowSpan, range: start..<bytes.count,
                value: value, formula: formula), isBold: isBold)
    }

    /// Ends the current row; a row without words leaves no trace.
    ///
    /// - Parameter number: the row's number as addresses show it, from 1.
    package mutating func endRow(number: Int, isHidden: Bool = false) {
        openTable?.endRow(number: number, at: bytes.count, isHidden: isHidden)
    }

    /// Ends the table; one without rows leaves no trace.
    ///
    /// Rows that a header's merged cell reaches down to are headers too.
    ///
    /// - Parameters:
    ///   - headerRows: how many of the kept rows, from the first, are headers; nil when the file does not say so.
    ///   - hint: what to expect of the first row when it does not.
    package mutating func endTable(
        headerRows: Int? = nil, headerColumns: Int = 0, hint: HeaderHint = .none
    ) {
        if let last = openTable?.rows.lines.last?.number ?? (openTable?.rowStart == nil ? nil : 0) {
            endRow(number: Int(last) + 1)
        }
        guard let table = openTable.take() else { return }
        let all = Table.Rows(table.rows)
        guard let first = all.first, let last = all.last else { return }
        var (rows, columns) = (headerRows ?? 0, headerColumns)
        if headerRows == nil {
            let rule = HeaderRule(all, bold: table.bold, hint: hint) {
                String(decoding: bytes[$0], as: UTF8.self)
            }
            rows = rule.headerRows
            if rows == 0, hint == .flagged, rule.namesRows { columns = 1 }
        }
        add(
            Block(
                kind: .table, layer: table.layer, range: first.range.lowerBound..<last.range.upperBound,
                place: table.place,
                table: Table(
                    headerRows: HeaderRule.covered(rows, in: all), headerColumns: columns,
                    columns: table.columns, rows: all)))
    }
}
