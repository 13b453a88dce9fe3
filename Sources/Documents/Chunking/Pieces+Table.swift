/// Tables that are too long are cut between rows, rows that are too wide between cells.
extension Pieces {
    /// Adds a table: whole when it fits, else by rows.
    mutating func addTable(_ table: Table, _ index: Int) {
        let block = document.blocks[index]
        let tokens = table.rows.map { chunker.tokens(document[$0.range]) }
        let total = tokens.reduce(0, +)
        var model = Piece(range: block.range, tokens: total, block: index, layer: block.layer, run: 0)
        if total <= allowance.limit(), !table.rows.contains(where: \.isHidden) { return append([model]) }
        let headers = headers(of: table, before: index)
        var run: (id: Int, layer: Block.Layer)?
        var spans = RowSpans()
        for (number, row) in table.rows.enumerated() {
            model.layer = row.isHidden ? .hidden : block.layer
            let above = spans.cells(over: row)
            model.context = number < table.headerRows ? nil : context(headers, and: above)
            model.staysWithNext = number < table.headerRows
            if tokens[number] > allowance.limit(besides: model.context?.tokens ?? 0) {
                addWide(row, isHeader: number < table.headerRows, of: table, model, joining: number == 0)
                run = nil
                continue
            }
            if run?.layer != model.layer {
                run = (newRun(layer: model.layer, joining: number == 0), model.layer)
            }
            model.run = run?.id ?? 0
            append([model.with(row.range, tokens[number])])
        }
    }

    /// The table's caption and header rows, each on a line, with long cells shortened when they are too much.
    private func headers(of table: Table, before index: Int) -> Piece.Context? {
        let caption = caption(before: index)
        let rows = table.rows.prefix(table.headerRows)
        var text = ""
        for width in [Int.max, 40, 20, 10, 5] {
            text = (caption + rows.map { line($0.cells, width) }).joined(separator: "\n")
            guard text.utf8.count > 4096 || chunker.tokens(text[...]) > allowance.context else { break }
        }
        return context(text[...])
    }

    /// The headers, and the words of the cells above that cover a row, where it may begin a chunk.
    private func context(_ headers: Piece.Context?, and above: [Table.Cell]) -> Piece.Context? {
        guard !above.isEmpty else { return headers }
        let text = [headers?.text, line(above, 80)].compactMap(\.self).joined(separator: "\n")
        guard text.utf8.count <= 4096, chunker.tokens(text[...]) <= allowance.context else { return headers }
        return context(text[...])
    }

    private func caption(before index: Int) -> [String] {
        guard index > section.blocks.lowerBound else { return [] }
        let block = document.blocks[index - 1]
        let words = document[block.range]
        let isCaption = block.kind == .caption || (block.table == nil && words.utf8.last == UInt8(ascii: ":"))
        return isCaption && !block.isHeading ? [String(words)] : []
    }

    private func line(_ cells: some Sequence<Table.Cell>, _ width: Int = .max) -> String {
        cells.map { cell in
            guard cell.range.count > width else { return String(document[cell.range]) }
            return document[cell.range.lowerBound..<cell.range.lowerBound + width] + "…"
        }.joined(separator: "\t")
    }

    // MARK: Rows wider than a chunk

    /// Each part of the row is a run of its own, with the headers of its columns and the row's first cell.
    private mutating func addWide(
        _ row: Table.Row, isHeader: Bool, of table: Table, _ model: Piece, joining: Bool
    ) {
        let limit = allowance.limit(besides: isHeader ? 0 : allowance.context)
        var joining = joining
        for part in parts(of: row, model, limit) {
            let context = isHeader ? nil : headers(of: part.columns, in: row, of: table)
            let run = newRun(layer: model.layer, joining: joining)
            joining = false
            append(
                part.pieces.map { piece in
                    var piece = piece
                    piece.run = run
                    piece.context = context
                    piece.staysWithNext = false
                    return piece
                })
        }
    }

    /// A row's cells in parts that fit a chunk, each with the columns that it covers; a cell that does not fit is one alone.
    private func parts(of row: Table.Row, _ model: Piece, _ limit: Int) -> [(
        pieces: [Piece], columns: Range<Int>
    )] {
        var parts: [(pieces: [Piece], columns: Range<Int>)] = []
        var part: [Piece] = []
        var columns: Range<Int>?
        for cell in row.cells where !cell.range.isEmpty {
            let pieces = pieces(of: model.with(cell.range, 0), limit: limit)
            let held = part.reduce(0) { $0 + $1.tokens }
            if let open = columns, held + (pieces.first?.tokens ?? 0) > limit || pieces.count > 1 {
                parts.append((part, open))
                (part, columns) = ([], nil)
            }
            part += pieces
            let first = min(columns?.lowerBound ?? cell.column, cell.column)
            let open = first..<max(columns?.upperBound ?? 0, cell.column + max(1, cell.columnSpan))
            columns = open
            if pieces.count > 1 {
                parts.append((part, open))
                (part, columns) = ([], nil)
            }
        }
        if let columns { parts.append((part, columns)) }
        return parts
    }

    private func headers(of columns: Range<Int>, in row: Table.Row, of table: Table) -> Piece.Context? {
        var lines = table.rows.prefix(table.headerRows).map { header in
            line(
                header.cells.filter {
                    columns.overlaps($0.column..<max($0.column + 1, $0.column + $0.columnSpan))
                })
        }
        if let first = row.cells.first, !columns.contains(first.column) { lines.append(line([first], 80)) }
        return context(lines.filter { !$0.isEmpty }.joined(separator: "\n")[...])
    }
}
