import Documents

/// What a line of Markdown begins in the dialects of documentation tools: a note set apart, or the explanation of a term.
enum MarkdownAside {
    /// The indentation of what belongs to a note or an explanation, in spaces.
    static let indent = 4

    /// The title of a note whose lines are indented below it, empty where it has none: `!!! note "Title"` and `??? tip` of
    /// Python-Markdown's admonitions, `=== "Title"` of tabs.
    static func indentedNote(_ line: ArraySlice<UInt8>) -> String? {
        let sign = line.prefix { "!?=+".utf8.contains($0) }
        guard signs.contains(where: sign.elementsEqual), line.dropFirst(sign.count).first ?? 0 <= 0x20 else {
            return nil
        }
        let rest = MarkdownLine.trimmed(line.dropFirst(sign.count))
        let quote = UInt8(ascii: "\"")
        let kind = MarkdownLine.trimmed(rest.prefix { $0 != quote })
        let isKind = kind.first.map(isLetter) == true && kind.allSatisfy { isLetter($0) || isJoint($0) }
        guard let open = rest.firstIndex(of: quote) else {
            return isKind && sign.first != UInt8(ascii: "=") ? name(of: kind) : nil
        }
        guard open < rest.index(before: rest.endIndex), rest.last == quote, isKind || kind.isEmpty else {
            return nil
        }
        return String(decoding: rest[(open + 1)...].dropLast(), as: UTF8.self)
    }

    private static let signs = ["!!!", "???", "???+", "==="].map { Array($0.utf8) }

    /// The title of a note between lines of colons, empty where it has none or where such a line ends one: `:::tip Title`,
    /// `::: note[Title]`, `::: {.warning}` and `:::` of site generators.
    static func fencedNote(_ line: ArraySlice<UInt8>) -> String? {
        let colons = line.prefix { $0 == UInt8(ascii: ":") }.count
        guard colons >= 3 else { return nil }
        let rest = MarkdownLine.trimmed(line.dropFirst(colons).prefix { $0 != UInt8(ascii: "{") })
        let kind = rest.prefix { isLetter($0) || isJoint($0) && $0 != 0x20 }
        var title = MarkdownLine.trimmed(rest.dropFirst(kind.count))
        if title.first == UInt8(ascii: "["), title.last == UInt8(ascii: "]") {
            title = title.dropFirst().dropLast()
        }
        if !title.isEmpty { return String(decoding: title, as: UTF8.self) }
        let word = name(of: kind)
        return notes.contains(word) ? word : ""
    }

    /// The title of a note in a block of quotation, as in `[!WARNING]`.
    static func quotedNote(_ line: ArraySlice<UInt8>) -> String? {
        let line = MarkdownLine.trimmed(line)
        guard line.starts(with: "[!".utf8), line.last == UInt8(ascii: "]") else { return nil }
        let word = name(of: line.dropFirst(2).dropLast())
        return notes.contains(word) ? word : nil
    }

    /// The width of the mark that begins the explanation of the term above: a colon and white space, as PHP Markdown Extra
    /// and Pandoc have it.
    static func explanation(_ line: ArraySlice<UInt8>) -> Int? {
        guard line.first == UInt8(ascii: ":") else { return nil }
        let spaces = line.dropFirst().prefix { $0 == 0x20 || $0 == 0x09 }.count
        guard spaces > 0, spaces + 1 < line.count else { return nil }
        return spaces > indent ? 2 : spaces + 1
    }

    /// The kinds of notes that are named when they have no title.
    private static let notes: Set = [
        "Attention", "Caution", "Danger", "Error", "Example", "Hint", "Important", "Info", "Note", "Success",
        "Tip",
        "Warning",
    ]

    private static func name(of kind: ArraySlice<UInt8>) -> String {
        let words = String(decoding: kind, as: UTF8.self).lowercased()
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte >= 0x80
    }

    private static func isJoint(_ byte: UInt8) -> Bool { " -_".utf8.contains(byte) || byte &- 0x30 < 10 }
}
