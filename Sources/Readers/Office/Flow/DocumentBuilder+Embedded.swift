import Documents

extension DocumentBuilder {
    /// Adds a document that lies within this one; sheets begin with their names, since their own addresses end where
    /// the outer document's begin.
    ///
    /// - Parameters:
    ///   - level: what its headings stand below; nil where text of this document goes on after it, so that they
    ///     are captions.
    ///   - name: the name by which what it lost is told.
    mutating func append(_ document: Document, below level: Int?, named name: String) {
        for loss in document.losses { lose(loss.code, String(loss.kind), named: name) }
        var links = document.links[...]
        var sheet: String?
        for block in document.blocks {
            if case .sheet(let name) = block.place, name != sheet {
                heading(Inline(name), 1, below: level, block.layer)
                sheet = name
            }
            if let table = block.table {
                append(table, of: document, layer: block.layer)
                continue
            }
            let text = Self.inline(block.range, of: document, &links)
            if case .heading(let own) = block.kind {
                heading(text, own, below: level, block.layer)
            } else {
                append(block.kind, text, layer: block.layer)
            }
        }
    }

    private mutating func heading(_ text: Inline, _ own: Int, below level: Int?, _ layer: Block.Layer) {
        if let level {
            heading(text, level: own + level, layer: layer)
        } else {
            append(.caption, text, layer: layer)
        }
    }

    /// A range of another document's text, with its links.
    private static func inline(
        _ range: Range<Int>, of document: Document, _ links: inout ArraySlice<Link>
    ) -> Inline {
        var text = Inline()
        var position = range.lowerBound
        while let link = links.first, link.range.lowerBound < range.upperBound {
            links.removeFirst()
            guard link.range.lowerBound >= position, link.range.upperBound <= range.upperBound else {
                continue
            }
            text.appendVerbatim(document[position..<link.range.lowerBound])
            text.beginLink(link.target)
            text.appendVerbatim(document[link.range])
            text.endLink()
            position = link.range.upperBound
        }
        text.appendVerbatim(document[position..<range.upperBound])
        return text
    }

    private mutating func append(_ table: Table, of document: Document, layer: Block.Layer) {
        beginTable(layer: layer)
        for row in table.rows {
            for cell in row.cells {
                self.cell(
                    column: cell.column, Inline(document[cell.range]), columnSpan: cell.columnSpan,
                    rowSpan: cell.rowSpan, value: cell.value, formula: cell.formula)
            }
            endRow(number: row.number, isHidden: row.isHidden)
        }
        endTable(headerRows: table.headerRows, headerColumns: table.headerColumns)
    }
}
