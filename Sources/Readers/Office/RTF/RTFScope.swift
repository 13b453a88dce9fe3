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
    private var hasBold = false
    private var hasPlain = false
    /// The open tables, each within a cell of the one before.
    private var tables: [RTFTable] = []

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
            let level = level(paragraph.depth)
            endTables(below: level + 1)
            tables[level].cellItems += pieces
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
            draft.text.fit()
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

    /// The table that properties of rows are for: that of the paragraphs, or the one within its cell.
    private mutating func level(_ depth: Int) -> Int {
        let depth = min(max(depth, 1), Self.deepest)
        while tables.count < depth { tables.append(RTFTable()) }
        return depth - 1
    }

    /// How deep tables are kept apart.
    private static let deepest = 16

    mutating func beginRow(depth: Int) { tables[level(depth)].beginRow() }

    mutating func markHeaderRow(depth: Int) { tables[level(depth)].isHeaderRow = true }

    mutating func takeMerge(isVertical: Bool, depth: Int) {
        let level = level(depth)
        if isVertical {
            tables[level].definition.isVertical = true
        } else {
            tables[level].definition.isHorizontal = true
        }
    }

    mutating func defineCell(edge: Int, depth: Int) { tables[level(depth)].defineCell(edge: edge) }

    mutating func endCell(_ styles: [Int: String], depth: Int) {
        let pieces = takeParagraph(styles)
        paragraph.marker = ""
        let level = level(depth)
        endTables(below: level + 1)
        tables[level].cellItems += pieces
        tables[level].endCell()
    }

    mutating func endRow(depth: Int) {
        let level = level(depth)
        endTables(below: level + 1)
        tables[level].endRow()
    }

    mutating func endTable() { endTables(below: 0) }

    /// Ends the tables from a level on, the innermost first; each belongs to the cell around it.
    private mutating func endTables(below level: Int) {
        while tables.count > level {
            guard let table = tables.removeLast().finished() else { continue }
            add(table, level: tables.count)
        }
    }

    /// Adds a piece to the cell that is open at a level, or to the flow at level 0.
    private mutating func add(_ item: FlowItem, level: Int) {
        if level == 0 { items.append(item) } else { tables[level - 1].cellItems.append(item) }
    }
}
