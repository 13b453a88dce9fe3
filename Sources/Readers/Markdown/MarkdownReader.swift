package import Documents

/// Reads Markdown: CommonMark's blocks and inlines, tables, footnotes and front matter; each block with its lines.
package enum MarkdownReader: Reader {
    package static let format = Format(rawValue: "markdown")

    package static func recognises(_ source: Source) -> Recognition {
        guard PlainTextReader.looksLikeText(source.bytes) else { return .no }
        return ["md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd"].contains(source.fileExtension)
            ? .certain : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let text = TextLines(source.bytes, into: &builder)
        let start = FrontMatter.read(text, into: &builder)
        var parser = MarkdownBlocks(text, builder)
        builder = DocumentBuilder(format: format)
        parser.run(from: start)
        builder = parser.builder
    }
}

/// The block of properties that may stand at the head of a Markdown file, between lines of `---` or `+++`.
enum FrontMatter {
    /// Reads the properties; the number of the first line after them.
    static func read(_ text: TextLines, into builder: inout DocumentBuilder) -> Int {
        guard text.count > 1, ["---", "+++"].contains(trimmed(text.text(1))) else { return 1 }
        let fence = trimmed(text.text(1))
        guard
            let end = (2...text.count).first(where: {
                trimmed(text.text($0)) == fence || trimmed(text.text($0)) == "..."
            })
        else { return 1 }
        var key = ""
        for number in 2..<end {
            let line = text.text(number)
            let isItem = trimmed(line).hasPrefix("- ")
            if let at = line.firstIndex(where: { $0 == ":" || $0 == "=" }), !isItem,
                line.first?.isWhitespace == false
            {
                key = trimmed(line[..<at]).lowercased()
                set(key, trimmed(line[line.index(after: at)...]), &builder)
            } else if isItem, !key.isEmpty {
                set(key, trimmed(trimmed(line).dropFirst(2)), &builder)
            }
        }
        return end + 1
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var bytes = Substring(text).utf8
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return String(Substring(bytes))
    }

    /// The most bytes to which the values of one key are joined.
    private static let longest = 4_096

    private static func set(_ key: String, _ raw: String, _ builder: inout DocumentBuilder) {
        let value = String(
            raw.drop { $0 == "\"" || $0 == "'" }.reversed().drop { $0 == "\"" || $0 == "'" }.reversed())
        guard !value.isEmpty else { return }
        switch key {
        case "title": builder.title = value
        case "author", "authors":
            guard (builder.metadata.author?.utf8.count ?? 0) < longest else { return }
            builder.metadata.author = builder.metadata.author.map { $0 + ", " + value } ?? value
        case "date", "created": builder.metadata.created = value
        case "updated", "modified", "lastmod": builder.metadata.modified = value
        case "lang", "language": builder.metadata.language = value
        case "description", "summary", "abstract": builder.metadata.summary = value
        default:
            let old = builder.metadata.properties[key]
            guard (old?.utf8.count ?? 0) < longest else { return }
            builder.metadata.properties[key] = old.map { $0 + ", " + value } ?? value
        }
    }
}
