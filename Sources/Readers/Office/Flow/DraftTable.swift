import Documents

/// A table while its rows arrive.
struct DraftTable: Sendable {
    var rows: [Row] = []
    /// Whether the file styles the first row apart from the others.
    var hasFirstRowStyle = false
    var layer: Block.Layer?
    var place: Place?
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
    }

    /// A cell of a draft table.
    struct Cell: Sendable {
        /// The first column, from 1.
        var column = 1
        var columnSpan = 1
        var rowSpan = 1
        /// Whether the cell continues the one above it.
        var continuesAbove = false
        var items: [FlowItem] = []
        var value: CellValue?
        var formula: String?
    }

    /// Gives each cell that others continue its height in rows.
    mutating func settleRowSpans() {
        var open: [Int: (row: Int, cell: Int)] = [:]
        for row in rows.indices {
            for cell in rows[row].cells.indices {
                let column = rows[row].cells[cell].column
                if rows[row].cells[cell].continuesAbove, let above = open[column] {
                    rows[above.row].cells[above.cell].rowSpan = row - above.row + 1
                } else {
                    open[column] = (row, cell)
                }
            }
        }
    }

    /// How many of the first rows are headers: as the file says, else as it looks.
    var headerRows: Int {
        let flagged = rows.prefix { $0.isHeader }.count
        if flagged > 0 { return flagged < rows.count ? flagged : 0 }
        guard rows.count > 1, let first = rows.first, first.cells.count > 1, first.looksLikeHeader else {
            return 0
        }
        let isStyled = hasFirstRowStyle || first.isBold
        return isStyled || rows[1].hasNumber || rows[1].cells.isEmpty ? (rows[1].isBold ? 0 : 1) : 0
    }
}

extension DraftTable.Row {
    /// Whether every cell with words is bold.
    var isBold: Bool {
        let paragraphs = cells.flatMap(\.items).compactMap { item -> DraftParagraph? in
            if case .paragraph(let paragraph) = item, !paragraph.text.isEmpty { paragraph } else { nil }
        }
        return !paragraphs.isEmpty && paragraphs.allSatisfy(\.isBold)
    }

    /// Whether its cells are short words, at most the first of them missing.
    var looksLikeHeader: Bool {
        cells.enumerated().allSatisfy { index, cell in
            let text = cell.plainText
            return text.isEmpty
                ? index == 0 || cell.continuesAbove : text.bytes.count <= 80 && !text.isNumeric
        }
    }

    var hasNumber: Bool {
        cells.contains { $0.plainText.isNumeric }
    }
}

extension DraftTable.Cell {
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

extension Inline {
    /// Whether the text is a number, an amount or a percentage.
    var isNumeric: Bool {
        var digits = 0
        for byte in bytes {
            switch byte {
            case 0x30...0x39: digits += 1
            case 0x41...0x5A, 0x61...0x7A: return false
            default: break
            }
        }
        return digits > 0
    }
}
