/// What a line of AsciiDoc begins.
enum AsciiDocLine {
    /// A line that opens or closes a block, such as `----`.
    enum Delimiter: Equatable {
        case listing, literal, comment, passthrough, table(Character), quote, other
    }

    /// The kind of block that a line delimits, or nil.
    static func delimiter(_ line: String) -> Delimiter? {
        if line == "--" { return .other }
        if line.hasPrefix("```") { return .listing }
        guard line.utf8.count >= 4, let first = line.first else { return nil }
        if line.dropFirst() == "===", "|,:!".contains(first) { return .table(first) }
        guard line.allSatisfy({ $0 == first }) else { return nil }
        switch first {
        case "-": return .listing
        case ".": return .literal
        case "/": return .comment
        case "+": return .passthrough
        case "_": return .quote
        case "=", "*": return .other
        default: return nil
        }
    }

    /// A section's title and level; the title of the document has level 1.
    static func heading(_ line: String) -> (level: Int, text: Substring)? {
        guard let first = line.first, first == "=" || first == "#" else { return nil }
        let level = line.prefix { $0 == first }.count
        let rest = line.dropFirst(level)
        guard (1...6).contains(level), rest.first == " " else { return nil }
        let text = rest.trimmed
        return text.isEmpty ? nil : (level, text)
    }

    /// An item of a list: how it is marked, its number if it has one, and its words.
    static func item(_ line: String) -> (mark: String, text: Substring)? {
        let body = Substring(line).trimmed
        let mark = body.prefix { $0 != " " }
        let text = body.dropFirst(mark.utf8.count).trimmed
        guard !text.isEmpty, let first = mark.first else { return nil }
        switch first {
        case "*", ".", "-", "•":
            guard mark.utf8.count <= 6, mark.allSatisfy({ $0 == first }) else { return nil }
            return first == "-" && mark.count > 1 ? nil : (String(mark), text)
        case "0"..."9", "a"..."z", "A"..."Z":
            let isNumber = mark.dropLast().allSatisfy(\.isNumber)
            guard mark.last == ".", isNumber ? mark.count <= 5 : mark.count == 2 && body.count < line.count
            else {
                return nil
            }
            return (String(mark), text)
        case "<":
            return mark == "<.>" || mark.dropFirst().dropLast().allSatisfy(\.isNumber) && mark.last == ">"
                ? (String(mark), text) : nil
        default: return nil
        }
    }

    /// A term and the words of its definition that follow on the line.
    static func term(_ line: String) -> (term: Substring, text: Substring)? {
        for mark in ["::::", ":::", "::", ";;"] {
            guard let range = line.firstRange(of: mark), range.lowerBound != line.startIndex else { continue }
            let rest = line[range.upperBound...]
            guard rest.isEmpty || rest.first == " " else { return nil }
            let term = line[..<range.lowerBound].trimmed
            return term.isEmpty || term.contains("::") ? nil : (term, rest.trimmed)
        }
        return nil
    }

    /// Name and value of an attribute such as `:author: Ida`.
    static func attribute(_ line: String) -> (name: String, value: String)? {
        guard line.first == ":", let end = line.dropFirst().firstIndex(of: ":") else { return nil }
        let name = line[line.index(after: line.startIndex)..<end]
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || "-_!".contains($0) }) else {
            return nil
        }
        return (name.lowercased(), String(line[line.index(after: end)...].trimmed))
    }

    /// The macros that say which lines are read.
    static let directives: Set<String> = ["ifdef", "ifndef", "ifeval", "endif", "include"]

    /// The label of an admonition by its attributes, such as `WARNING`.
    static func admonition(_ attributes: String) -> String? {
        let label = attributes.prefix { $0 != "," && $0 != "#" && $0 != "." && $0 != "%" }
        return ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"].contains(label) ? String(label) : nil
    }

    /// Name, target and attributes of a macro that fills a line, such as `image::pier.png[The pier]`.
    static func macro(_ line: String) -> (name: String, target: Substring, attributes: Substring)? {
        guard line.last == "]", let mark = line.firstRange(of: "::"), let open = line.firstIndex(of: "["),
            mark.upperBound <= open
        else { return nil }
        let name = line[..<mark.lowerBound]
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0 == "_" }) else { return nil }
        return (
            String(name), line[mark.upperBound..<open], line[line.index(after: open)...].dropLast()
        )
    }
}

extension Substring {
    /// Without white space at either end.
    var trimmed: Substring {
        var rest = self
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return rest.drop(while: \.isWhitespace)
    }
}
