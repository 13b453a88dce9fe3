/// The marks of Markdown that a model copies from a passage as it was shown.
enum MarkdownMarks {
    static func removed(from text: String) -> String {
        let lines = text.split(separator: "\n").map { line(String($0)) }.filter { !$0.isEmpty }
        return links(lines.joined(separator: "\n"))
    }

    /// A line without what makes it a heading, an item or a quotation; nothing of a line that rules off a header.
    private static func line(_ text: String) -> String {
        var rest = Substring(text.drop { $0 == " " || $0 == "\t" })
        if rest.contains("-"), rest.allSatisfy({ "|-: ".contains($0) }) { return "" }
        while let mark = ["# ", "#", "> ", "- ", "• ", "| "].first(where: { rest.hasPrefix($0) }) {
            rest = rest.dropFirst(mark.count)
        }
        return unescaped(rest.hasSuffix(" |") ? rest.dropLast(2) : rest)
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            if character == "\\", !isEscaped {
                isEscaped = true
                continue
            }
            if isEscaped, character.isLetter || character.isNumber { result.append("\\") }
            isEscaped = false
            result.append(character)
        }
        return isEscaped ? result + "\\" : result
    }

    /// `[words](target)` becomes its words.
    private static func links(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let middle = rest.firstRange(of: "]("),
            let close = rest[middle.upperBound...].firstIndex(of: ")")
        {
            let words = rest[..<middle.lowerBound]
            if let open = words.lastIndex(of: "[") {
                result += words[..<open] + words[words.index(after: open)...]
            } else {
                result += rest[...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
