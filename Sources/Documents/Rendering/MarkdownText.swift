/// How words are written so that Markdown takes them for nothing but words.
enum MarkdownText {
    /// Escapes what would become emphasis, code, a link or HTML.
    static func escaped(_ text: String) -> String {
        escaped(text[...])
    }

    /// Escapes what would become emphasis, code, a link or HTML.
    static func escaped(_ text: Substring) -> String {
        guard holds(text, where: isSpecial) else { return String(text) }
        let source = text.utf8.span
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count + 8)
        var last: UInt8 = 0x20
        for position in source.indices {
            let byte = source[position]
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["),
                UInt8(ascii: "]"),
                UInt8(ascii: "<"):
                bytes.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "_") where last <= 0x20: bytes.append(UInt8(ascii: "\\"))
            default: break
            }
            bytes.append(byte)
            last = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "<"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Whether a text holds a byte of some kind.
    static func holds(_ text: Substring, where isWanted: (UInt8) -> Bool) -> Bool {
        let bytes = text.utf8.span
        for position in bytes.indices where isWanted(bytes[position]) { return true }
        return false
    }

    /// Escapes what would make a heading, list or quotation at the beginning of a paragraph.
    static func guarded(_ text: String) -> String {
        let lead = text.prefix { $0.isASCII && $0.isNumber }
        if !lead.isEmpty, lead.count < 10, let mark = text.dropFirst(lead.count).first, ".)".contains(mark),
            text.dropFirst(lead.count + 1).first == " "
        {
            return "\(lead)\\\(text.dropFirst(lead.count))"
        }
        guard let first = text.first else { return text }
        if first == "#" || first == ">" { return "\\" + text }
        return "+-=~".contains(first) ? "\\" + text : text
    }

    /// A link's target: within angle brackets when it holds what would end it.
    static func target(_ target: String) -> String {
        let special: Set<UInt8> = [
            0x20, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        ]
        guard target.utf8.contains(where: { special.contains($0) || $0 < 0x20 }) else { return target }
        return "<" + target.filter { !"<>\n\r".contains($0) } + ">"
    }

    /// The words of a table's cell.
    static func cell(_ inline: String) -> String {
        guard holds(inline[...], where: { $0 == 0x7C || $0 == 0x0A || $0 == 0x09 }) else { return inline }
        var bytes: [UInt8] = []
        for byte in inline.utf8 {
            if byte == UInt8(ascii: "|") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte == 0x0A || byte == 0x09 ? 0x20 : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
