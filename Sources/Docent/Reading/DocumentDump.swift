package import Documents

/// A document as one JSON object, with the words of each block in place.
package struct DocumentDump: Encodable, Sendable {
    private let document: Document

    /// Makes the object.
    package init(_ document: Document) {
        self.document = document
    }

    private enum Key: String, CodingKey {
        case format, title, metadata, text, blocks, links, losses
    }

    private enum BlockKey: String, CodingKey {
        case kind, level, depth, marker, label, language, layer, range, locator, text, rows
        case headerRows = "header_rows"
        case hiddenRows = "hidden_rows"
    }

    private enum CellKey: String, CodingKey {
        case address, text, value, formula, format, type
        case columnSpan = "column_span"
        case rowSpan = "row_span"
    }

    /// Writes the object.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(document.format.rawValue, forKey: .format)
        try container.encode(document.title, forKey: .title)
        try container.encode(document.metadata, forKey: .metadata)
        try container.encode(document.text, forKey: .text)
        var blocks = container.nestedUnkeyedContainer(forKey: .blocks)
        for block in document.blocks {
            try encode(block, into: blocks.nestedContainer(keyedBy: BlockKey.self))
        }
        var links = container.nestedUnkeyedContainer(forKey: .links)
        for link in document.links {
            try links.encode(["text": String(document[link.range]), "target": link.target])
        }
        try container.encode(document.losses, forKey: .losses)
    }

    private func encode(_ block: Block, into box: KeyedEncodingContainer<BlockKey>) throws {
        var container = box
        try container.encode(block.layer.rawValue, forKey: .layer)
        try container.encode([block.range.lowerBound, block.range.upperBound], forKey: .range)
        try container.encode(Locator(place: block.place, range: block.range), forKey: .locator)
        try container.encode(String(document[block.range]), forKey: .text)
        try encode(block.kind, into: &container)
        guard let table = block.table else { return }
        try container.encode(table.headerRows, forKey: .headerRows)
        let hidden = table.rows.filter(\.isHidden).map(\.number)
        if !hidden.isEmpty { try container.encode(hidden, forKey: .hiddenRows) }
        var rows = container.nestedUnkeyedContainer(forKey: .rows)
        for row in table.rows {
            var cells = rows.nestedUnkeyedContainer()
            for cell in row.cells {
                try encode(cell, row: row.number, into: cells.nestedContainer(keyedBy: CellKey.self))
            }
        }
    }

    private func encode(_ kind: Block.Kind, into container: inout KeyedEncodingContainer<BlockKey>) throws {
        try container.encode(kind.name, forKey: .kind)
        switch kind {
        case .heading(let level): try container.encode(level, forKey: .level)
        case .listItem(let depth, let marker):
            try container.encode(depth, forKey: .depth)
            try container.encode(marker, forKey: .marker)
        case .code(let language): try container.encodeIfPresent(language, forKey: .language)
        case .footnote(let label): try container.encode(label, forKey: .label)
        case .comment(let author): try container.encodeIfPresent(author, forKey: .label)
        case .paragraph, .term, .definition, .table, .quote, .caption, .note, .image, .formula: break
        }
    }

    private func encode(
        _ cell: Table.Cell, row: Int, into box: KeyedEncodingContainer<CellKey>
    ) throws {
        var container = box
        try container.encode(CellAddress(column: cell.column, row: row).description, forKey: .address)
        try container.encode(String(document[cell.range]), forKey: .text)
        if cell.columnSpan > 1 { try container.encode(cell.columnSpan, forKey: .columnSpan) }
        if cell.rowSpan > 1 { try container.encode(cell.rowSpan, forKey: .rowSpan) }
        try container.encodeIfPresent(cell.formula, forKey: .formula)
        switch cell.value {
        case .number(let number, let format):
            try container.encode("number", forKey: .type)
            if number.isFinite { try container.encode(number, forKey: .value) }
            try container.encodeIfPresent(format, forKey: .format)
        case .date(let date):
            try container.encode("date", forKey: .type)
            try container.encode(date, forKey: .value)
        case .boolean(let truth):
            try container.encode("boolean", forKey: .type)
            try container.encode(truth, forKey: .value)
        case .error: try container.encode("error", forKey: .type)
        case .text, nil: break
        }
    }
}

extension Block.Kind {
    /// The kind as one word.
    var name: String {
        switch self {
        case .heading: "heading"
        case .paragraph: "paragraph"
        case .listItem: "list_item"
        case .term: "term"
        case .definition: "definition"
        case .table: "table"
        case .code: "code"
        case .quote: "quote"
        case .caption: "caption"
        case .footnote: "footnote"
        case .note: "note"
        case .comment: "comment"
        case .image: "image"
        case .formula: "formula"
        }
    }
}
