import Documents

/// A stretch of a document under one heading, on one slide or sheet, cut into what can be compared and quoted.
struct DocumentPart: Sendable {
    /// The headings down to this part, outermost first; empty before the first heading.
    let path: [String]
    /// The range from its first to its last unit.
    let range: Range<Int>
    let units: [Unit]

    /// A sentence, list item or row.
    struct Unit: Sendable {
        let range: Range<Int>
        let text: String
        /// The words as they are compared, and where their links lead, by which equal units are known.
        let key: String
        let stems: Set<String>
        /// Whether it names the columns of a table.
        let isHeader: Bool
        /// The row's first cell, when it is a row of several.
        let name: String?
        /// The cells after the first with the words that head their column.
        let cells: [(header: String, value: String)]
    }

    /// The parts of a document in reading order; hidden text and what stands on every page is left out.
    static func parts(of document: Document) -> [DocumentPart] {
        var walk = PartWalk(document: document)
        for block in document.blocks where block.layer == .body { walk.add(block) }
        return walk.finished()
    }
}

/// What is remembered from block to block while parts are made.
private struct PartWalk {
    let document: Document
    private var parts: [DocumentPart] = []
    private var headings: [(level: Int, words: String)] = []
    private var path: [String] = []
    private var units: [DocumentPart.Unit] = []
    /// The links from the present block on.
    private var links: ArraySlice<Link>

    init(document: Document) {
        self.document = document
        links = document.links[...]
    }

    mutating func add(_ block: Block) {
        switch block.place {
        case .slide(let number, let title, _): open([title ?? "Slide \(number)"])
        case .sheet(let name): open([name])
        default: break
        }
        if case .heading(let level) = block.kind { return addHeading(block, level) }
        guard let table = block.table else { return addSentences(block.range) }
        let headers = TableHeaders(table, in: document)
        for row in table.rows.prefix(table.headerRows) where !row.isHidden {
            add(row.range, isHeader: true, name: nil, cells: [])
        }
        for row in table.rows.dropFirst(table.headerRows) where !row.isHidden { add(row, headers) }
    }

    private mutating func addHeading(_ block: Block, _ level: Int) {
        switch block.place {
        case .slide, .sheet: return
        default: break
        }
        headings.removeAll { $0.level >= level }
        headings.append((level, document.words(block.range)))
        open(headings.map(\.words))
    }

    private mutating func open(_ path: [String]) {
        guard path != self.path else { return }
        close()
        self.path = path
    }

    private mutating func close() {
        if let first = units.first, let last = units.last {
            parts.append(
                DocumentPart(path: path, range: first.range.lowerBound..<last.range.upperBound, units: units))
        }
        units = []
    }

    private mutating func addSentences(_ range: Range<Int>) {
        let words = String(document[range])
        for sentence in Sentences.ranges(in: words) {
            let within = range.lowerBound + sentence.lowerBound..<range.lowerBound + sentence.upperBound
            add(within, name: nil, cells: [])
        }
    }

    private mutating func add(_ row: Table.Row, _ headers: TableHeaders) {
        let cells = row.cells.map {
            (header: headers.words(above: $0.column), value: document.words($0.range))
        }
        add(row.range, name: cells.count > 1 ? cells[0].value : nil, cells: Array(cells.dropFirst()))
    }

    private mutating func add(
        _ range: Range<Int>, isHeader: Bool = false, name: String?, cells: [(header: String, value: String)]
    ) {
        let text = String(document[range])
        let key = ([ComparedWords.key(of: text)] + targets(in: range)).filter { !$0.isEmpty }
            .joined(separator: " ")
        guard !key.isEmpty else { return }
        units.append(
            DocumentPart.Unit(
                range: range, text: text, key: key, stems: Set(Words(text).stems), isHeader: isHeader,
                name: name,
                cells: cells))
    }

    /// Where the links of a range lead; ranges are asked for in their order.
    private mutating func targets(in range: Range<Int>) -> [String] {
        links = links.drop { $0.range.upperBound <= range.lowerBound }
        return links.prefix { $0.range.lowerBound < range.upperBound }.map(\.target)
    }

    mutating func finished() -> [DocumentPart] {
        close()
        return parts
    }
}

extension Document {
    /// The words at a range on one line.
    fileprivate func words(_ range: Range<Int>) -> String {
        self[range].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
