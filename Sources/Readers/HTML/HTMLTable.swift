import Documents

/// The cells of a table element on their grid; a table that only arranges a page is none.
struct HTMLTable {
    let caption: Inline
    /// Whether the page hides the caption.
    let isCaptionHidden: Bool
    private let tree: MarkupTree
    private let visibility: HTMLVisibility
    private var rows: [[Cell]] = []
    /// Where the rows end that are headers as the page says; nil when none of its cells is one.
    private let headerEnd: Int?
    private let headerColumns: Int
    /// The rows that the page hides, by their positions.
    private let hiddenRows: Set<Int>
    /// The cells that the page hides in rows that it shows.
    private var hidden: [MarkupTree.ID] = []

    /// A cell; a large table has millions.
    private struct Cell {
        let node: MarkupTree.ID
        private let start: Int32
        private let width: Int16
        private let height: Int16
        let isHeader: Bool
        let isBold: Bool

        var column: Int { Int(start) }
        var columnSpan: Int { Int(width) }
        var rowSpan: Int { Int(height) }

        init(
            node: MarkupTree.ID, column: Int, columnSpan: Int, rowSpan: Int, isHeader: Bool, isBold: Bool
        ) {
            self.node = node
            start = Int32(column)
            width = Int16(columnSpan)
            height = Int16(rowSpan)
            self.isHeader = isHeader
            self.isBold = isBold
        }
    }

    /// Reads a table, or nil when it holds headings, or other tables without headers of its own, or has no more than one
    /// row or column of cells.
    init?(_ node: MarkupTree.ID, _ tree: MarkupTree, _ visibility: HTMLVisibility) {
        let elements = Self.elements(node, tree)
        guard let elements, !elements.rows.isEmpty else { return nil }
        self.tree = tree
        self.visibility = visibility
        caption = elements.caption.map { HTMLCellText.of($0, tree) } ?? Inline()
        isCaptionHidden = elements.caption.map(visibility.isHidden) ?? false
        hiddenRows = Self.hiddenRows(elements.rows, node, tree, visibility)
        var taken: [Int] = []
        rows.reserveCapacity(elements.rows.count)
        for (number, row) in elements.rows.enumerated() {
            var cells: [Cell] = []
            cells.reserveCapacity(rows.last?.count ?? 0)
            Self.placeCells(
                of: row, tree, visibility, &taken, in: &cells, hidden: &hidden,
                asksForBold: number < DocumentBuilder.rowsAskedForBold)
            rows.append(cells)
        }
        let widest = rows.map { row in row.last.map { $0.column + $0.columnSpan - 1 } ?? 0 }.max() ?? 0
        let filled = rows.filter { !$0.isEmpty }
        let hasHeader = filled.contains { $0.contains(where: \.isHeader) }
        guard hasHeader || (widest >= 2 && filled.count >= 2) || !caption.isEmpty else { return nil }
        let bands = filled.map { $0.count == 1 && $0[0].columnSpan > 1 && $0[0].columnSpan >= widest }
        let count = Self.headerRows(filled, bands: bands, elements.headRows)
        let last = rows.enumerated().filter { !$0.element.isEmpty }.prefix(count).last
        let end = last.map { $0.offset + 1 } ?? 0
        headerEnd = hasHeader || count > 0 ? end : nil
        let named = zip(filled, bands).dropFirst(count).filter { !$0.1 }.map(\.0)
        headerColumns =
            !named.isEmpty && named.allSatisfy { $0.first?.isHeader == true && $0.count > 1 } ? 1 : 0
    }

