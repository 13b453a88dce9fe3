/// One line of a calendar or an address card, as `DTSTART;TZID=Europe/Paris:20240506T140000` (RFC 5545, section 3.1).
struct ContentLine {
    /// The name in upper case, without the group before its dot.
    let name: String
    /// The parameters in their order, keys in upper case; the old `TEL;CELL` has the key `TYPE`.
    let parameters: [(key: String, value: String)]
    /// The value as it is written.
    let value: String
    /// The lines of the file that it stands on.
    let numbers: ClosedRange<Int>

    /// The first value of a parameter.
    subscript(key: String) -> String? { parameters.first { $0.key == key }?.value }

    /// The value as words.
    var text: String { Self.unescaped(value[...]) }

    /// The parts between semicolons, as words.
    var parts: [String] {
        var parts: [Substring] = []
        var start = value.startIndex
        var isEscaped = false
        for index in value.indices {
            if !isEscaped, value[index] == ";" {
                parts.append(value[start..<index])
                start = value.index(after: index)
            }
            isEscaped = !isEscaped && value[index] == "\\"
        }
        return (parts + [value[start...]]).map(Self.unescaped)
    }

    private static func unescaped(_ value: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in value {
            if isEscaped {
                result.append(character == "n" || character == "N" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }
}

/// Reading.
extension ContentLine {
    /// The lines of a text with what was folded joined: lines that begin with white space, and those of the old cards
    /// that end in `=`.
    static func lines(of text: TextLines) -> [ContentLine] {
        var result: [ContentLine] = []
        var open: (bytes: [UInt8], first: Int)?
        for (number, line) in text.numbered {
            let bytes = text.bytes[line.from..<line.to]
            if open != nil, bytes.first == 0x20 || bytes.first == 0x09 {
                open?.bytes += bytes.dropFirst()
                continue
            }
            if open?.bytes.last == UInt8(ascii: "="), isQuotedPrintable(open?.bytes.prefix(256) ?? []) {
                open?.bytes.removeLast()
                open?.bytes += bytes
                continue
            }
            if let whole = open,
                let line = ContentLine(whole.bytes, whole.first...max(whole.first, number - 1))
            {
                result.append(line)
            }
            open = bytes.isEmpty ? nil : (Array(bytes), number)
        }
        if let whole = open, let line = ContentLine(whole.bytes, whole.first...max(whole.first, text.count)) {
            result.append(line)
        }
        return result
    }

    private static func isQuotedPrintable(_ line: ArraySlice<UInt8>) -> Bool {
        let head = String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).uppercased()
        return head.contains("QUOTED-PRINTABLE")
    }

    private init?(_ line: [UInt8], _ numbers: ClosedRange<Int>) {
        var isQuoted = false
        var cuts: [Int] = []
        var colon: Int?
        for (index, byte) in line.enumerated() where colon == nil {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, byte == UInt8(ascii: ";") { cuts.append(index) }
            if !isQuoted, byte == UInt8(ascii: ":") { colon = index }
        }
        guard let colon, colon > 0 else { return nil }
        let ends = cuts.dropFirst() + [colon]
        let parameters = zip(cuts, ends).map { Self.parameter(line[($0 + 1)..<$1]) }
        let name = String(decoding: line[..<(cuts.first ?? colon)], as: UTF8.self).uppercased()
        self.name = String(name.split(separator: ".").last ?? "")
        self.parameters = parameters
        self.numbers = numbers
        let raw = line[(colon + 1)...]
        let isPrintable = parameters.contains { $0.value.uppercased() == "QUOTED-PRINTABLE" }
        let charset = parameters.first { $0.key == "CHARSET" }?.value
        value =
            isPrintable
            ? TextEncoding.decode(TransferEncoding.quotedPrintable(raw), declared: charset).text
            : String(decoding: raw, as: UTF8.self)
    }

    private static func parameter(_ bytes: ArraySlice<UInt8>) -> (key: String, value: String) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let sign = text.firstIndex(of: "=") else { return ("TYPE", text) }
        return (text[..<sign].uppercased(), text[text.index(after: sign)...].filter { $0 != "\"" })
    }
}
