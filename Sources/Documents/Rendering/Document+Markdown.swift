/// The document as GitHub-flavoured Markdown: for people who read a file here, and for language models.
extension Document {
    /// The document, or the part of it that a range touches, as Markdown.
    ///
    /// Links and merged cells are restored; a slide begins with a rule, a sheet with its name as a heading. Of a
    /// table that a range touches in part, the header rows and the touched rows are shown.
    ///
    /// - Parameters:
    ///   - range: the UTF-8 range to show; nil for all.
    ///   - layers: which layers are shown; hidden rows of tables belong to `hidden`.
    ///   - repeatsMerged: whether the words of a cell that reaches down over several rows stand in each of them, so that
    ///     every row can be read by itself; long ones only in the first row that is shown.
    package func markdown(
        of range: Range<Int>? = nil, layers: Set<Block.Layer> = [.body], repeatsMerged: Bool = false
    ) -> String {
        let shown = range.map { blocks(touching: $0) } ?? blocks[...]
        var markdown = Markdown(
            document: self, range: range ?? 0..<text.utf8.count, layers: layers, repeatsMerged: repeatsMerged)
        for block in shown where layers.contains(block.layer) || block.table != nil {
            markdown.add(block, announced: range == nil)
        }
        return markdown.text.isEmpty ? "" : markdown.text + "\n"
    }
}

/// Markdown while it is written.
private struct Markdown {
    let document: Document
    let range: Range<Int>
    let layers: Set<Block.Layer>
    let repeatsMerged: Bool
    var text = ""
    private var before: Block?
    private var depth = -1

    init(document: Document, range: Range<Int>, layers: Set<Block.Layer>, repeatsMerged: Bool) {
        self.document = document
        self.range = range
        self.layers = layers
        self.repeatsMerged = repeatsMerged
    }

    mutating func add(_ block: Block, announced: Bool) {
        let shown = block.range.clamped(to: range)
        let words = words(of: block, shown)
        guard !words.isEmpty else { return }
        if announced { announce(block.place, isHeading: block.isHeading) }
        if !text.isEmpty { text += before?.isCompact(with: block) ?? false ? "\n" : "\n\n" }
        text += words
        before = block
    }

    /// Shows that a slide or sheet begins.
    private mutating func announce(_ place: Place, isHeading: Bool) {
        var lines: [String] = []
        switch (place, before?.place) {
        case (.slide(let number, _, _), .slide(let last, _, _)) where number == last: return
        case (.sheet(let name), .sheet(let last)) where name == last: return
        case (.slide(let number, let title, _), _):
            if before != nil { lines.append("---") }
            if !isHeading { lines.append("## " + MarkdownText.escaped(title ?? "Slide \(number)")) }
        case (.sheet(let name), _): lines.append("## " + MarkdownText.escaped(name))
        default: return
        }
        guard !lines.isEmpty else { return }
        if !text.isEmpty { text += "\n\n" }
        text += lines.joined(separator: "\n\n")
        before = nil
    }

    private mutating func words(of block: Block, _ shown: Range<Int>) -> String {
        if let table = block.table {
            return document.markdown(
                of: table, layer: block.layer, within: shown, layers: layers, repeatsMerged: repeatsMerged)
        }
        if case .code(let language) = block.kind { return fenced(shown, language) }
        let inline = document.inlineMarkdown(shown)
        guard !inline.isEmpty else { return "" }
        switch block.kind {
        case .heading(let level): return String(repeating: "#", count: min(max(level, 1), 6)) + " " + inline
        case .listItem(let depth, let marker): return item(depth, marker, inline)
        case .term: return "**\(inline)**"
        case .definition: return ": \(inline)"
        case .quote: return quoted(inline)
        case .caption: return "*\(inline)*"
        case .footnote(let label): return "[^\(label.filter { !$0.isWhitespace && $0 != "]" })]: \(inline)"
        case .note: return quoted("**Note:** " + inline)
        case .comment(let author):
            return quoted("**Comment\(author.map { " (\(MarkdownText.escaped($0)))" } ?? ""):** " + inline)
        case .image: return "*Image: \(inline)*"
        default: return MarkdownText.guarded(inline)
        }
    }

    /// An item below the one before it at most one step deeper, or Markdown would take it for code.
    private mutating func item(_ depth: Int, _ marker: String, _ words: String) -> String {
        if case .listItem = before?.kind {} else { self.depth = -1 }
        self.depth = min(max(depth, 0), self.depth + 1)
        let indent = String(repeating: "    ", count: self.depth)
        let isNumber = marker.last.map { ".)".contains($0) } ?? false && Int(marker.dropLast()) != nil
        let isBullet = marker.unicodeScalars.allSatisfy {
            !$0.properties.isAlphabetic && $0.value > 0x39 || $0 == "-" || $0 == "*"
        }
        let shown = isNumber ? marker : isBullet ? "-" : "- \(MarkdownText.escaped(marker))"
        return indent + shown + " " + words.replacingLineFeeds(with: "\n\(indent)    ")
    }

    private func quoted(_ words: String) -> String {
        "> " + words.replacingLineFeeds(with: "\n> ")
    }

    /// Code between fences longer than any within it.
    private func fenced(_ range: Range<Int>, _ language: String?) -> String {
        let code = document[range]
        guard !code.isEmpty else { return "" }
        let longest = code.utf8.split { $0 != UInt8(ascii: "`") }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        let name = language?.filter { !$0.isWhitespace && $0 != "`" } ?? ""
        return "\(fence)\(name)\n\(code)\n\(fence)"
    }
}

extension String {
    fileprivate func replacingLineFeeds(with replacement: String) -> String {
        guard MarkdownText.holds(self[...], where: { $0 == 0x0A }) else { return self }
        return split(separator: "\n", omittingEmptySubsequences: false).joined(separator: replacement)
    }
}

extension Document {
    /// Running text with its links restored, special characters escaped and line breaks kept.
    func inlineMarkdown(_ range: Range<Int>) -> String {
        var text = ""
        var position = range.lowerBound
        let first = links.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
        for link in links[first...] {
            guard link.range.lowerBound < range.upperBound else { break }
            guard link.range.lowerBound >= position, link.range.upperBound <= range.upperBound else {
                continue
            }
            text += MarkdownText.escaped(self[position..<link.range.lowerBound])
            text += "[\(MarkdownText.escaped(self[link.range]))](\(MarkdownText.target(link.target)))"
            position = link.range.upperBound
        }
        text += MarkdownText.escaped(self[position..<range.upperBound])
        guard MarkdownText.holds(text[...], where: { $0 == 0x0A }) else { return text }
        return text.split(separator: "\n").joined(separator: "\\\n")
    }
}
