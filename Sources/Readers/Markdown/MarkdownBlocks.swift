import Documents

/// Finds the blocks of Markdown line by line, as CommonMark describes it (section "Phase 1: block structure").
struct MarkdownBlocks {
    var builder: DocumentBuilder
    let text: TextLines
    var references: [String: String]

    private var containers: [Container] = []
    private var leaf = Leaf.none
    private var lines: [[UInt8]] = []
    /// Whether the open paragraph is a table; nil as long as it has no row of dashes.
    private var isTable: Bool?
    private var firstLine = 1
    private var lastLine = 1

    /// What other blocks lie in.
    private enum Container {
        case quote
        case item(indent: Int, marker: String, isFresh: Bool)
    }

    /// The block that is open.
    private enum Leaf: Equatable {
        case none, paragraph, indentedCode
        case html(MarkdownHTML)
        case fencedCode(character: UInt8, length: Int, indent: Int, language: String?)
    }

    /// The place of all blocks where the text is part of something else; nil for the lines of a file.
    private let container: Place?

    init(_ text: TextLines, _ builder: DocumentBuilder, in container: Place? = nil) {
        self.container = container
        self.text = text
        self.builder = builder
        references = MarkdownReferences.find(text)
    }

    /// Reads the lines from a number on.
    mutating func run(from start: Int) {
        guard start <= text.count else { return }
        for number in start...text.count {
            line(expanded(text.lines[number - 1]), number)
            if builder.isFull { return }
        }
        close()
    }

    /// A line with the tabs of its indentation as spaces.
    private func expanded(_ line: TextLines.Line) -> [UInt8] {
        var at = line.from
        while at < line.to, text.bytes[at] == 0x20 || text.bytes[at] == 0x09 { at += 1 }
        return [UInt8](repeating: 0x20, count: line.indent) + text.bytes[at..<line.to]
    }

    // MARK: One line

    private mutating func line(_ whole: [UInt8], _ number: Int) {
        var rest = whole[...]
        let matched = matchContainers(&rest)
        let isBlank = rest.allSatisfy { $0 == 0x20 }
        if matched < containers.count {
            if leaf == .paragraph, !isBlank, !startsBlock(rest) {
                addToParagraph(rest, number)
                return
            }
            close()
            containers.removeSubrange(matched...)
        }
        if continuesLeaf(rest, isBlank, number) { return }
        openContainers(&rest)
        openLeaf(rest, number)
    }

    private func matchContainers(_ rest: inout ArraySlice<UInt8>) -> Int {
        for (position, container) in containers.enumerated() {
            let indent = Self.indent(rest)
            switch container {
            case .quote:
                guard indent < 4, rest.dropFirst(indent).first == UInt8(ascii: ">") else { return position }
                rest = rest.dropFirst(indent + 1)
                if rest.first == 0x20 { rest = rest.dropFirst() }
            case .item(let width, _, _):
                if indent == rest.count { continue }
                guard indent >= width else { return position }
                rest = rest.dropFirst(width)
            }
        }
        return containers.count
    }

    /// Gives the line to the open block if it belongs there.
    private mutating func continuesLeaf(_ rest: ArraySlice<UInt8>, _ isBlank: Bool, _ number: Int) -> Bool {
        switch leaf {
        case .fencedCode(let character, let length, let indent, _):
            if MarkdownLine.closesFence(rest, character, length) {
                lastLine = number
                close()
            } else {
                add(rest.dropFirst(min(indent, Self.indent(rest))), number)
            }
            return true
        case .indentedCode:
            if isBlank || Self.indent(rest) >= 4 {
                lines.append(Array(rest.dropFirst(min(4, rest.count))))
                if !isBlank { lastLine = number }
                return true
            }
            close()
            return false
        case .html(let block):
            if isBlank, block == .blankLine { close() } else { add(rest, number) }
            if block.ends(with: rest) { close() }
            return true
        case .paragraph:
            if isBlank {
                close()
                return true
            }
            if let level = MarkdownLine.underline(rest), isTable != true {
                closeHeading(level, number)
                return true
            }
            if startsBlock(rest) {
                close()
                return false
            }
            addToParagraph(rest, number)
            return true
        case .none: return isBlank
        }
    }

    private mutating func add(_ rest: ArraySlice<UInt8>, _ number: Int) {
        lines.append(Array(rest))
        lastLine = number
    }

    private mutating func addToParagraph(_ rest: ArraySlice<UInt8>, _ number: Int) {
        let line = rest.drop { $0 == 0x20 }
        if isTable == nil, let above = lines.last { isTable = MarkdownTable.begins(above, line) }
        add(line, number)
    }

