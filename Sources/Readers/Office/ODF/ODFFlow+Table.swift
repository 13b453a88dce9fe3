import Documents

/// The row and cell of a sheet that are open.
struct ODFSheet: Sendable {
    var row = 0
    var rowRepeats = 1
    var isRowHidden = false
    var column = 0
    var nextColumn = 1
    var cells: [SheetCell] = []
    var comments: [FlowItem] = []
    var cell: ODFCell?
}

/// A cell of a sheet while it is open.
struct ODFCell: Sendable {
    var repeats = 1
    var columnSpan = 1
    var rowSpan = 1
    var value: CellValue?
    var number: Double?
    var formula: String?
    var isBold = false
    /// Whether its words cannot be seen.
    var isUnseen = false
    var string: String?
}

/// Tables in text, and sheets.
extension ODFFlow {
    /// Repeated rows and columns with content are written out at most so often, and so many cells of repeated rows in all.
    private static let maximumRepeats = (rows: 65_536, columns: 256, cells: 1_000_000)

    private static let maximumDepth = 16

    /// Whether a table belongs to a sheet of a workbook, and not to text.
    private var isSheet: Bool { regions != nil && scopes.count == 1 }

    mutating func startTable(_ name: Name, _ attributes: XMLAttributes<Name>) {
        if name == .namedRange {
            if let own = attributes[.tableName], let target = attributes[.rangeAddress],
                definedNames.count < 1000
            {
                definedNames.append((own, target))
            }
            return
        }
        if isSheet { return startSheet(name, attributes) }
        switch name {
        case .table:
            scopes[top].openTables += 1
            guard scopes[top].tables.count < Self.maximumDepth else { return }
            scopes[top].tables.append(DraftTable(hasFirstRowStyle: attributes.flag(.firstRowStyle) ?? false))
            scopes[top].columns.append(1)
            scopes[top].grounds.append(ODFGround(table: isColoured(attributes)))
        case .headerRows: scopes[top].isInHeaderRows = true
        case .row:
            guard scopes[top].isWithinDepth, let table = scopes[top].tables.indices.last else { return }
            scopes[top].tables[table].rows.append(DraftTable.Row(isHeader: scopes[top].isInHeaderRows))
            scopes[top].columns[table] = 1
            scopes[top].grounds[table].row = isColoured(attributes)
        case .cell, .covered: startTextCell(name, attributes)
        default: break
        }
    }

    private mutating func startTextCell(_ name: Name, _ attributes: XMLAttributes<Name>) {
        guard scopes[top].isWithinDepth, let table = scopes[top].tables.indices.last,
            let row = scopes[top].tables[table].rows.indices.last
        else { return }
        let repeats = min(max(attributes.integer(.columnsRepeated) ?? 1, 1), 1000)
        var cell = DraftTable.Cell(column: scopes[top].columns[table])
        scopes[top].columns[table] += repeats
        guard name == .cell else {
            // What stands in a covered cell is seen by nobody, and is not part of the cell before it.
            content.kind = .nothing
            return
        }
        cell.columnSpan = min(max(attributes.integer(.columnsSpanned) ?? 1, 1), 1000)
        cell.rowSpan = min(max(attributes.integer(.rowsSpanned) ?? 1, 1), 10_000)
        scopes[top].tables[table].rows[row].cells.append(cell)
        scopes[top].grounds[table].cell = isColoured(attributes)
    }

    /// Whether the style of a table, row or cell has a colour other than that of the page.
    private func isColoured(_ attributes: XMLAttributes<Name>) -> Bool {
        styles.property(attributes[.tableStyle], \.hasBackground) == true
    }

    mutating func endTable(_ name: Name) {
        if isSheet { return endSheet(name) }
        switch name {
        case .headerRows: scopes[top].isInHeaderRows = false
        case .table:
            defer { scopes[top].openTables -= 1 }
            guard scopes[top].isWithinDepth, let table = scopes[top].tables.popLast() else { return }
            scopes[top].columns.removeLast()
            scopes[top].grounds.removeLast()
            addAfter(.table(table))
        default: break
        }
    }

    private mutating func startSheet(_ name: Name, _ attributes: XMLAttributes<Name>) {
        switch name {
        case .table:
            sheet = ODFSheet()
            let isHidden = styles.property(attributes[.tableStyle], \.isShown) == false
            regions?.beginSheet(
                name: attributes[.tableName] ?? "Sheet", layer: isHidden ? .hidden : .body)
        case .column:
            let count = min(max(attributes.integer(.columnsRepeated) ?? 1, 1), 20_000)
            let visibility = attributes[.visibility] ?? "visible"
            if visibility != "visible" {
                regions?.hiddenColumns.insert(sheet.nextColumn...sheet.nextColumn + count - 1)
            }
            sheet.nextColumn += count
        case .row:
            sheet.row += 1
            sheet.rowRepeats = max(attributes.integer(.rowsRepeated) ?? 1, 1)
            // A row that a filter leaves out is shown again by a click.
            sheet.isRowHidden = ["collapse", "hidden"].contains(attributes[.visibility] ?? "")
            sheet.column = 0
            sheet.cells = []
        case .cell: startSheetCell(attributes)
        case .covered:
            startSheetCell(attributes)
            sheet.cell?.columnSpan = 0
        default: break
        }
    }