    /// Adds the table.
    func append(to builder: inout DocumentBuilder, layer: Block.Layer) {
        var seen = HTMLCellText(tree, visibility)
        var all = HTMLCellText(tree)
        var unseen: [Inline] = []
        var headerRows = headerEnd.map { _ in 0 }
        builder.beginTable(layer: layer)
        for (index, row) in rows.enumerated() {
            let isHidden = hiddenRows.contains(index)
            var isKept = false
            for cell in row {
                let text: Inline
                if isHidden || layer == .hidden {
                    all.read(cell.node)
                    text = all.inline
                } else {
                    seen.read(cell.node)
                    text = seen.inline
                    if !seen.hidden.isEmpty { unseen.append(seen.hidden) }
                }
                isKept = isKept || !text.isEmpty
                builder.cell(
                    column: cell.column, text, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan,
                    isBold: cell.isBold)
            }
            if isKept, index < headerEnd ?? 0 { headerRows? += 1 }
            builder.endRow(number: index + 1, isHidden: isHidden)
        }
        builder.endTable(headerRows: headerRows, headerColumns: headerColumns)
        for words in unseen { builder.append(.paragraph, words, layer: .hidden) }
        for cell in hidden { builder.append(.paragraph, HTMLCellText.of(cell, tree), layer: .hidden) }
    }

    /// Which rows are hidden, by themselves or with the part of the table that they stand in.
    private static func hiddenRows(
        _ rows: [MarkupTree.ID], _ table: MarkupTree.ID, _ tree: MarkupTree, _ visibility: HTMLVisibility
    ) -> Set<Int> {
        var (part, isPartHidden) = (table, false)
        var hidden: Set<Int> = []
        for (index, row) in rows.enumerated() {
            let parent = tree.nodes[Int(row)].parent
            if parent != part {
                isPartHidden = parent != table && visibility.isUndisplayed(parent)
                part = parent
            }
            if isPartHidden || visibility.isUndisplayed(row) { hidden.insert(index) }
        }
        return hidden
    }

    /// How many of the first rows are headers.
    ///
    /// Cells alone over the full width are titles above them, or above all rows of a table without them. Below the
    /// names of the columns, and where more of them follow that are headers too, each heads a group of rows.
    private static func headerRows(_ rows: [[Cell]], bands: [Bool], _ headRows: Int) -> Int {
        if headRows > 0 { return min(headRows, rows.count) }
        let leading = rows.first?.allSatisfy(\.isHeader) == true ? bands.prefix { $0 }.count : 0
        let below = zip(rows, bands).dropFirst(leading)
        let names = below.prefix { row, isBand in row.allSatisfy(\.isHeader) && !row.isEmpty && !isBand }
            .count
        guard names == 0 else { return leading + names }
        let isGroup = leading > 0 && rows[leading - 1][0].isHeader && below.contains { $1 && $0[0].isHeader }
        return isGroup ? leading - 1 : leading
    }

    // MARK: Elements

    private struct Elements {
        var rows: [MarkupTree.ID] = []
        private var heads: [MarkupTree.ID] = []
        private var feet: [MarkupTree.ID] = []
        private var head: MarkupTree.ID?
        private var foot: MarkupTree.ID?
        /// How many rows stand in the head of the table.
        var headRows: Int { heads.count }
        var caption: MarkupTree.ID?

        /// Adds a row of a part of the table; of heads and feet the first is one, and others are parts like any.
        mutating func add(_ row: MarkupTree.ID, within part: MarkupTree.ID, _ tree: MarkupTree) {
            switch HTMLName(rawValue: tree.nodes[Int(part)].name) {
            case .thead where head ?? part == part:
                head = part
                heads.append(row)
            case .tfoot where foot ?? part == part:
                foot = part
                feet.append(row)
            default: rows.append(row)
            }
        }

        /// Puts the rows where they are shown: the head above all others and the foot below them, wherever the page has them.
        mutating func settle() { rows = heads + rows + feet }
    }

