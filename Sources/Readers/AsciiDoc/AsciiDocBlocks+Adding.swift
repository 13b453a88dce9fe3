import Documents

extension AsciiDocBlocks {
    /// Who said what follows, and where, as `[quote, Ida, The tides]` tells.
    mutating func addAttribution() {
        let parts = attributes.split(separator: ",").map(\.trimmed).filter { !$0.contains("=") }
        guard parts.count > 1, ["quote", "verse"].contains(parts[0]) else { return }
        let words = parts.dropFirst().joined(separator: ", ")
        add(.quote, words + ":", attributesLine...attributesLine)
    }

    /// Adds what stands between two delimiters by what they say of it.
    mutating func addVerbatim(
        _ delimiter: AsciiDocLine.Delimiter, _ numbers: [Int], _ opening: String
    ) {
        guard let start = numbers.first, let end = numbers.last else { return }
        let lines = numbers.map { line($0) }
        switch delimiter {
        case .comment: return
        case .table(let separator): addTable(start...end, separator: separator)
        case .passthrough: add(.paragraph, lines.joined(separator: "\n"), start...end)
        default:
            addCode(lines, language(opening), start...end)
        }
    }

    private mutating func addCode(_ lines: [String], _ language: String?, _ numbers: ClosedRange<Int>) {
        var code = Inline()
        code.appendVerbatim(lines.joined(separator: "\n"))
        builder.append(.code(language: language), code, place: .lines(numbers))
    }

    /// The language of code, after its opening fence or in the attributes before it.
    private func language(_ opening: String) -> String? {
        if opening.hasPrefix("```"), opening.count > 3 { return String(opening.dropFirst(3)) }
        let parts = attributes.split(separator: ",").map { String($0.trimmed) }
        guard parts.count > 1, parts[0].hasPrefix("source") || parts[0].isEmpty else { return nil }
        return parts[1].contains("=") ? nil : parts[1]
    }

    mutating func addTable(_ numbers: ClosedRange<Int>, separator: Character) {
        var lines = numbers.map { line($0) }
        if lines.allSatisfy({ $0.isEmpty || $0.count > 1 && $0.hasSuffix("|") }) {
            lines = lines.map { String($0.dropLast()) }
        }
        let table = AsciiDocTable(lines, separator: separator, attributes: attributes)
        attributes = ""
        builder.beginTable(place: .lines(numbers))
        for (index, row) in table.rows.enumerated() {
            for (column, cell) in row {
                builder.cell(
                    column: column, inlines.parse(cell.text).onOneLine(), columnSpan: cell.columnSpan,
                    rowSpan: cell.rowSpan)
            }
            builder.endRow(number: index + 1)
        }
        builder.endTable(headerRows: table.headerRows)
        addNotes(numbers)
    }

    /// Adds the gathered lines as the block that they are.
    mutating func flush() {
        defer {
            paragraph = []
            item = nil
        }
        guard !paragraph.isEmpty else { return }
        let isVerse = attributes.hasPrefix("quote") || attributes.hasPrefix("verse")
        if isVerse { addAttribution() }
        if let label = AsciiDocLine.admonition(attributes) { admonition = (label, attributesLine) }
        let isLiteral = item == nil && paragraph.allSatisfy { $0.first == " " || $0.first == "\t" }
        let numbers = first...max(first, min(last, text.count))
        if attributes.hasPrefix("source") || attributes.hasPrefix("listing") || isLiteral {
            addCode(paragraph, language(""), numbers)
        } else {
            let kind: Block.Kind = item ?? (quoteEnd != nil || isVerse ? .quote : .paragraph)
            let label = admonition.map { $0.label + ": " } ?? ""
            let from = min(admonition?.line ?? first, first)
            admonition = nil
            add(kind, label + paragraph.joined(separator: "\n"), from...numbers.upperBound)
        }
        attributes = ""
    }

    /// Adds a block of words, and the notes within them.
    mutating func add(_ kind: Block.Kind, _ words: String, _ lines: ClosedRange<Int>) {
        builder.append(kind, inlines.parse(words), place: .lines(lines))
        addNotes(lines)
    }

    private mutating func addNotes(_ lines: ClosedRange<Int>) {
        for note in inlines.notes {
            noteCount += 1
            builder.append(.footnote(label: String(noteCount)), note, place: .lines(lines))
        }
        inlines.notes = []
    }
}
