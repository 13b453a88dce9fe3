import Documents

/// Adds mails to a document.
enum MailFlow {
    /// Adds one mail: subject as heading, the header's lines, the text, then what is attached.
    static func append(
        _ message: MailPart, level: Int, nesting: Int, to builder: inout DocumentBuilder,
        options: ReadingOptions
    ) {
        builder.heading(Inline(message.decoded("subject") ?? "(no subject)"), level: level)
        for name in ["From", "To", "Cc", "Date"] {
            guard let value = message.decoded(name.lowercased()), !value.isEmpty else { continue }
            builder.append(.paragraph, "\(name): \(value)")
        }
        for part in shown(message) { append(part, level, nesting, &builder, options) }
    }

    /// The parts that a mail program shows, and the attachments: of alternatives the plain one.
    private static func shown(_ message: MailPart) -> [MailPart] {
        var shown: [MailPart] = []
        var pending = [(message, 0)]
        while let (part, depth) = pending.popLast(), shown.count < 1_000 {
            let parts = depth < 20 ? part.parts() : []
            guard !parts.isEmpty else {
                shown.append(part)
                continue
            }
            if part.type == "multipart/alternative" {
                let best =
                    parts.first { $0.type == "text/html" && parts.count == 1 } ?? parts.first {
                        $0.type == "text/plain"
                    }
                    ?? parts.last
                pending += best.map { [($0, depth + 1)] } ?? []
            } else {
                pending += parts.reversed().map { ($0, depth + 1) }
            }
        }
        return shown
    }

    private static func append(
        _ part: MailPart, _ level: Int, _ nesting: Int, _ builder: inout DocumentBuilder,
        _ options: ReadingOptions
    ) {
        let name = part.fileName
        switch part.type {
        case "text/html" where name == nil:
            let text = TextEncoding.decode(part.content(), declared: part.charset)
            HTMLReader.append(text.bytes, isXML: false, to: &builder, withMetadata: false)
        case "text/plain" where name == nil:
            appendPlain(
                TextLines(TextEncoding.decode(part.content(), declared: part.charset).bytes), to: &builder)
        case "text/css" where name == nil, "text/javascript" where name == nil,
            "application/javascript" where name == nil:
            // How a saved page looks.
            break
        default: appendAttachment(part, name, level, nesting, &builder, options)
        }
    }

    /// Adds plain text: paragraphs between blank lines, and what it quotes of other mails apart.
    static func appendPlain(_ text: TextLines, to builder: inout DocumentBuilder) {
        var paragraph = Inline()
        var isQuoted = false
        for line in text.lines {
            let quoted = line.to > line.from && text.bytes[line.from] == UInt8(ascii: ">")
            if line.isBlank || quoted != isQuoted {
                builder.append(isQuoted ? .quote : .paragraph, paragraph)
                paragraph = Inline()
                isQuoted = quoted
            }
            if line.isBlank { continue }
            paragraph.lineBreak()
            let words = text.text(line)
            paragraph.append(quoted ? words.drop { $0 == ">" || $0 == " " } : words[...])
        }
        builder.append(isQuoted ? .quote : .paragraph, paragraph)
    }

    private static func appendAttachment(
        _ part: MailPart, _ name: String?, _ level: Int, _ nesting: Int, _ builder: inout DocumentBuilder,
        _ options: ReadingOptions
    ) {
        if part.type == "message/rfc822" {
            let inner = MailPart(part.content()[...])
            if nesting < options.maximumNesting {
                append(inner, level: level + 1, nesting: nesting + 1, to: &builder, options: options)
            }
            return
        }
        guard part.type.hasPrefix("image/") == false else {
            if let name { builder.append(.image, name) }
            return
        }
        appendAttachment(
            named: name, part.content(), level: level, nesting: nesting, to: &builder, options: options)
    }

    /// Adds an attached file below its name, read in its own format.
    static func appendAttachment(
        named name: String?, _ bytes: [UInt8], level: Int, nesting: Int, to builder: inout DocumentBuilder,
        options: ReadingOptions
    ) {
        builder.heading(Inline(name ?? "attachment"), level: level + 1)
        let source = Source(name: name ?? "attachment", bytes: bytes, nesting: nesting + 1)
        guard nesting < options.maximumNesting, !source.bytes.isEmpty,
            let reader = FormatTable.reader(for: source)
        else {
            builder.lose("attachment", "An attachment could not be read.")
            return
        }
        do throws(ReaderError) {
            try read(source, by: reader, into: &builder, options: options)
            builder.place = nil
        } catch {
            builder.lose("attachment", "An attachment could not be read: \(error).")
        }
    }

    /// Reads what a mail holds; title and metadata stay the mail's own.
    static func read(
        _ source: Source, by reader: any Reader.Type, into builder: inout DocumentBuilder,
        options: ReadingOptions
    ) throws(ReaderError) {
        let (title, metadata) = (builder.title, builder.metadata)
        defer { (builder.title, builder.metadata) = (title, metadata) }
        try reader.read(source, into: &builder, options: options)
    }
}
