extension Document {
    /// What the file says about itself, as YAML between two rules, to stand before its Markdown.
    package var frontMatter: String { "---\n" + statements + "---\n\n" }

    /// What the file says about itself, a line each as `name: value`; values that YAML could take for something else are quoted.
    package var statements: String {
        let known: [(String, String?)] = [
            ("title", title), ("author", metadata.author), ("language", metadata.language),
            ("created", metadata.created), ("modified", metadata.modified),
            ("address", metadata.canonicalURL),
            ("summary", metadata.summary), ("encoding", metadata.encoding),
        ]
        let properties = metadata.properties.sorted { $0.key < $1.key }.map { ($0.key, Optional($0.value)) }
        return (known + properties).reduce(into: "") { lines, statement in
            guard let value = statement.1, !value.isEmpty else { return }
            lines += "\(Self.scalar(statement.0)): \(Self.scalar(value))\n"
        }
    }

    /// A YAML scalar: plain where nobody can misread it, else in double quotes (YAML 1.2.2, 7.3).
    private static func scalar(_ text: String) -> String {
        let isPlain =
            text.first?.isLetter == true && text.last?.isWhitespace == false
            && text.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || " .-_/0123456789".unicodeScalars.contains($0)
            }
            && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(text.lowercased())
        if isPlain { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                quoted += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