    /// Whether a line begins another block, and so ends a paragraph.
    private func startsBlock(_ rest: ArraySlice<UInt8>) -> Bool {
        let indent = Self.indent(rest)
        guard indent < 4 else { return false }
        let line = rest.dropFirst(indent)
        if line.first == UInt8(ascii: ">") || MarkdownLine.heading(line) != nil
            || MarkdownLine.fence(line) != nil
        {
            return true
        }
        if MarkdownLine.isBreak(line) { return true }
        guard let item = MarkdownLine.item(line) else {
            return MarkdownHTML(line, interrupting: true) != nil
        }
        if item.isEmpty { return false }
        return item.number == nil || item.number == 1 || isWithinItem
    }

    private var isWithinItem: Bool {
        if case .item = containers.last { true } else { false }
    }

    private mutating func openContainers(_ rest: inout ArraySlice<UInt8>) {
        while true {
            let indent = Self.indent(rest)
            guard indent < 4, indent < rest.count else { return }
            let line = rest.dropFirst(indent)
            if line.first == UInt8(ascii: ">") {
                close()
                containers.append(.quote)
                rest = line.dropFirst()
                if rest.first == 0x20 { rest = rest.dropFirst() }
            } else if !MarkdownLine.isBreak(line), let item = MarkdownLine.item(line), containers.count < 100
            {
                close()
                let depth = containers.count { if case .item = $0 { true } else { false } }
                let marker = item.number.map { "\($0)." } ?? ["•", "◦", "▪"][min(depth, 2)]
                containers.append(.item(indent: indent + item.width, marker: marker, isFresh: true))
                rest = line.dropFirst(min(item.width, line.count))
            } else {
                return
            }
        }
    }

    private mutating func openLeaf(_ rest: ArraySlice<UInt8>, _ number: Int) {
        let indent = Self.indent(rest)
        guard indent < rest.count else { return }
        firstLine = number
        lastLine = number
        if indent >= 4 {
            leaf = .indentedCode
            lines = [Array(rest.dropFirst(4))]
            return
        }
        let line = rest.dropFirst(indent)
        if let heading = MarkdownLine.heading(line) {
            addHeading(heading.text, heading.level)
        } else if let fence = MarkdownLine.fence(line) {
            leaf = .fencedCode(
                character: fence.character, length: fence.length, indent: indent, language: fence.language)
        } else if MarkdownLine.isBreak(line) || MarkdownReferences.isDefinition(line) {
            return
        } else {
            let html = MarkdownHTML(line, interrupting: false)
            leaf = html.map { .html($0) } ?? .paragraph
            lines = [Array(line)]
            isTable = nil
            if html?.ends(with: line) == true { close() }
        }
    }

    private static func indent(_ line: ArraySlice<UInt8>) -> Int {
        line.prefix { $0 == 0x20 }.count
    }

    // MARK: Closing

    private mutating func close() {
        defer {
            leaf = .none
            lines = []
        }
        builder.place = container ?? .lines(firstLine...max(firstLine, lastLine))
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

    private mutating func closeHeading(_ level: Int, _ number: Int) {
        lastLine = number
        let title = Array(lines.joined(separator: [0x0A]))
        leaf = .none
        lines = []
        addHeading(title, level)
    }

    private mutating func addHeading(_ title: [UInt8], _ level: Int) {
        builder.place = container ?? .lines(firstLine...max(firstLine, lastLine))
        let words = Array(MarkdownLine.withoutAttributes(title[...]))
        builder.heading(MarkdownInlines.parse(words, references), level: level)
        useUpMarker()
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
        HTMLFlow.append(tree, layers: HTMLLayers(translated: tree), to: &builder)
        builder.place = place
    }

    private mutating func addParagraph(_ bytes: [UInt8]) {
        if let note = MarkdownReferences.footnote(bytes) {
            builder.append(.footnote(label: note.label), MarkdownInlines.parse(note.text, references))
            return
        }
        let inline = MarkdownInlines.parse(bytes, references)
        let depth = containers.count { if case .item = $0 { true } else { false } }
        if let last = containers.last, case .item(_, let marker, true) = last {
            builder.append(.listItem(depth: depth - 1, marker: marker), inline)
            useUpMarker()
        } else {
            let isQuote = containers.contains { if case .quote = $0 { true } else { false } }
            builder.append(isQuote ? .quote : .paragraph, inline)
        }
    }

    private mutating func useUpMarker() {
        guard let last = containers.last, case .item(let indent, let marker, true) = last else { return }
        containers[containers.count - 1] = .item(indent: indent, marker: marker, isFresh: false)
    }

    private mutating func addTable(_ table: MarkdownTable) {
        if !table.before.isEmpty {
            addParagraph(Array(table.before.joined(separator: [0x0A])))
        }
        builder.beginTable()
        for (index, row) in table.rows.enumerated() {
            for (column, cell) in row.enumerated() {
                builder.cell(column: column + 1, MarkdownInlines.parse(cell, references).onOneLine())
            }
            builder.endRow(number: index + 1)
        }
        builder.endTable(headerRows: 1)
    }
}
