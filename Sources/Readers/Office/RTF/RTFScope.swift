import Documents

/// A stretch of an RTF file that is read on its own: the body, a note, a header.
struct RTFScope: Sendable {
    var destination = RTFState.Destination.body
    private(set) var items: [FlowItem] = []
    var text = Inline()
    private var hidden = Inline()
    /// What follows the paragraph: notes and comments.
    var after: [FlowItem] = []
    var paragraph = RTFParagraph()
    var isHeaderRow = false
    private var hasBold = false
    private var hasPlain = false
    private var table: DraftTable?
    private var cells: [DraftTable.Cell] = []
    private var cellItems: [FlowItem] = []
    private var definitions: [(isVertical: Bool, isHorizontal: Bool)] = []
    /// The right edges of the cells that the next row has, in twentieths of a point, and those of each row's cells.
    private var rowEdges: [Int] = []
    private var edges: [[Int]] = []
    private static let noEdge = 1_000_000
    private var definition = (isVertical: false, isHorizontal: false)

    init(destination: RTFState.Destination = .body) {
        self.destination = destination
    }

    /// The words of its paragraphs, a line each.
    var words: Inline {
        items.reduce(into: Inline()) { text, item in
            guard case .paragraph(let paragraph) = item else { return }
            text.lineBreak()
            text.append(paragraph.text)
        }
    }

    mutating func append(_ words: String, _ state: RTFState) {
        if state.isHidden {
            hidden.append(words)
            return
        }
        text.append(words, state.marks)
        if words.utf8.contains(where: { $0 > 0x20 }) {
            if state.isBold { hasBold = true } else { hasPlain = true }
        }
    }

    mutating func endParagraph(_ styles: [Int: String]) {
        let pieces = takeParagraph(styles)
        if paragraph.isInTable {
            cellItems += pieces
        } else {
            if !pieces.isEmpty { endTable() }
            items += pieces
        }
        paragraph.marker = ""
    }

    private mutating func takeParagraph(_ styles: [Int: String]) -> [FlowItem] {
        var pieces: [FlowItem] = []
        if !text.isEmpty {
            let role =
                paragraph.style.flatMap { styles[$0] }.flatMap { WordStyles.role(named: Inline($0).text) }
                ?? .body
            var draft = DraftParagraph(text: text, isBold: hasBold && !hasPlain)
            (draft.kind, draft.text) = kind(role)
            if role == .contents { draft.layer = .furniture }
            pieces.append(.paragraph(draft))
        }
        if !hidden.isEmpty { pieces.append(.paragraph(DraftParagraph(text: hidden, layer: .hidden))) }
        pieces += after
        text = Inline()
        hidden = Inline()
        after = []
        (hasBold, hasPlain) = (false, false)
        return pieces
    }

    private func kind(_ role: WordStyles.Role) -> (Block.Kind, Inline) {
        let marker = Inline(paragraph.marker).text
        let level: Int? =
            switch role {
            case .heading(let level): level
            case .title: 1
            default: paragraph.outlineLevel.flatMap { (0..<9).contains($0) ? $0 + 1 : nil }
            }
        if let level {
            return (.heading(level: level), marker.isEmpty ? text : Inline(marker: marker, before: text))
        }
        if !marker.isEmpty {
            let isNumber = marker.contains { $0.isNumber } || marker.utf8.count > 3
            return (
                .listItem(
                    depth: paragraph.level,
                    marker: isNumber || marker.last == ")" || marker.last == "."
                        ? marker : Bullet.shown(marker)), text
            )
        }
        switch role {
        case .caption: return (.caption, text)
        case .quote: return (.quote, text)
        default: return (.paragraph, text)
        }
    }

    // MARK: Tables

    mutating func beginRow() {
        definitions = []
        rowEdges = []
        definition = (false, false)
        isHeaderRow = false
    }

    mutating func takeMerge(isVertical: Bool) {
        if isVertical { definition.isVertical = true } else { definition.isHorizontal = true }
    }

    mutating func defineCell(edge: Int) {
        if definitions.count < 1000 {
            definitions.append(definition)
            rowEdges.append(min(max(edge, -Self.noEdge), Self.noEdge - 1))
        }
        definition = (false, false)
    }

    mutating func endCell(_ styles: [Int: String]) {
        cellItems += takeParagraph(styles)
        paragraph.marker = ""
        cells.append(DraftTable.Cell(column: cells.count + 1, items: cellItems))
        cellItems = []
    }

    mutating func endRow() {
        var row = DraftTable.Row(isHeader: isHeaderRow)
        var shown: [Int] = []
        for (index, cell) in cells.enumerated() {
            var cell = cell
            let merge =
                definitions.indices.contains(index)
                ? definitions[index] : (isVertical: false, isHorizontal: false)
            if merge.isHorizontal, let last = row.cells.indices.last {
                row.cells[last].columnSpan += 1
                if rowEdges.indices.contains(index) { shown[last] = rowEdges[index] }
                continue
            }
            cell.continuesAbove = merge.isVertical
            row.cells.append(cell)
            shown.append(rowEdges.indices.contains(index) ? rowEdges[index] : Self.noEdge)
        }
        cells = []
        guard !row.cells.isEmpty else { return }
        table = table ?? DraftTable()
        table?.rows.append(row)
        edges.append(shown)
    }

    mutating func endTable() {
        if !cells.isEmpty { endRow() }
        settleColumns()
        if let table { items.append(.table(table)) }
        table = nil
        edges = []
    }

    /// Gives cells that are as wide as several of the row with the most their columns; where no row has all edges, cells count
    /// from the left.
    ///
    /// Some programs merge cells by their edges alone.
    private mutating func settleColumns() {
        guard let table, edges.count == table.rows.count, let most = edges.map(\.count).max() else { return }
        // Edges less than a point apart are one.
        var last = Int.min
        var columns = 0
        var columnOf: [Int: Int] = [:]
        for edge in Set(edges.joined()).sorted() {
            if last == Int.min || edge - last > 20 { columns += 1 }
            columnOf[edge] = columns
            last = edge
        }
        guard columns == most, last != Self.noEdge else { return }
        for (row, edges) in edges.enumerated() {
            var column = 1
            for (cell, edge) in edges.enumerated() {
                let last = columnOf[edge] ?? column
                self.table?.rows[row].cells[cell].column = column
                self.table?.rows[row].cells[cell].columnSpan = max(1, last - column + 1)
                column = max(last, column) + 1
            }
        }
    }
}
