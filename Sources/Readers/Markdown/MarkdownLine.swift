/// What a line of Markdown begins, its indentation taken off.
enum MarkdownLine {
    /// An ATX heading: its level and title.
    static func heading(_ line: ArraySlice<UInt8>) -> (level: Int, text: [UInt8])? {
        let level = line.prefix { $0 == UInt8(ascii: "#") }.count
        guard (1...6).contains(level) else { return nil }
        var text = line.dropFirst(level)
        guard text.isEmpty || text.first == 0x20 || text.first == 0x09 else { return nil }
        text = trimmed(text)
        let closing = text.reversed().prefix { $0 == UInt8(ascii: "#") }.count
        if closing > 0 {
            let rest = text.dropLast(closing)
            if rest.isEmpty || rest.last == 0x20 || rest.last == 0x09 { text = trimmed(rest) }
        }
        return (level, Array(text))
    }

    /// A title without the attributes that generators read at its end, as `{#setup .wide key=value}`.
    static func withoutAttributes(_ title: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let title = trimmed(title)
        guard title.last == UInt8(ascii: "}"), let open = title.lastIndex(of: UInt8(ascii: "{")),
            open == title.startIndex || title[open - 1] == 0x20
        else { return title }
        let words = title[(open + 1)...].dropLast().split { $0 == 0x20 }
        let areAttributes = words.allSatisfy { word in
            word == [UInt8(ascii: "-")] || word == [UInt8(ascii: ":")]
                || word.count > 1 && "#.:".utf8.contains(word[word.startIndex])
                || word.dropFirst().contains(UInt8(ascii: "="))
        }
        return areAttributes && !words.isEmpty ? trimmed(title[..<open]) : title
    }

    /// The level of a setext underline.
    static func underline(_ line: ArraySlice<UInt8>) -> Int? {
        let indent = line.prefix { $0 == 0x20 }.count
        let text = trimmed(line)
        guard indent < 4, let first = text.first, text.allSatisfy({ $0 == first }) else { return nil }
        return first == UInt8(ascii: "=") ? 1 : first == UInt8(ascii: "-") ? 2 : nil
    }

    /// A code fence.
    static func fence(_ line: ArraySlice<UInt8>) -> (character: UInt8, length: Int, language: String?)? {
        guard let first = line.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else {
            return nil
        }
        let length = line.prefix { $0 == first }.count
        let information = trimmed(line.dropFirst(length))
        guard length >= 3, first != UInt8(ascii: "`") || !information.contains(first) else { return nil }
        let word = information.prefix { $0 > 0x20 && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: ",") }
        return (first, length, word.isEmpty ? nil : String(decoding: word, as: UTF8.self))
    }

    /// Whether a line closes a fence.
    static func closesFence(_ line: ArraySlice<UInt8>, _ character: UInt8, _ length: Int) -> Bool {
        let indent = line.prefix { $0 == 0x20 }.count
        let text = trimmed(line)
        return indent < 4 && text.count >= length && text.allSatisfy { $0 == character }
    }

    /// Whether a line is a thematic break.
    static func isBreak(_ line: ArraySlice<UInt8>) -> Bool {
        let marks = line.filter { $0 != 0x20 && $0 != 0x09 }
        guard marks.count >= 3, let first = marks.first, "*-_".utf8.contains(first) else { return false }
        return marks.allSatisfy { $0 == first }
    }

    /// The start of a list item: its number and the sign behind it, the width up to its text, and whether it is empty.
    static func item(_ line: ArraySlice<UInt8>) -> (number: Int?, sign: Character, width: Int, isEmpty: Bool)?
    {
        guard let first = line.first else { return nil }
        var width = 1
        var number: Int?
        var sign: Character = "."
        if "-+*".utf8.contains(first) {
            number = nil
        } else {
            let digits = line.prefix { $0 &- 0x30 < 10 }
            guard (1...9).contains(digits.count), let mark = line.dropFirst(digits.count).first,
                mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
            else { return nil }
            number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
            if mark == UInt8(ascii: ")") { sign = ")" }
            width = digits.count + 1
        }
        let rest = line.dropFirst(width)
        let spaces = rest.prefix { $0 == 0x20 || $0 == 0x09 }.count
        if spaces == rest.count { return (number, sign, width + 1, true) }
        guard spaces > 0 else { return nil }
        return (number, sign, width + (spaces > 4 ? 1 : spaces), false)
    }

    /// Bytes without white space at either end.
    static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line.drop { $0 <= 0x20 }
        while let last = line.last, last <= 0x20 { line = line.dropLast() }
        return line
    }
}
