import Documents

/// Finds the blocks of AsciiDoc line by line.
///
/// Blocks that only hold others, such as examples and sidebars, are passed through: what stands in them counts.
struct AsciiDocBlocks {
    var builder: DocumentBuilder
    let text: TextLines
    var inlines = AsciiDocInlines()
    private var number = 1
    /// The next line that is not blank, as far as it was looked for.
    private var nextWithWords = 1
    /// The lines of the paragraph that is being gathered, and its first.
    var paragraph: [String] = []
    var first = 1
    var last = 1
    /// What the gathered lines become, where they are no paragraph.
    var item: Block.Kind?
    /// The marks of the lists that are open, the innermost last, and how many items each has so far.
    private var marks: [String] = []
    private var counts: [Int] = []
    /// What the last line in brackets says of the block after it.
    var attributes = ""
    /// The line that the attributes stand on.
    var attributesLine = 1
    /// The line that ends the quote that is open.
    var quoteEnd: String?
    /// The label of an admonition whose first words are still to come, and its line.
    var admonition: (label: String, line: Int)?
    var noteCount = 0

    init(_ text: TextLines, _ builder: DocumentBuilder) {
        self.text = text
        self.builder = builder
    }

    /// Reads the whole file.
    mutating func run() {
        while number <= text.count, !builder.isFull {
            let line = line(number)
            if !opens(line) { take(line) }
            number += 1
        }
        flush()
    }

    /// A line without the white space at its end.
    func line(_ number: Int) -> String {
        var line = text.text(number)
        while let last = line.last, last.isWhitespace { line.removeLast() }
        return line
    }

    // MARK: Lines

    private mutating func take(_ line: String) {
        if line.isEmpty {
            flush()
            if let next = nextWords(), AsciiDocLine.item(next) == nil, AsciiDocLine.term(next) == nil {
                endLists()
            }
        } else if line == "+" {
            flush()
        } else if line.hasPrefix("//") {
            return
        } else if let item = AsciiDocLine.item(line) {
            flush()
            begin(item, line)
        } else if paragraph.isEmpty || item != nil, let term = AsciiDocLine.term(line) {
            flush()
            add(.term, String(term.term), number...number)
            if !term.text.isEmpty {
                start(.definition, String(term.text))
            } else {
                item = .definition
            }
        } else {
            if paragraph.isEmpty { first = number }
            last = number
            paragraph.append(line)
        }
    }

    private mutating func nextWords() -> String? {
        if nextWithWords <= number { nextWithWords = number + 1 }
        while nextWithWords <= text.count, text.lines[nextWithWords - 1].isBlank { nextWithWords += 1 }
        return nextWithWords <= text.count ? line(nextWithWords) : nil
    }

    private mutating func start(_ kind: Block.Kind, _ words: String) {
        item = kind
        first = number
        last = number
        paragraph = [words]
    }

    private mutating func begin(_ found: (mark: String, text: Substring), _ line: String) {
        let isNumber = found.mark.first?.isNumber == true || found.mark.first?.isLetter == true
        let indent = line.prefix { $0 == " " || $0 == "\t" }.count
        let key = (isNumber ? "1" : found.mark) + (found.mark.count == 1 || isNumber ? "@\(indent)" : "")
        if let depth = marks.firstIndex(of: key) {
            marks.removeSubrange((depth + 1)...)
            counts.removeSubrange((depth + 1)...)
        } else if marks.count < 100 {
            marks.append(key)
            counts.append(0)
        }
        counts[counts.count - 1] += 1
        let depth = marks.count - 1
        let bullet = ListNumeral.bullet(atDepth: depth)
        let counted = found.mark.hasPrefix(".") || found.mark.hasPrefix("<")
        let marker = isNumber ? found.mark : counted ? "\(counts[depth])." : bullet
        start(.listItem(depth: depth, marker: marker), String(found.text))
    }

    private mutating func endLists() {
        marks = []
        counts = []
    }

    // MARK: Blocks

