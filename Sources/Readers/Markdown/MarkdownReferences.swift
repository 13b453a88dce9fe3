/// The definitions of links and footnotes.
enum MarkdownReferences {
    /// The targets of all link definitions, by label in lower case.
    static func find(_ text: TextLines) -> [String: String] {
        var references: [String: String] = [:]
        for line in text.lines where line.indent < 4 && !line.isBlank {
            let bytes = text.bytes[line.from + min(line.indent, line.to - line.from)..<line.to]
            guard bytes.first == UInt8(ascii: "["), let (label, target) = definition(bytes) else { continue }
            if references[label] == nil { references[label] = target }
        }
        return references
    }

    /// Whether a line defines a link.
    static func isDefinition(_ line: ArraySlice<UInt8>) -> Bool { definition(line) != nil }

    private static func definition(_ line: ArraySlice<UInt8>) -> (label: String, target: String)? {
        guard line.first == UInt8(ascii: "["), line.dropFirst().first != UInt8(ascii: "^"),
            let end = line.firstIndex(of: UInt8(ascii: "]")), line.index(after: end) < line.endIndex,
            line[end + 1] == UInt8(ascii: ":")
        else { return nil }
        let rest = MarkdownLine.trimmed(line[(end + 2)...])
        let angle = rest.first == UInt8(ascii: "<") ? rest.firstIndex(of: UInt8(ascii: ">")) : nil
        let target: ArraySlice<UInt8> = angle.map { rest[...$0] } ?? rest.prefix { $0 > 0x20 }
        let after = MarkdownLine.trimmed(rest.dropFirst(target.count))
        guard !target.isEmpty, after.isEmpty || "\"'(".utf8.contains(after.first ?? 0) else { return nil }
        let bare = target.filter { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
        return (key(line[(line.startIndex + 1)..<end]), String(decoding: bare, as: UTF8.self))
    }

    /// A label as it is compared.
    static func key(_ label: ArraySlice<UInt8>) -> String {
        String(decoding: label, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    /// The label and text of a footnote's definition.
    static func footnote(_ bytes: [UInt8]) -> (label: String, text: [UInt8])? {
        guard bytes.starts(with: "[^".utf8), let end = bytes.firstIndex(of: UInt8(ascii: "]")),
            end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: ":")
        else { return nil }
        return (String(decoding: bytes[2..<end], as: UTF8.self), Array(bytes[(end + 2)...]))
    }
}
