import Documents

extension MarkdownInlines {
    /// An address in angle brackets, or a tag, which leaves no text.
    mutating func angle() {
        if let end = addressEnd() {
            let inner = position + 1..<end
            let text = String(decoding: bytes[inner], as: UTF8.self)
            put(.linkStart(text.contains("@") && !text.contains(":") ? "mailto:" + text : text), through: end)
            pieces.append(.text(inner))
            pieces.append(.linkEnd)
            position = end + 1
            plainFrom = position
        } else if let end = MarkdownTag.end(of: bytes[position...]) {
            let text = String(decoding: bytes[position + 1..<end - 1], as: UTF8.self)
            put(tag(text.lowercased()) ?? hiding(text) ?? .text(end..<end), through: end)
        } else {
            position += 1
        }
    }

    /// The bracket that ends an address, where one begins here.
    private func addressEnd() -> Int? {
        guard let first = byte(1), HTMLTokenizer.isLetter(first),
            let end = bytes[position...].prefix(2_000).firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        let text = bytes[position + 1..<end]
        guard !text.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "<") }) else { return nil }
        let isAddress =
            text.contains(UInt8(ascii: "@")) || text.starts(with: "mailto:".utf8)
            || text.firstRange(of: "://".utf8) != nil
        return isAddress ? end : nil
    }

    /// What a tag does; nil when it leaves nothing.
    ///
    /// What is deleted counts as struck out, which is how Markdown writes it.
    private func tag(_ text: String) -> Piece? {
        let name = text.prefix { $0.isLetter || $0 == "/" }
        switch name {
        case "br": return .lineBreak
        case "sup": return .markStart(.script(.superscript))
        case "sub": return .markStart(.script(.subscript))
        case "del", "s", "strike": return .markStart(.struck)
        case "/sup", "/sub", "/del", "/s", "/strike": return .markEnd
        default: return text.hasPrefix("br") ? .lineBreak : nil
        }
    }

    /// A tag that hides what it holds, or one of the same name, which counts for where that ends; nil for any other.
    private mutating func hiding(_ text: String) -> Piece? {
        let opens = text.first != "/"
        let name = text.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "-" }.lowercased()
        guard !text.hasSuffix("/") else { return nil }
        let hides = opens && Self.hides("<\(text)>")
        if hides { hidingTags.insert(name) }
        return hidingTags.contains(name) ? .tag(name: name, opens: opens, hides: hides) : nil
    }

    /// Whether words in an element cannot be seen, by the same rules as on a page.
    private static func hides(_ tag: String) -> Bool {
        let folded = tag.lowercased()
        guard folded.contains("hidden") || folded.contains("style") else { return false }
        let tree = HTMLTreeBuilder.parse(Array("\(tag)x".utf8)).tree
        let visibility = HTMLVisibility(tree)
        return tree.nodes.indices.contains { visibility.isHidden(MarkupTree.ID($0)) }
    }

    /// Takes a bracket that may begin a link or picture.
    mutating func bracket(isPicture: Bool) {
        let open = isPicture ? position + 1 : position
        guard linkEnds.count < 32, let close = matchingBracket(open),
            let (target, after) = target(close, open + 1..<close)
        else {
            position = open + 1
            return
        }
        if isPicture {
            let description = MarkdownInlines.parse(Array(bytes[open + 1..<close]), [:]).shown
            put(.decoded(description.text), through: after)
        } else {
            put(.linkStart(target), through: open + 1)
            linkEnds.append((close, after))
        }
    }

    /// Takes a bracket that may end the text of a link.
    mutating func closeBracket() {
        guard let link = linkEnds.last, link.bracket == position else {
            position += 1
            return
        }
        linkEnds.removeLast()
        put(.linkEnd, through: link.after)
    }

    private func matchingBracket(_ open: Int) -> Int? {
        var depth = 0
        var at = open
        while at < min(bytes.count, open + 4_000) {
            switch bytes[at] {
            case UInt8(ascii: "\\"): at += 1
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return at }
            default: break
            }
            at += 1
        }
        return nil
    }

    /// The target of a link whose text ends at a bracket, and where the link ends.
    private func target(_ close: Int, _ text: Range<Int>) -> (target: String, after: Int)? {
        if close + 1 < bytes.count, bytes[close + 1] == UInt8(ascii: "(") {
            if let direct = directTarget(close + 2) { return direct }
        }
        if close + 1 < bytes.count, bytes[close + 1] == UInt8(ascii: "["),
            let end = bytes[(close + 2)...].prefix(500).firstIndex(of: UInt8(ascii: "]"))
        {
            let label = end == close + 2 ? bytes[text] : bytes[close + 2..<end]
            if let target = references[MarkdownReferences.key(label)] { return (target, end + 1) }
        }
        // A label has at most 999 characters (CommonMark, section 4.7).
        guard !references.isEmpty, text.count < 1_000,
            let target = references[MarkdownReferences.key(bytes[text])]
        else {
            return nil
        }
        return (target, close + 1)
    }

    private func directTarget(_ start: Int) -> (target: String, after: Int)? {
        var depth = 1
        // A target in angle brackets may hold spaces.
        let bracket = bytes[start...].first { $0 > 0x20 } == UInt8(ascii: "<") ? closingAngle(start) : nil
        var at = bracket ?? start
        var targetEnd = bracket
        var quote: UInt8?
        while at < min(bytes.count, start + 4_000) {
            let byte = bytes[at]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\\") {
                at += 1
            } else if byte <= 0x20 {
                if at > start { targetEnd = targetEnd ?? at }
            } else if targetEnd != nil, byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == UInt8(ascii: "(") {
                depth += 1
            } else if byte == UInt8(ascii: ")") {
                depth -= 1
                if depth == 0 {
                    let raw = MarkdownLine.trimmed(bytes[start..<(targetEnd ?? at)])
                    let bare = raw.filter { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
                    return (String(decoding: bare, as: UTF8.self), at + 1)
                }
            }
            at += 1
        }
        return nil
    }

    private func closingAngle(_ start: Int) -> Int? {
        let end = bytes[start...].prefix(4_000).firstIndex { $0 == UInt8(ascii: ">") || $0 == 0x0A }
        return end.flatMap { bytes[$0] == 0x0A ? nil : $0 + 1 }
    }
}
