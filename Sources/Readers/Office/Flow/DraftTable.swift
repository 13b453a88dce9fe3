import Documents

/// A table while its rows arrive.
struct DraftTable: Sendable {
    var rows: [Row] = []
    /// Whether the file styles the first row apart from the others.
    var hasFirstRowStyle = false
    /// Whether its style draws every row alike, whatever the file says of the first.
    var isPlain = false
    /// Whether a ground other than the page's lies behind all of it.
    var isShaded = false
    var layer: Block.Layer?
    /// Whether the row last begun was deleted by a tracked change.
    var dropsLastRow = false
    /// A caption that belongs before it.
    var caption: Inline?

    /// A row of a draft table.
    struct Row: Sendable {
        var cells: [Cell] = []
        /// Whether the file says that the row is a header.
        var isHeader = false
        var isHidden = false

        /// The cell that begins in a column, or the last before it.
        func cell(inColumn column: Int) -> Cell? {
            var from = 0, to = cells.count
            while from < to {
                let middle = (from + to) / 2
                if cells[middle].column <= column { from = middle + 1 } else { to = middle }
            }
            return from > 0 ? cells[from - 1] : nil
        }
    }

    /// A cell of a draft table.
    struct Cell: Sendable {
        /// The first column, from 1.
        var column = 1
        var columnSpan = 1
        var rowSpan = 1
        /// Whether the cell continues the one above it.
        var continuesAbove = false
        /// Whether the file says that it is a part of a cell over several rows.
        var isMerged = false
        /// Whether the cell before it in its row covers it.
        var isCovered = false
        /// Whether a ground other than the page's lies behind it.
        var isShaded = false
        var items: [FlowItem] = []
        /// The number that its words show, where the file keeps it beside them.
        var number: Double?
    }

    /// Gives each cell that others continue its height in rows.
    mutating func settleRowSpans() {
        var open: [Int: (row: Int, cell: Int)] = [:]
        for row in rows.indices {
            for cell in rows[row].cells.indices where !rows[row].cells[cell].isCovered {
                let column = rows[row].cells[cell].column
                if rows[row].cells[cell].continuesAbove, let above = open[column] {
                    rows[above.row].cells[above.cell].rowSpan = row - above.row + 1
                } else {
                    open[column] = (row, cell)
                }
            }
        }
    }

    /// How many of the first rows are headers as the file says; nil when it does not.
    var headerRows: Int? {
        let flagged = rows.prefix { $0.isHeader }.count
        return flagged == 0 ? nil : flagged < rows.count ? flagged : 0
    }

    /// What to expect of the first row when the file does not say.
    var headerHint: HeaderHint {
        guard hasFirstRowStyle else { return .none }
        return isPlain ? .flagged : .styled
    }
}

extension DraftTable.Cell {
    /// Whether all of its words are bold.
    var isBold: Bool {
        let paragraphs = items.compactMap { item -> DraftParagraph? in
            if case .paragraph(let paragraph) = item, !paragraph.text.isEmpty { paragraph } else { nil }
        }
        return !paragraphs.isEmpty && paragraphs.allSatisfy(\.isBold)
    }

    /// The words of the cell's own paragraphs on one line.
    var plainText: Inline {
        items.reduce(into: Inline()) { text, item in
            guard case .paragraph(let paragraph) = item, paragraph.layer != .hidden else { return }
            if case .listItem(_, let marker) = paragraph.kind {
                text.append(Inline(marker: marker, before: paragraph.text), spaced: true)
            } else {
                text.append(paragraph.text, spaced: true)
            }
        }
    }
}

extension [DraftTable] {
    /// Adds a piece to the open cell of the innermost table; false where no cell is open.
    mutating func add(_ item: FlowItem) -> Bool {
        let table = count - 1
        guard table >= 0, let row = self[table].rows.indices.last,
            let cell = self[table].rows[row].cells.indices.last
        else { return false }
        self[table].rows[row].cells[cell].items.append(item)
        return true
    }
}
