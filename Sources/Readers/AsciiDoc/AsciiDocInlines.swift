import Documents

/// Reads what stands within a paragraph of AsciiDoc: marks of emphasis go, links and the words of macros stay.
struct AsciiDocInlines {
    /// The values of the document's attributes, for references such as `{version}`.
    var attributes: [String: String] = [:]
    /// The footnotes met so far that have not been taken.
    var notes: [Inline] = []

    /// The words of some text, with their links.
    mutating func parse(_ source: some StringProtocol) -> Inline {
        var result = Inline()
        append(Array(String(source)), to: &result, depth: 0)
        return result
    }

    private mutating func append(_ text: [Character], to result: inout Inline, depth: Int) {
        var plain = ""
        var at = 0
        while at < text.count {
            if text[at] == "\\", at + 1 < text.count, "*_`#^~[<{".contains(text[at + 1]) {
                plain.append(text[at + 1])
                at += 2
            } else if text[at] == "\n" {
                let breaks = plain.hasSuffix(" +")
                if breaks { plain.removeLast(2) }
                result.append(plain)
                plain = breaks ? "" : " "
                if breaks { result.lineBreak() }
                at += 1
            } else if depth < 8, let end = special(text, at, &plain, &result, depth) {
                at = end
            } else {
                plain.append(text[at])
                at += 1
            }
        }
        result.append(plain)
    }

    /// Reads what begins at a position; where it ends, or nil when nothing special begins there.
    private mutating func special(
        _ text: [Character], _ at: Int, _ plain: inout String, _ result: inout Inline, _ depth: Int
    ) -> Int? {
        switch text[at] {
        case "{": return reference(text, at, &plain)
        case "*", "_", "`", "#", "^", "~", "+":
            guard let (inner, end) = Self.marked(text, at) else { return nil }
            result.append(plain)
            plain = ""
            if text[at] == "+" || text[at] == "`" && inner.first == "+" {
                plain = String(inner).filter { $0 != "+" }
            } else {
                let script: Script? = text[at] == "^" ? .superscript : text[at] == "~" ? .subscript : nil
                if let script { result.beginMark(.script(script)) }
                append(inner, to: &result, depth: depth + 1)
                if script != nil { result.endMark() }
            }
            return end
        case "<": return crossReference(text, at, &plain, &result, depth)
        case "[" where Self.closing(text, at, "]") != nil && isRole(text, at):
            return Self.closing(text, at, "]").map { $0 + 1 }
        case _ where text[at].isLetter && (at == 0 || !text[at - 1].isLetter):
            return macro(text, at, &plain, &result, depth)
        default: return nil
        }
    }

    /// Whether a bracket holds the role of the marked words that follow it.
    private func isRole(_ text: [Character], _ at: Int) -> Bool {
        guard let end = Self.closing(text, at, "]"), end + 1 < text.count else { return false }
        return text[end + 1] == "#" || at + 1 < end && text[at + 1] == "." && "*_`".contains(text[end + 1])
            || text[at + 1] == "["
    }

    private func reference(_ text: [Character], _ at: Int, _ plain: inout String) -> Int? {
        guard let end = Self.closing(text, at, "}"), end > at + 1, end - at < 60 else { return nil }
        let name = String(text[at + 1..<end])
        guard let value = attributes[name.lowercased()] ?? Self.known[name] else { return nil }
        plain += value
        return end + 1
    }

    private static let known = [
        "nbsp": " ", "zwsp": "", "amp": "&", "lt": "<", "gt": ">", "plus": "+", "asterisk": "*", "empty": "",
        "vbar": "|", "startsb": "[", "endsb": "]", "apos": "'", "quot": "\"", "cpp": "C++", "sp": " ",
    ]

