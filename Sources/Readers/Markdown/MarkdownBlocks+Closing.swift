import Documents

extension MarkdownBlocks {
    /// Adds the open block.
    mutating func close() {
        defer {
            leaf = .none
            lines = []
        }
        builder.place = container ?? .lines(firstLine...max(firstLine, lastLine))
        if leaf != .none { above = leaf != .paragraph ? .other : isTable == true ? .table : .words }
        switch leaf {
        case .none: return
        case .fencedCode(_, _, _, let language): addCode(lines, language)
        case .indentedCode:
            while lines.last?.allSatisfy({ $0 == 0x20 }) == true { lines.removeLast() }
            addCode(lines, nil)
        case .html: addHTML()
        case .paragraph:
            if isTable == true, let table = MarkdownTable(lines) {
                addTable(table)
            } else {
                addParagraph(Array(lines.joined(separator: [0x0A])))
            }
        }
    }

    mutating func closeHeading(_ level: Int, _ number: Int) {
        lastLine = number
        let title = Array(lines.joined(separator: [0x0A]))
        leaf = .none
        lines = []
        addHeading(title, level)
    }

    /// Adds the lines of the open paragraph as the terms that the next line explains.
    mutating func closeTerms() {
        for (position, line) in lines.enumerated() {
            builder.place = container ?? .lines(firstLine + position...firstLine + position)
            addWords(line, as: .term)
        }
        (leaf, lines, above) = (.none, [], .words)
    }

    /// Adds the title of a note.
    mutating func addNote(titled title: String, _ number: Int) {
        close()
        above = .other
        guard !title.isEmpty else { return }
        builder.place = container ?? .lines(number...number)
        addWords(Array(title.utf8), as: .term)
    }

    private mutating func addWords(_ bytes: [UInt8], as kind: Block.Kind) {
        let parsed = MarkdownInlines.parse(bytes, references)
        builder.append(kind, parsed.shown)
        addHidden(parsed.hidden)
    }

    mutating func addHeading(_ title: [UInt8], _ level: Int) {
        above = .words
        builder.place = container ?? .lines(firstLine...max(firstLine, lastLine))
        let words = Array(MarkdownLine.withoutAttributes(title[...]))
        let parsed = MarkdownInlines.parse(words, references)
        builder.heading(parsed.shown, level: level)
        useUpMarker()
        addHidden(parsed.hidden)
    }

    private mutating func addCode(_ lines: [[UInt8]], _ language: String?) {
        var code = Inline()
        code.appendVerbatim(String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self))
        builder.append(.code(language: language), code)
        useUpMarker()
    }

    private mutating func addHTML() {
        let place = builder.place
        let tree = HTMLTreeBuilder.parse(Array(lines.joined(separator: [0x0A]))).tree
        HTMLFlow.append(tree, marks: HTMLLayers.marks(ofTranslated: tree), to: &builder)
        builder.place = place
    }

    private mutating func addParagraph(_ bytes: [UInt8]) {
        if let note = MarkdownReferences.footnote(bytes) {
            let parsed = MarkdownInlines.parse(note.text, references)
            builder.append(.footnote(label: note.label), parsed.shown)
            return addHidden(parsed.hidden)
        }
        let parsed = MarkdownInlines.parse(bytes, references)
        let inline = parsed.shown
        defer { addHidden(parsed.hidden) }
        let depth = containers.count { if case .item = $0 { true } else { false } }
        if let last = containers.last, case .item(_, let marker, true) = last {
            builder.append(.listItem(depth: depth - 1, marker: marker), inline)
            useUpMarker()
        } else if let last = containers.last, case .explanation(let kind) = last {
            builder.append(kind, inline)
        } else {
            builder.append(isWithinQuote ? .quote : .paragraph, inline)
        }
    }

    var isWithinQuote: Bool {
        containers.contains { if case .quote = $0 { true } else { false } }
    }

    /// Words that tags hide, after the block that they stand in.
    private mutating func addHidden(_ words: Inline) {
        if !words.isEmpty { builder.append(.paragraph, words, layer: .hidden) }
    }

    private mutating func useUpMarker() {
        guard let last = containers.last, case .item(let indent, let marker, true) = last else { return }
        containers[containers.count - 1] = .item(indent: indent, marker: marker, isFresh: false)
    }

    private mutating func addTable(_ table: MarkdownTable) {
        if !table.before.isEmpty {
            addParagraph(Array(table.before.joined(separator: [0x0A])))
        }
        var hidden = Inline()
        builder.beginTable()
        for (index, row) in table.rows.enumerated() {
            for (column, cell) in row.enumerated() {
                let parsed = MarkdownInlines.parse(cell, references)
                builder.cell(column: column + 1, parsed.shown.onOneLine())
                hidden.append(parsed.hidden, spaced: true)
            }
            builder.endRow(number: index + 1)
        }
        builder.endTable(headerRows: 1)
        addHidden(hidden)
    }
}
