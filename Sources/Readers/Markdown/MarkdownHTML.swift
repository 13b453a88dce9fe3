/// A block of HTML within Markdown, by where it ends (CommonMark, section 4.6).
enum MarkdownHTML: Equatable {
    /// Before a blank line.
    case blankLine
    /// With the line that holds one of these marks, blank lines or not: comments, processing instructions,
    /// declarations, CDATA, and elements whose content is verbatim.
    case mark([String])

    /// The block that a line begins, its indentation taken off; nil when it begins none.
    ///
    /// A lone inline tag may not interrupt a paragraph.
    init?(_ line: ArraySlice<UInt8>, interrupting: Bool) {
        guard line.first == UInt8(ascii: "<") else { return nil }
        let rest = line.dropFirst()
        if let end = Self.mark(after: rest) {
            self = .mark([end])
            return
        }
        let name = rest.drop { $0 == UInt8(ascii: "/") }.prefix {
            HTMLTokenizer.isLetter($0) || $0 &- 0x30 < 10
        }
        let word = String(decoding: name, as: UTF8.self).lowercased()
        if Self.verbatim.contains(word), rest.first != UInt8(ascii: "/") {
            self = .mark(Self.verbatim.map { "</\($0)>" })
            return
        }
        let isBlock = Self.blocks.contains(word) && Self.endsName(line[name.endIndex...])
        guard isBlock || !interrupting && Self.isLoneTag(line) else { return nil }
        self = .blankLine
    }

    /// Whether the block ends with a line.
    func ends(with line: ArraySlice<UInt8>) -> Bool {
        guard case .mark(let marks) = self else { return false }
        let text = String(decoding: line, as: UTF8.self).lowercased()
        return marks.contains(where: text.contains)
    }

    private static func mark(after rest: ArraySlice<UInt8>) -> String? {
        if rest.starts(with: "!--".utf8) { return "-->" }
        if rest.first == UInt8(ascii: "?") { return "?>" }
        if rest.starts(with: "![CDATA[".utf8) { return "]]>" }
        guard rest.first == UInt8(ascii: "!"), let letter = rest.dropFirst().first else { return nil }
        return HTMLTokenizer.isLetter(letter) ? ">" : nil
    }

    /// Whether a name ends before some bytes, and is not the beginning of an address.
    private static func endsName(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let next = rest.first else { return true }
        return next <= 0x20 || next == UInt8(ascii: ">") || rest.starts(with: "/>".utf8)
    }

    private static func isLoneTag(_ line: ArraySlice<UInt8>) -> Bool {
        MarkdownTag.end(of: line).map { line[$0...].allSatisfy { $0 <= 0x20 } } ?? false
    }

    private static let verbatim = ["pre", "script", "style", "textarea"]

    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "dd", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
        "h6", "header", "hr", "html", "iframe", "li", "main", "menu", "nav", "ol", "p", "pre", "script",
        "section", "style", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
    ]
}
