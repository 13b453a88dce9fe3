import Documents

/// Finds the blocks of Markdown line by line, as CommonMark describes it (section "Phase 1: block structure").
struct MarkdownBlocks {
    var builder: DocumentBuilder
    let text: TextLines
    var references: [String: String]

    var containers: [Container] = []
    var leaf = Leaf.none
    var lines: [[UInt8]] = []
    /// Whether the open paragraph is a table; nil as long as it has no row of dashes.
    var isTable: Bool?
    /// The number of the last item in each of the lists that are open, as written and as shown.
    private var counts: [(written: Int, shown: Int)?] = []
    var firstLine = 1
    var lastLine = 1
    /// What was added last, which an explanation may belong to.
    var above = Above.other

    /// What other blocks lie in.
    enum Container {
        case quote
        case item(indent: Int, marker: String, isFresh: Bool)
        /// A note set apart, by indentation alone.
        case note
        /// What explains a term, or a table.
        case explanation(Block.Kind)
    }

    /// What an explanation may belong to.
    enum Above {
        case words, table, other
    }

    /// The block that is open.
    enum Leaf: Equatable {
        case none, paragraph, indentedCode
        case html(MarkdownHTML)
        case fencedCode(character: UInt8, length: Int, indent: Int, language: String?)
    }

    /// The place of all blocks where the text is part of something else; nil for the lines of a file.
    let container: Place?

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
        openContainers(&rest, number)
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
            case .note, .explanation:
                if indent == rest.count { continue }
                guard indent >= MarkdownAside.indent else { return position }
                rest = rest.dropFirst(MarkdownAside.indent)
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
        case .indentedCode: return continuesIndentedCode(rest, isBlank, number)
        case .html(let block):
            if isBlank, block == .blankLine { close() } else { add(rest, number) }
            if block.ends(with: rest) { close() }
            return true
        case .paragraph: return continuesParagraph(rest, isBlank, number)
        case .none: return isBlank
        }
    }

    private mutating func continuesIndentedCode(
        _ rest: ArraySlice<UInt8>, _ isBlank: Bool, _ number: Int
    ) -> Bool {
        guard isBlank || Self.indent(rest) >= 4 else {
            close()
            return false
        }
        lines.append(Array(rest.dropFirst(min(4, rest.count))))
        if !isBlank { lastLine = number }
        return true
    }

    private mutating func continuesParagraph(
        _ rest: ArraySlice<UInt8>, _ isBlank: Bool, _ number: Int
    ) -> Bool {
        if isBlank {
            close()
        } else if let level = MarkdownLine.underline(rest), isTable != true {
            closeHeading(level, number)
        } else if isTable != true, opensExplanation(rest) {
            closeTerms()
            return false
        } else if startsBlock(rest) {
            close()
            return false
        } else {
            addToParagraph(rest, number)
        }
        return true
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
        if MarkdownLine.isBreak(line) || opensExplanation(line) || MarkdownAside.indentedNote(line) != nil
            || MarkdownAside.fencedNote(line) != nil
        {
            return true
        }
        guard let item = MarkdownLine.item(line) else {
            return MarkdownHTML(line, interrupting: true) != nil
        }
        if item.isEmpty { return false }
        return item.number == nil || item.number == 1 || isWithinItem
    }

    private func opensExplanation(_ rest: ArraySlice<UInt8>) -> Bool {
        let indent = Self.indent(rest)
        return indent < 4 && MarkdownAside.explanation(rest.dropFirst(indent)) != nil
    }

    private var isWithinItem: Bool {
        if case .item = containers.last { true } else { false }
    }

    private mutating func openContainers(_ rest: inout ArraySlice<UInt8>, _ number: Int) {
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
                let shown = count(item.number, atDepth: depth)
                let marker = shown.map { "\($0)\(item.sign)" } ?? ListNumeral.bullet(atDepth: depth)
                containers.append(.item(indent: indent + item.width, marker: marker, isFresh: true))
                rest = line.dropFirst(min(item.width, line.count))
            } else if let width = MarkdownAside.explanation(line), above != .other, containers.count < 100 {
                close()
                containers.append(.explanation(above == .table ? .caption : .definition))
                rest = line.dropFirst(width)
            } else if let title = MarkdownAside.indentedNote(line), containers.count < 100 {
                addNote(titled: title, number)
                containers.append(.note)
                rest = []
            } else {
                return
            }
        }
    }

    /// The number that an item is shown with: items that all have the same count on from it (CommonMark, section 5.3).
    private mutating func count(_ number: Int?, atDepth depth: Int) -> Int? {
        let before = depth < counts.count ? counts[depth] : nil
        endLists(below: depth)
        guard let number else { return nil }
        while counts.count < depth { counts.append(nil) }
        let shown = before.map { $0.written == number ? $0.shown + 1 : number } ?? number
        counts.append((number, shown))
        return shown
    }

    private mutating func endLists(below depth: Int) {
        if counts.count > depth { counts.removeSubrange(depth...) }
    }

    private mutating func openLeaf(_ rest: ArraySlice<UInt8>, _ number: Int) {
        let indent = Self.indent(rest)
        guard indent < rest.count else { return }
        endLists(below: containers.count { if case .item = $0 { true } else { false } })
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
        } else if let title = MarkdownAside.fencedNote(line)
            ?? (isWithinQuote ? MarkdownAside.quotedNote(line) : nil)
        {
            addNote(titled: title, number)
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
}