    /// The rows of the table itself, or nil when the table arranges blocks.
    private static func elements(_ node: MarkupTree.ID, _ tree: MarkupTree) -> Elements? {
        if let role = tree.value(HTMLName.role.rawValue, of: node).map(tree.string),
            role == "presentation" || role == "none"
        {
            return nil
        }
        var found = Elements()
        var arrangesBlocks = false
        var current = tree.next(after: node, below: node)
        while let id = current {
            let name = HTMLName(rawValue: tree.nodes[Int(id)].name)
            switch name {
            case .h1, .h2, .h3, .nav: return nil
            case .table, .h4, .pre, .form, .blockquote: arrangesBlocks = true
            case .caption: found.caption = id
            case .tr: found.add(id, within: tree.nodes[Int(id)].parent, tree)
            default: break
            }
            current = tree.next(after: id, below: node, skipping: name == .table)
        }
        found.settle()
        return arrangesBlocks && !says(found, tree) ? nil : found
    }

    /// Whether a table says that it is one, by a caption or by headers.
    private static func says(_ table: Elements, _ tree: MarkupTree) -> Bool {
        table.caption != nil || table.headRows > 0
            || table.rows.contains { row in
                tree.children(row).contains { tree.nodes[Int($0)].name == HTMLName.th.rawValue }
            }
    }

    // MARK: Cells

    private static func isCell(_ node: MarkupTree.ID, _ tree: MarkupTree) -> Bool {
        let name = tree.nodes[Int(node)].name
        return name == HTMLName.td.rawValue || name == HTMLName.th.rawValue
    }

    /// Places the cells of a row; `taken` says for how many rows from here on each column is covered from above.
    private static func placeCells(
        of row: MarkupTree.ID, _ tree: MarkupTree, _ visibility: HTMLVisibility, _ taken: inout [Int],
        in cells: inout [Cell], hidden: inout [MarkupTree.ID], asksForBold: Bool
    ) {
        var column = 1
        var next = taken.map { max($0 - 1, 0) }
        for child in tree.children(row) where isCell(child, tree) {
            if tree.hasAttributes(child), visibility.isUndisplayed(child) {
                hidden.append(child)
                continue
            }
            while column <= taken.count, taken[column - 1] > 0 { column += 1 }
            let isWithin = column <= mostColumns
            let width = isWithin ? min(span(.colspan, child, tree), mostColumns - column + 1) : 1
            let height = isWithin ? span(.rowspan, child, tree) : 1
            if height > 1 {
                let end = column + width - 1
                if next.count < end { next += [Int](repeating: 0, count: end - next.count) }
                for covered in column...end { next[covered - 1] = height - 1 }
            }
            cells.append(
                Cell(
                    node: child, column: column, columnSpan: width, rowSpan: height,
                    isHeader: tree.nodes[Int(child)].name == HTMLName.th.rawValue,
                    isBold: asksForBold && isBold(child, tree)))
            column += width
        }
        taken = next
    }

    /// Whether all words of a cell are bold.
    private static func isBold(_ cell: MarkupTree.ID, _ tree: MarkupTree) -> Bool {
        var hasWords = false
        var current = tree.next(after: cell, below: cell)
        while let id = current {
            let name = HTMLName(rawValue: tree.nodes[Int(id)].name)
            let isStrong = name == .b || name == .strong
            hasWords = hasWords || isStrong
            if tree.isText(id), tree.bytes[tree.range(id)].contains(where: { $0 > 0x20 }) { return false }
            current = tree.next(after: id, below: cell, skipping: isStrong)
        }
        return hasWords
    }

    /// How far cells span others; those that begin beyond stand for themselves.
    ///
    /// Only pages that mean harm reach further, and each covered column is looked at in every row.
    private static let mostColumns = 1_000

    /// A span as the standard bounds it: at most 1,000.
    private static func span(_ name: HTMLName, _ cell: MarkupTree.ID, _ tree: MarkupTree) -> Int {
        let value = tree.value(name.rawValue, of: cell).flatMap { Int(tree.string($0)) } ?? 1
        return min(max(value, 1), 1_000)
    }
}
