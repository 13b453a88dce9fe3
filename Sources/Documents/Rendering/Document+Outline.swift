/// The outline: a picture of what a reader understood, for people and as the expected value of readers' tests.
///
/// One line a block, indented below its heading: kind, words in quotes, place, byte range. Rows and cells of a
/// table follow it, then links and losses. Long text is elided in its middle. The form is stable.
///
/// ```text
/// docx "Travel policy"
///   author: Ada
///   heading 1 "Travel" §Travel ¶0 [0..<6]
///     paragraph "By train." §Travel ¶1 [7..<16]
/// ```
extension Document {
    /// The outline.
    ///
    /// - Parameter full: whether long text is shown whole.
    package func outline(full: Bool = false) -> String {
        var outline = Outline(document: self, limit: full ? .max : 72)
        outline.head()
        for block in blocks { outline.block(block) }
        for link in links { outline.link(link) }
        for loss in losses { outline.line(1, "loss \(loss.code): \(loss.message)") }
        return outline.lines.joined(separator: "\n") + "\n"
    }
}

/// An outline while it is written.
private struct Outline {
    let document: Document
    let limit: Int
    var lines: [String] = []
    private var depths: [Int] = []

    init(document: Document, limit: Int) {
        self.document = document
        self.limit = limit
    }

    mutating func line(_ depth: Int, _ text: String) {
        lines.append(String(repeating: "  ", count: depth) + text)
    }

    mutating func head() {
        line(0, "\(document.format) \(quoted(document.title))")
        let metadata = document.metadata
        let parts = [
            ("author", metadata.author), ("language", metadata.language), ("created", metadata.created),
            ("modified", metadata.modified), ("canonical", metadata.canonicalURL),
            ("summary", metadata.summary), ("encoding", metadata.encoding),
        ]
        for case (let name, let value?) in parts { line(1, "\(name): \(escaped(value))") }
        for (name, value) in metadata.properties.sorted(by: { $0.key < $1.key }) {
            line(1, "property \(escaped(name)): \(escaped(value))")
        }
    }

    mutating func block(_ block: Block) {
        let depth = depth(of: block)
        let layer = block.layer == .body ? "" : "\(block.layer) "
        let words = block.table.map(dimensions) ?? quoted(document[block.range])
        let range = "[\(block.range.lowerBound)..<\(block.range.upperBound)]"
        line(depth, "\(layer)\(name(of: block.kind)) \(words) \(block.place.outline) \(range)")
        for row in block.table?.rows ?? [] { self.row(row, depth: depth + 1) }
    }

    /// Headings of an equal or lower level end the ones before; everything else stands below the last heading.
    private mutating func depth(of block: Block) -> Int {
        if case .heading(let level) = block.kind, block.layer == .body {
            depths.removeAll { $0 >= level }
            depths.append(level)
            return depths.count
        }
        if case .listItem(let depth, _) = block.kind { return depths.count + 1 + min(depth, 40) }
        return depths.count + 1
    }

    private func name(of kind: Block.Kind) -> String {
        switch kind {
        case .heading(let level): "heading \(level)"
        case .paragraph: "paragraph"
        case .listItem(let depth, let marker): "item \(depth) \(escaped(marker))"
        case .term: "term"
        case .definition: "definition"
        case .table: "table"
        case .code(let language): "code" + (language.map { " \(escaped($0))" } ?? "")
        case .quote: "quote"
        case .caption: "caption"
        case .footnote(let label): "footnote \(escaped(label))"
        case .note: "note"
        case .comment(let author): "comment" + (author.map { " by \(escaped($0))" } ?? "")
        case .image: "image"
        case .formula: "formula"
        }
    }

    private func dimensions(_ table: Table) -> String {
        let headers = [
            table.headerRows > 0 ? "header rows \(table.headerRows)" : nil,
            table.headerColumns > 0 ? "header columns \(table.headerColumns)" : nil,
        ]
        let shape = "\(table.rows.count) × \(table.columns)"
        return ([shape] + headers.compactMap(\.self)).joined(separator: ", ")
    }

    private mutating func row(_ row: Table.Row, depth: Int) {
        let cells = row.cells.map { cell in
            let address = CellAddress(column: cell.column, row: row.number)
            let spans = cell.columnSpan * cell.rowSpan == 1 ? "" : " spans \(cell.columnSpan)×\(cell.rowSpan)"
            let value = cell.value.map { " " + name(of: $0) } ?? ""
            let formula = cell.formula.map { " =\(escaped($0))" } ?? ""
            return "\(address) \(quoted(document[cell.range]))\(spans)\(value)\(formula)"
        }
        line(depth, "row \(row.number)\(row.isHidden ? " hidden" : ""): " + cells.joined(separator: " | "))
    }

    private func name(of value: CellValue) -> String {
        switch value {
        case .number(let number, let format): "number \(number)" + (format.map { " \(quoted($0))" } ?? "")
        case .date(let date): "date \(escaped(date))"
        case .boolean(let value): "boolean \(value)"
        case .text: "text"
        case .error: "error"
        }
    }

    mutating func link(_ link: Link) {
        let range = "[\(link.range.lowerBound)..<\(link.range.upperBound)]"
        line(1, "link \(quoted(document[link.range])) → \(escaped(link.target)) \(range)")
    }

    private func quoted(_ text: some StringProtocol) -> String {
        "\"\(escaped(text))\""
    }

    /// Control characters and quotes are escaped, and what is too long is cut out of the middle.
    private func escaped(_ text: some StringProtocol) -> String {
        var shown = String(text)
        if limit < .max, text.utf8.count > limit, text.count > limit {
            let half = (limit - 1) / 2
            shown = "\(text.prefix(half))…\(text.suffix(half))"
        }
        return shown.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}

extension Place {
    /// The place as the outline shows it.
    fileprivate var outline: String {
        switch self {
        case .section(let headings, let paragraphs):
            let number =
                paragraphs.lowerBound == paragraphs.upperBound
                ? "¶\(paragraphs.lowerBound)" : "¶\(paragraphs.lowerBound)–\(paragraphs.upperBound)"
            return "§\(headings.joined(separator: "/")) \(number)"
        case .slide(let number, let title, let shape):
            return "slide \(number)" + (title.map { " “\($0)”" } ?? "") + (shape.map { ", \($0)" } ?? "")
        case .sheet(let name): return "sheet \(name)"
        case .page(let number, let box):
            let corners = box.map {
                [$0.left, $0.top, $0.right, $0.bottom].map(Self.short).joined(separator: ",")
            }
            return "page \(number)" + (corners.map { " (\($0))" } ?? "")
        case .element(let path): return path
        case .lines(let lines): return "lines \(lines.lowerBound)–\(lines.upperBound)"
        }
    }

    /// Points to one decimal.
    private static func short(_ points: Double) -> String {
        guard points.isFinite, abs(points) < 1e9 else { return "\(points)" }
        return "\(Double(Int(points * 10 + (points < 0 ? -0.5 : 0.5))) / 10)"
    }
}
