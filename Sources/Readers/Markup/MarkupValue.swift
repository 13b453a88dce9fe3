import Documents

/// A value of a record that is a page's markup, as exports of wikis, shops and reports hold it.
enum MarkupValue {
    /// The words of such a value on one line; nil when it is plain.
    static func words(of value: String) -> Inline? {
        guard value.utf8.contains(UInt8(ascii: "<")), holdsElement(value.utf8) else { return nil }
        return HTMLCellText.of(MarkupTree.document, HTMLTreeBuilder.parse(Array(value.utf8)).tree)
    }

    /// Whether an element ends in a value that pages are made of, or a line breaks; a lone sign is a comparison.
    private static func holdsElement(_ value: String.UTF8View) -> Bool {
        var rest = value[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[open...].dropFirst()
            let isEnd = rest.first == UInt8(ascii: "/")
            let name = rest.dropFirst(isEnd ? 1 : 0).prefix(11).prefix { ($0 | 0x20) &- 0x61 < 26 }
            let word = String(Substring(name)).lowercased()
            if isEnd ? ends.contains(word) : word == "br" { return true }
        }
        return false
    }

    private static let ends: Set<String> = [
        "p", "div", "span", "li", "ul", "ol", "a", "b", "i", "em", "strong", "td", "table", "h", "pre",
        "blockquote",
    ]
}