    private mutating func startSheetCell(_ attributes: XMLAttributes<Name>) {
        leaveShapes()
        var cell = ODFCell()
        cell.repeats = max(attributes.integer(.columnsRepeated) ?? 1, 1)
        cell.columnSpan = min(max(attributes.integer(.columnsSpanned) ?? 1, 1), 20_000)
        cell.rowSpan = min(max(attributes.integer(.rowsSpanned) ?? 1, 1), 2_000_000)
        if let formula = attributes[.formula] { cell.formula = ODFFormula.shown(formula) }
        cell.isBold = styles.property(attributes[.tableStyle], \.isBold) ?? false
        cell.isUnseen = isUnseen(cell: attributes[.tableStyle])
        cell.string = attributes[.stringValue]
        switch attributes[.valueType] {
        case "float", "percentage", "currency":
            cell.number = attributes[.value].flatMap(Double.init)
            cell.value = cell.number.map { .number($0, format: nil) }
        case "date": cell.value = .date(attributes[.dateValue] ?? "")
        case "time":
            guard let time = attributes[.timeValue].flatMap({ ODFDuration($0) }) else { break }
            cell.value = time.isTimeOfDay ? .date(time.shown) : .number(time.days, format: "[h]:mm:ss")
            cell.string = cell.string ?? time.shown
        case "boolean": cell.value = .boolean(attributes[.booleanValue] == "true")
        case "string": cell.value = .text
        default: break
        }
        sheet.cell = cell
    }

    /// Lets shapes that lie on the sheet, and in none of its cells, follow it.
    private mutating func leaveShapes() {
        sheet.comments += scopes[0].items
        scopes[0].items = []
    }

    /// Whether words of a cell's style are white on nothing else, or too small.
    private func isUnseen(cell style: String?) -> Bool {
        guard let style else { return false }
        if styles.property(style, \.isTiny) == true { return true }
        return styles.property(style, \.isWhite) == true && styles.property(style, \.hasBackground) != true
    }

    private mutating func endSheet(_ name: Name) {
        switch name {
        case .cell, .covered: endSheetCell()
        case .row: endSheetRow()
        case .table:
            regions?.finish()
            let rest = sheet.comments + scopes[0].items
            scopes[0].items = []
            regions?.builder.append(rest)
            let place = regions?.builder.place
            onSheets += rest.filter(\.isCompound).map { (place, $0) }
            regions?.hiddenColumns = ColumnRuns()
        default: break
        }
    }

    private mutating func endSheetCell() {
        guard let cell = sheet.cell else { return }
        sheet.cell = nil
        let first = sheet.column + 1
        sheet.column = min(sheet.column + cell.repeats, 100_000)
        let items = scopes[0].items
        scopes[0].items = []
        var text = takeWords(of: items, at: CellAddress(column: first, row: sheet.row))
        if text.isEmpty, let number = cell.number { text = Inline(NumberFormat.generalText(number)) }
        if text.isEmpty, let string = cell.string { text = Inline(string) }
        guard !text.isEmpty, cell.columnSpan > 0, regions?.isFull == false else { return }
        for column in first..<first + min(cell.repeats, Self.maximumRepeats.columns) {
            var shown = SheetCell(
                column: column, text: text, value: cell.value ?? .text, formula: cell.formula)
            shown.isBold = cell.isBold || Self.isBold(items)
            shown.isHidden = cell.isUnseen
            shown.columnSpan = cell.columnSpan
            shown.rowSpan = cell.rowSpan
            sheet.cells.append(shown)
        }
    }

    /// The words of a cell; comments on it, and what else lies in it, follow the sheet.
    private mutating func takeWords(of items: [FlowItem], at address: CellAddress) -> Inline {
        var text = Inline()
        for item in items {
            guard case .paragraph(let paragraph) = item else {
                sheet.comments.append(item)
                continue
            }
            if case .comment(let author) = paragraph.kind {
                let words = Inline(marker: address.description + ":", before: paragraph.text)
                sheet.comments.append(
                    .paragraph(DraftParagraph(kind: .comment(author: author), text: words)))
            } else if paragraph.kind == .paragraph || paragraph.layer == nil {
                text.lineBreak()
                text.append(paragraph.text)
            }
        }
        return text
    }

    private static func isBold(_ items: [FlowItem]) -> Bool {
        items.contains { if case .paragraph(let paragraph) = $0 { paragraph.isBold } else { false } }
    }

    private mutating func endSheetRow() {
        let first = sheet.row
        sheet.row = min(sheet.row + sheet.rowRepeats - 1, 100_000_000)
        guard !sheet.cells.isEmpty else { return }
        let room = max(Self.maximumRepeats.cells - repeatedCells, 0) / sheet.cells.count
        let repeats = min(sheet.rowRepeats, Self.maximumRepeats.rows, max(room, 1))
        if repeats < sheet.rowRepeats {
            regions?.builder.lose("rows", "Rows that repeat more than \(repeats) times were cut.")
        }
        repeatedCells += (repeats - 1) * sheet.cells.count
        for number in first..<first + repeats
        where regions?.isFull == false {
            regions?.add(
                SheetRow(number: number, isHidden: sheet.isRowHidden, cells: sheet.cells), SheetLayout())
        }
        sheet.cells = []
    }
}

/// Formulas as OpenDocument writes them.
enum ODFFormula {
    /// `of:=SUM([.B2:.B9])` as `SUM(B2:B9)`.
    static func shown(_ formula: String) -> String {
        let body = formula.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).last ?? ""
        var result = ""
        var isReference = false
        for character in body {
            switch character {
            case "[": isReference = true
            case "]": isReference = false
            case "."
            where isReference && (result.last.map { !$0.isLetter && !$0.isNumber && $0 != "'" } ?? true):
                continue
            case "." where isReference: result.append("!")
            default: result.append(character)
            }
        }
        return result
    }
}
