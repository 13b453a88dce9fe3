import Documents

/// How pieces of office documents become blocks.
extension DocumentBuilder {
    /// Adds pieces in order; references are resolved by `resolve`, which may add further pieces.
    mutating func append(
        _ items: [FlowItem], resolve: (FlowReference, inout DocumentBuilder) -> Void = { _, _ in }
    ) {
        var code: DraftParagraph?
        for item in items {
            if item.isCode, case .paragraph(let paragraph) = item {
                Self.join(paragraph, to: &code)
                continue
            }
            if let held = code {
                append(held)
                code = nil
            }
            append(item, resolve)
        }
        if let code { append(code) }
    }

    private mutating func append(
        _ item: FlowItem, _ resolve: (FlowReference, inout DocumentBuilder) -> Void
    ) {
        switch item {
        case .paragraph(let paragraph): append(paragraph)
        case .table(let table): append(table, resolve)
        case .reference(let reference): resolve(reference, &self)
        }
    }

    /// Lines of program text that follow each other are one block.
    private static func join(_ paragraph: DraftParagraph, to code: inout DraftParagraph?) {
        guard code != nil else {
            code = paragraph
            return
        }
        code?.text.appendVerbatim("\n")
        code?.text.append(paragraph.text)
    }

    /// Adds a paragraph; a heading moves the heading path on.
    mutating func append(_ paragraph: DraftParagraph) {
        if case .heading(let level) = paragraph.kind {
            heading(paragraph.text, level: level, layer: paragraph.layer)
        } else {
            append(paragraph.kind, paragraph.text, layer: paragraph.layer)
        }
    }

    /// Adds a table.
    ///
    /// A frame of a single cell is no table: what stands in it is added instead.
    private mutating func append(
        _ table: DraftTable, _ resolve: (FlowReference, inout DocumentBuilder) -> Void
    ) {
        if let caption = table.caption { append(.caption, caption, layer: table.layer) }
        if table.rows.count == 1, table.rows[0].cells.count == 1 {
            append(table.rows[0].cells[0].items, resolve: resolve)
            return
        }
        var table = table
        table.settleRowSpans()
        beginTable(layer: table.layer)
        var rest: [FlowItem] = []
        for (number, row) in table.rows.enumerated() {
            for cell in row.cells where !cell.continuesAbove && !cell.isCovered {
                self.cell(
                    column: cell.column, cell.plainText, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan,
                    value: cell.number.map { .number($0, format: nil) },
                    isBold: number < Self.rowsAskedForBold && cell.isBold)
                rest += cell.items.filter(\.standsApartFromCell)
            }
            endRow(number: number + 1, isHidden: row.isHidden)
        }
        endTable(headerRows: table.headerRows, hint: table.headerHint)
        append(rest, resolve: resolve)
    }
}

extension FlowItem {
    /// Whether the piece follows the table instead of standing within the words of its cell.
    fileprivate var standsApartFromCell: Bool {
        switch self {
        case .paragraph(let paragraph): paragraph.layer == .hidden
        case .table, .reference: true
        }
    }
}
