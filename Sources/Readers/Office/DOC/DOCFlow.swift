import Documents

/// Adds the paragraphs and tables of a document of Word 97 to 2003.
struct DOCFlow {
    private let document: DOCText
    private let paragraphs: DOCParagraphs
    private let characters: DOCCharacters
    private var hidden: [UInt16] = []
    private var builder: DocumentBuilder
    private var units: [UInt16] = []
    private var fields: [Bool] = []
    private var cells: [Inline] = []
    private var cell = Inline()
    private var row = 0

    private init(_ document: DOCText, _ builder: DocumentBuilder) {
        self.document = document
        paragraphs = DOCParagraphs(document)
        characters = DOCCharacters(document)
        self.builder = builder
    }

    /// Adds everything that a document holds.
    static func append(_ document: DOCText, to builder: inout DocumentBuilder) {
        var flow = DOCFlow(document, builder)
        builder = DocumentBuilder(format: builder.format)
        for part in DOCText.Part.allCases where part != .macros { flow.add(part) }
        builder = flow.builder
        builder.lose("numbering", "The numbers of lists and headings are read only with LibreOffice.")
    }

    private mutating func add(_ part: DOCText.Part) {
        var count = 0
        builder.layer = part == .headers || part == .headerBoxes ? .furniture : .body
        defer {
            builder.layer = .body
            builder.place = nil
        }
        if builder.layer == .furniture { builder.place = .section(headings: ["Header"], paragraphs: 1...1) }
        for position in document.range(of: part) where !builder.isFull {
            let unit = document.text[position]
            let offset = document.offset(of: position)
            guard take(unit, characters.sight(at: offset)) else { continue }
            let properties = paragraphs.properties(at: offset)
            switch part {
            case .footnotes, .endnotes:
                count += units.isEmpty ? 0 : 1
                builder.append(.footnote(label: String(count)), words())
            case .comments: builder.append(.comment(author: nil), words())
            case .headers, .headerBoxes: builder.append(.paragraph, words())
            default: end(properties, isCell: unit == 0x07)
            }
            if !hidden.isEmpty, cells.isEmpty, cell.isEmpty, row == 0 { addHidden() }
        }
        endTable()
        builder.append(.paragraph, words())
    }

    /// Gathers a character; whether it ends a paragraph.
    private mutating func take(_ unit: UInt16, _ sight: DOCCharacters.Sight?) -> Bool {
        switch unit {
        case 0x0D, 0x07, 0x0C: return true
        case 0x13: if fields.count < 256 { fields.append(false) }
        case 0x14: if !fields.isEmpty { fields[fields.count - 1] = true }
        case 0x15: _ = fields.popLast()
        case _ where fields.contains(false): break
        case _ where sight == .deleted: break
        case _ where sight == .hidden: if unit == 0x09 || unit >= 0x20 { hidden.append(unit) }
        case 0x0B: units.append(0x2028)
        case 0x1E: units.append(0x2D)
        case 0x09: units.append(unit)
        case ..<0x20: break
        default: units.append(unit)
        }
        return false
    }

    private mutating func addHidden() {
        builder.append(.paragraph, String(decoding: hidden, as: UTF16.self), layer: .hidden)
        hidden = []
    }

    private mutating func words() -> Inline {
        var text = Inline()
        for (position, line) in units.split(separator: 0x2028).enumerated() {
            if position > 0 { text.lineBreak() }
            text.append(String(decoding: line, as: UTF16.self))
        }
        units.removeAll(keepingCapacity: true)
        return text
    }

    // MARK: Paragraphs

    private mutating func end(_ properties: DOCParagraphs.Properties, isCell: Bool) {
        if properties.isInTable || isCell {
            endInTable(properties, isCell: isCell)
            return
        }
        endTable()
        let text = words()
        switch paragraphs.role(of: properties) {
        case .heading(let level): builder.heading(text, level: level)
        case .title: builder.heading(text, level: 1)
        case .caption: builder.append(.caption, text)
        case .quote: builder.append(.quote, text)
        case .code: builder.append(.code(language: nil), text)
        case .term: builder.append(.term, text)
        case .definition: builder.append(.definition, text)
        case .contents, .furniture: builder.append(.paragraph, text, layer: .furniture)
        case .body, .tableHeading:
            let isItem = properties.list > 0 && properties.list < 2_000
            builder.append(isItem ? .listItem(depth: properties.level, marker: "•") : .paragraph, text)
        }
    }

    // MARK: Tables

    private mutating func endInTable(_ properties: DOCParagraphs.Properties, isCell: Bool) {
        if properties.endsRow {
            endRow()
        } else {
            cell.append(words(), spaced: true)
            if isCell, cells.count < 1_000 {
                cells.append(cell)
                cell = Inline()
            }
        }
    }

    private mutating func endRow() {
        units.removeAll(keepingCapacity: true)
        if row == 0 { builder.beginTable() }
        row += 1
        for (column, cell) in cells.enumerated() { builder.cell(column: column + 1, cell.onOneLine()) }
        builder.endRow(number: row)
        cells = []
        cell = Inline()
    }

    private mutating func endTable() {
        if !cells.isEmpty || !cell.isEmpty {
            if !cell.isEmpty { cells.append(cell) }
            endRow()
        }
        if row > 0 { builder.endTable() }
        row = 0
        if !hidden.isEmpty { addHidden() }
    }
}
