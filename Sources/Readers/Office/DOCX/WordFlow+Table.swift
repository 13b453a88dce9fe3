import Documents

/// Tables, rows and cells, on a stack of their own in each scope.
extension WordFlow {
    private var top: Int { scopes.count - 1 }

    /// How deep tables are kept apart; what nests deeper becomes words of its cell.
    private static let maximumDepth = 16

    mutating func startTable(_ name: Name, _ attributes: XMLAttributes<Name>) {
        switch name {
        case .table:
            endCarriedParagraph()
            scopes[top].openTables += 1
            guard scopes[top].tables.count < Self.maximumDepth else { return }
            scopes[top].tables.append(DraftTable(isPlain: true))
            scopes[top].columns.append(1)
        case .row: startRow()
        case .cell: startCell()
        default: takeTableProperty(name, attributes)
        }
    }

    private mutating func startRow() {
        guard let table = scopes[top].tables.indices.last, scopes[top].isWithinDepth else { return }
        dropDeletedRow(table)
        scopes[top].tables[table].rows.append(DraftTable.Row())
        scopes[top].columns[table] = 1
    }

    private mutating func startCell() {
        guard let table = scopes[top].tables.indices.last, scopes[top].isWithinDepth,
            let row = scopes[top].tables[table].rows.indices.last
        else { return }
        scopes[top].tables[table].rows[row].cells.append(
            DraftTable.Cell(column: scopes[top].columns[table]))
        scopes[top].columns[table] += 1
    }

    private mutating func takeTableProperty(_ name: Name, _ attributes: XMLAttributes<Name>) {
        guard let table = scopes[top].tables.indices.last, scopes[top].isWithinDepth else { return }
        switch name {
        case .tableLook:
            let bits = attributes[.value].flatMap { Int($0, radix: 16) } ?? 0
            scopes[top].tables[table].hasFirstRowStyle = attributes.flag(.firstRow) ?? (bits & 0x20 != 0)
        case .tableStyle: scopes[top].tables[table].isPlain = Self.isPlain(attributes[.value] ?? "")
        case .shading where scopes[top].tables[table].rows.isEmpty:
            scopes[top].tables[table].isShaded = Self.isDark(attributes)
        case .tableCaption: scopes[top].tables[table].caption = Inline(attributes[.value] ?? "")
        default:
            guard let row = scopes[top].tables[table].rows.indices.last else { return }
            takeRowProperty(name, attributes, table, row)
        }
    }

    /// Whether a style only draws lines: Word's own, whose identifiers are in the language of the program that first saved
    /// the document, or numbered where its script is not Latin.
    private static func isPlain(_ style: String) -> Bool {
        plainStyles.contains(style) || (style.first == "a" && style.dropFirst().allSatisfy(\.isNumber))
    }

    private static let plainStyles: Set<String> = [
        "TableGrid", "TableNormal", "TableGridLight", "GridTableLight", "Tabellenraster", "NormaleTabelle",
        "Tabellengitternetz", "Grilledutableau", "TableauNormal", "Tablaconcuadrcula", "Tablanormal",
        "Grigliatabella", "Tabellanormale", "Tabelraster", "Standaardtabel", "Tabellrutenett", "Vanligtabell",
        "Tabellrutnt", "Normaltabell", "Tabel-Gitter", "Tabel-Normal", "Tabelacomgrade", "Tabela-Siatka",
    ]

    private mutating func takeRowProperty(
        _ name: Name, _ attributes: XMLAttributes<Name>, _ table: Int, _ row: Int
    ) {
        switch name {
        case .tableHeader: scopes[top].tables[table].rows[row].isHeader = attributes.flag(.value) ?? true
        case .hiddenRow: scopes[top].tables[table].rows[row].isHidden = attributes.flag(.value) ?? true
        case .gridBefore: scopes[top].columns[table] += min(max(attributes.integer(.value) ?? 0, 0), 1000)
        default:
            guard let cell = scopes[top].tables[table].rows[row].cells.indices.last else { return }
            takeCellProperty(name, attributes, table, row, cell)
        }
    }

    private mutating func takeCellProperty(
        _ name: Name, _ attributes: XMLAttributes<Name>, _ table: Int, _ row: Int, _ cell: Int
    ) {
        switch name {
        case .gridSpan:
            let span = min(max(attributes.integer(.value) ?? 1, 1), 1000)
            scopes[top].tables[table].rows[row].cells[cell].columnSpan = span
            scopes[top].columns[table] += span - 1
        case .shading:
            scopes[top].tables[table].rows[row].cells[cell].isShaded = Self.isDark(attributes)
        case .verticalMerge:
            let continues = attributes[.value] != "restart" && isMerged(aboveColumnOf: cell, row, table)
            scopes[top].tables[table].rows[row].cells[cell].continuesAbove = continues
            scopes[top].tables[table].rows[row].cells[cell].isMerged = true
        case .horizontalMerge where attributes[.value] != "restart" && cell > 0:
            scopes[top].tables[table].rows[row].cells[cell - 1].columnSpan += 1
            scopes[top].tables[table].rows[row].cells.removeLast()
        default: break
        }
    }

    /// Whether a cell above belongs to a merged one, which alone a cell can continue.
    private func isMerged(aboveColumnOf cell: Int, _ row: Int, _ table: Int) -> Bool {
        guard row > 0 else { return false }
        let rows = scopes[top].tables[table].rows
        let column = rows[row].cells[cell].column
        return rows[row - 1].cell(inColumn: column)?.isMerged ?? false
    }

    mutating func endTable() {
        defer { scopes[top].openTables -= 1 }
        guard scopes[top].isWithinDepth, let table = scopes[top].tables.indices.last else { return }
        dropDeletedRow(table)
        var finished = scopes[top].tables.removeLast()
        scopes[top].columns.removeLast()
        // Programs write the caption as a paragraph, and once more for those who hear the document.
        if finished.caption != nil, case .paragraph(let above)? = scopes[top].last,
            above.kind == .caption || above.kind == .paragraph, above.text == finished.caption
        {
            finished.caption = nil
        }
        if !finished.rows.isEmpty { scopes[top].add(.table(finished)) }
    }

    private mutating func dropDeletedRow(_ table: Int) {
        guard scopes[top].tables[table].dropsLastRow else { return }
        scopes[top].tables[table].dropsLastRow = false
        if !scopes[top].tables[table].rows.isEmpty { scopes[top].tables[table].rows.removeLast() }
    }
}

extension DraftTable {
    /// Whether the page's own ground lies behind the cell that is open.
    var isOnPage: Bool { isPlain && !isShaded && rows.last?.cells.last?.isShaded != true }
}