    /// The words between two marks that stand as marks of emphasis do, and where they end.
    private static func marked(_ text: [Character], _ at: Int) -> (inner: [Character], end: Int)? {
        let mark = text[at]
        let width = at + 1 < text.count && text[at + 1] == mark ? 2 : 1
        let start = at + width
        let isFree = width == 2 || mark == "^" || mark == "~"
        guard start < text.count, !text[start].isWhitespace || width == 2 else { return nil }
        guard isFree || at == 0 || !text[at - 1].isLetter && !text[at - 1].isNumber else { return nil }
        var end = start + 1
        while end + width <= text.count, end - start < 2_000 {
            let closes = text[end] == mark && (width == 1 || text[end + 1] == mark)
            let next = end + width < text.count ? text[end + width] : " "
            if closes, isFree || !next.isLetter && !next.isNumber, !text[end - 1].isWhitespace {
                return (Array(text[start..<end]), end + width)
            }
            end += 1
        }
        return nil
    }

    private mutating func crossReference(
        _ text: [Character], _ at: Int, _ plain: inout String, _ result: inout Inline, _ depth: Int
    ) -> Int? {
        guard at + 1 < text.count, text[at + 1] == "<", let end = Self.closing(text, at, ">") else {
            return nil
        }
        let parts = String(text[at + 2..<end]).split(separator: ",", maxSplits: 1)
        guard let target = parts.first, end + 1 < text.count, text[end + 1] == ">" else { return nil }
        link("#" + target, Array(String(parts.last ?? target)), &plain, &result, depth)
        return end + 2
    }

    private mutating func link(
        _ target: String, _ words: [Character], _ plain: inout String, _ result: inout Inline, _ depth: Int
    ) {
        result.append(plain)
        plain = ""
        result.beginLink(target)
        append(words, to: &result, depth: depth + 1)
        result.endLink()
    }

    /// Addresses and macros such as `link:target[words]`, `footnote:[words]`, `kbd:[Ctrl+C]`.
    private mutating func macro(
        _ text: [Character], _ at: Int, _ plain: inout String, _ result: inout Inline, _ depth: Int
    ) -> Int? {
        var colon = at
        while colon < text.count, colon - at < 12, text[colon].isLetter { colon += 1 }
        guard colon + 1 < text.count, text[colon] == ":" else { return nil }
        let name = String(text[at..<colon])
        let isAddress = ["http", "https", "ftp", "mailto"].contains(name)
        var open = colon + 1
        while open < text.count, text[open] != "[", !text[open].isWhitespace { open += 1 }
        guard open < text.count, text[open] == "[", let end = Self.closing(text, open, "]") else {
            return nil
        }
        var target = String(text[colon + 1..<open])
        let words = Array(text[open + 1..<end])
        switch name {
        case _ where isAddress: target = name + ":" + target
        case "link", "xref", "footnote", "image", "kbd", "btn", "menu", "pass", "stem", "latexmath",
            "asciimath",
            "icon", "indexterm", "anchor":
            break
        default: return nil
        }
        apply(name, target, words, &plain, &result, depth, isAddress)
        return end + 1
    }

    private mutating func apply(
        _ name: String, _ target: String, _ words: [Character], _ plain: inout String, _ result: inout Inline,
        _ depth: Int, _ isAddress: Bool
    ) {
        let first = String(words).split(separator: ",").first.map(String.init) ?? ""
        switch name {
        case "footnote": notes.append(parse(String(words)))
        case "image", "icon": plain += name == "image" ? Self.unquoted(first) : ""
        case "anchor", "indexterm": break
        case "menu":
            plain += ([target] + String(words).split(separator: ">").map { String($0.trimmed) })
                .filter { !$0.isEmpty }.joined(separator: " › ")
        case _ where isAddress || name == "link" || name == "xref":
            let shown =
                first.hasSuffix("^")
                ? String(first.dropLast()) : isAddress || name == "link" ? first : String(words)
            let isPart = name == "xref" && !target.contains(".")
            link(
                (isPart ? "#" : "") + target, Array(shown.isEmpty ? target : Self.unquoted(shown)), &plain,
                &result, depth)
        default: plain += String(words)
        }
    }

    private static func unquoted(_ text: String) -> String {
        text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"")
            ? String(text.dropFirst().dropLast()) : text
    }

    private static func closing(_ text: [Character], _ open: Int, _ mark: Character) -> Int? {
        var at = open + 1
        while at < text.count, at - open < 2_000 {
            if text[at] == mark, text[at - 1] != "\\" { return at }
            at += 1
        }
        return nil
    }
}