    /// Takes a line that begins or ends something other than a paragraph or list; false when it does not.
    private mutating func opens(_ line: String) -> Bool {
        if let delimiter = AsciiDocLine.delimiter(line) {
            flush()
            take(delimiter, line)
            return true
        }
        // What decides whether lines are part of the text never is part of it, wherever it stands.
        if let macro = AsciiDocLine.macro(line), AsciiDocLine.directives.contains(macro.name) {
            if macro.name == "include" { flush() }
            take(macro)
            return true
        }
        guard paragraph.isEmpty || item != nil else { return false }
        if let heading = AsciiDocLine.heading(line) {
            flush()
            endLists()
            attributes = ""
            builder.place = .lines(number...number)
            builder.heading(inlines.parse(heading.text), level: heading.level)
            if heading.level == 1, builder.blockCount == 1 { readHeader() }
            return true
        }
        return opensSmall(line)
    }

    private mutating func opensSmall(_ line: String) -> Bool {
        if let attribute = AsciiDocLine.attribute(line) {
            set(attribute.name, attribute.value)
        } else if line.hasPrefix("["), line.hasSuffix("]"), !line.hasPrefix("[[") || line.hasSuffix("]]") {
            guard paragraph.isEmpty else { return false }
            attributes = String(line.dropFirst().dropLast())
            attributesLine = number
        } else if line.first == ".", line.count > 1, let next = line.dropFirst().first, next != " ",
            next != "."
        {
            flush()
            add(.caption, String(line.dropFirst()), number...number)
        } else if line.hasPrefix("|"), line.dropFirst().contains("|"), paragraph.isEmpty {
            addTable(gathered { $0.hasPrefix("|") }, separator: "|")
        } else if let macro = AsciiDocLine.macro(line) {
            flush()
            take(macro)
        } else if line == "'''" || line == "<<<" || line == "---" || line == "***" {
            flush()
        } else {
            return false
        }
        return true
    }

    /// The lines from here on that belong together.
    private mutating func gathered(while belongs: (String) -> Bool) -> ClosedRange<Int> {
        let start = number
        while number < text.count, belongs(line(number + 1)) { number += 1 }
        return start...number
    }

    /// Author, revision and attributes below the document's title.
    private mutating func readHeader() {
        var isFirst = true
        while number < text.count, !text.lines[number].isBlank {
            number += 1
            let line = line(number)
            if line.hasPrefix("//") { continue }
            if let attribute = AsciiDocLine.attribute(line) {
                set(attribute.name, attribute.value)
            } else if isFirst {
                builder.metadata.author = String(line.prefix { $0 != "<" }[...].trimmed)
                add(.paragraph, line, number...number)
            } else {
                add(.paragraph, line, number...number)
            }
            isFirst = false
        }
    }

    private mutating func set(_ name: String, _ value: String) {
        inlines.attributes[name] = value
        switch name {
        case "author", "authors": builder.metadata.author = value
        case "lang": builder.metadata.language = value
        case "revdate", "date": builder.metadata.created = value
        case "description": builder.metadata.summary = value
        case "keywords": builder.metadata.properties["keywords"] = value
        default: break
        }
    }

    private mutating func take(_ macro: (name: String, target: Substring, attributes: Substring)) {
        switch macro.name {
        case "image", "video", "audio":
            let alternative = macro.attributes.split(separator: ",").first.map(String.init) ?? ""
            if !alternative.isEmpty, !alternative.contains("=") {
                builder.append(.image, alternative, place: .lines(number...number))
            }
        case "include":
            builder.lose("include", "Files that the document includes were not read.")
        case "ifdef", "ifndef", "ifeval", "endif", "toc": break
        default: add(.paragraph, String(macro.attributes), number...number)
        }
        attributes = ""
    }

    private mutating func take(_ delimiter: AsciiDocLine.Delimiter, _ line: String) {
        switch delimiter {
        case .other:
            admonition = AsciiDocLine.admonition(attributes).map { ($0, attributesLine) }
            attributes = ""
        case .quote:
            if quoteEnd == nil { addAttribution() }
            quoteEnd = quoteEnd == nil ? line : nil
            attributes = ""
        case .comment, .listing, .literal, .passthrough, .table:
            let start = number
            let end = line.hasPrefix("```") ? "```" : line
            while number < text.count, self.line(number + 1) != end { number += 1 }
            let inner = start..<number
            number += 1
            addVerbatim(delimiter, inner.map { $0 + 1 }, line)
            attributes = ""
        }
    }
}
