import Documents

/// Adds mails to a document.
enum MailFlow {
    /// Adds one mail: subject as heading, the header's lines, the text, then what is attached.
    static func append(
        _ message: MailPart, level: Int, nesting: Int, forwards: Int = 0, withHeader: Bool = true,
        to builder: inout DocumentBuilder, options: ReadingOptions
    ) {
        if withHeader { appendHeader(message, level, &builder) }
        for part in shown(message, &builder) {
            if part.type == "message/rfc822" {
                append(forwarded: part, level, nesting, forwards, &builder, options)
            } else if !withHeader, part.type == "text/html", part.fileName == nil {
                HTMLReader.append(part.text.bytes, isXML: false, to: &builder, withMetadata: false)
            } else {
                append(part, level, nesting, &builder, options)
            }
        }
    }

    private static func appendHeader(_ message: MailPart, _ level: Int, _ builder: inout DocumentBuilder) {
        builder.heading(Inline(message.decoded("subject") ?? "(no subject)"), level: level)
        for name in ["From", "To", "Cc", "Date"] {
            guard let value = message.decoded(name.lowercased()), !value.isEmpty else { continue }
            builder.append(.paragraph, "\(name): \(value)")
        }
    }

    /// How many mails may be forwarded one within another; they are no containers, which have a limit of their own.
    private static let mostForwards = 20

    /// Whether one more forwarded mail is read within so many others; else the loss is noted.
    static func mayForward(_ forwards: Int, _ builder: inout DocumentBuilder) -> Bool {
        if forwards < mostForwards { return true }
        builder.lose("nesting", "Mails forwarded within more than \(mostForwards) others were not read.")
        return false
    }

    private static func append(
        forwarded part: MailPart, _ level: Int, _ nesting: Int, _ forwards: Int,
        _ builder: inout DocumentBuilder, _ options: ReadingOptions
    ) {
        guard mayForward(forwards, &builder) else { return }
        append(
            MailPart(part.content()[...]), level: level + 1, nesting: nesting, forwards: forwards + 1,
            to: &builder, options: options)
    }

    /// The parts that a mail program shows, and the attachments: of alternatives the best one, and the files and
    /// meetings of the others; each meeting once, since invitations hold theirs as a part and as a file.
    private static func shown(_ message: MailPart, _ builder: inout DocumentBuilder) -> [MailPart] {
        var meetings: Set<[UInt8]> = []
        return parts(message, &builder).filter { part in
            !part.isSignature && (!part.isCalendar || meetings.insert(part.content()).inserted)
        }
    }

    /// How deep bodies of several parts lie one within another at most.
    private static let deepest = 20

    private static func parts(_ message: MailPart, _ builder: inout DocumentBuilder) -> [MailPart] {
        var shown: [MailPart] = []
        var pending = [(part: message, depth: 0, onlyFiles: false)]
        while let (part, depth, onlyFiles) = pending.popLast() {
            guard shown.count < MailPart.mostParts else {
                builder.lose("parts", "Of a mail only the first \(MailPart.mostParts) parts were read.")
                break
            }
            let parts = part.parts()
            guard parts.isEmpty || depth < deepest else {
                builder.lose("nesting", "Parts of a mail within more than \(deepest) others were not read.")
                continue
            }
            guard !parts.isEmpty else {
                if !onlyFiles || part.isAttached || part.isCalendar { shown.append(part) }
                continue
            }
            let chosen = part.type == "multipart/alternative" ? MailVersion.best(of: parts) : nil
            for (index, inner) in parts.enumerated().reversed() where index != chosen {
                pending.append((inner, depth + 1, onlyFiles || chosen != nil))
            }
            if let chosen { pending.append((parts[chosen], depth + 1, onlyFiles)) }
        }
        return shown
    }

    private static func append(
        _ part: MailPart, _ level: Int, _ nesting: Int, _ builder: inout DocumentBuilder,
        _ options: ReadingOptions
    ) {
        let name = part.fileName
        switch part.type {
        case "text/html" where name == nil: append(page: part.text.bytes, to: &builder)
        case "text/plain" where name == nil: appendPlain(TextLines(part.text.bytes), to: &builder)
        case "text/calendar" where name == nil:
            ContentLines.append(part.text.bytes, level: level + 1, isFile: false, to: &builder)
        case "text/css" where name == nil, "text/javascript" where name == nil,
            "application/javascript" where name == nil:
            // How a saved page looks.
            break
        default: appendAttachment(part, name, level, nesting, &builder, options)
        }
    }

    /// Adds the page that a mail's text is; it has no navigation, and lists of links in it count.
    static func append(page utf8: [UInt8], to builder: inout DocumentBuilder) {
        HTMLReader.append(utf8, isXML: false, to: &builder, withMetadata: false, isLetter: true)
    }

    /// Adds plain text: paragraphs between blank lines, and what it quotes of other mails apart, also from what these quote.
    static func appendPlain(_ text: TextLines, to builder: inout DocumentBuilder) {
        var paragraph = Inline()
        var depth = 0
        for line in text.lines {
            let words = line.isBlank ? "" : text.text(line)
            let marks = words.prefix { words.first == ">" && ($0 == ">" || $0 == " ") }
            let level = marks.count { $0 == ">" }
            if words.count == marks.count || level != depth {
                builder.append(depth > 0 ? .quote : .paragraph, paragraph)
                paragraph = Inline()
                depth = level
            }
            if words.count == marks.count { continue }
            paragraph.lineBreak()
            paragraph.append(words[marks.endIndex...])
        }
        builder.append(depth > 0 ? .quote : .paragraph, paragraph)
    }

    private static func appendAttachment(
        _ part: MailPart, _ name: String?, _ level: Int, _ nesting: Int, _ builder: inout DocumentBuilder,
        _ options: ReadingOptions
    ) {
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
        let title = name ?? "attachment"
        let file = Source(name: title, bytes: bytes, nesting: nesting + 1)
        let source = FlatPackage.container(of: file) ?? file
        guard !["p7s", "sig"].contains(source.fileExtension) else { return }
        builder.heading(Inline(title), level: level + 1)
        let outer = builder.part
        builder.part = outer.map { "\($0)/\(title)" } ?? title
        builder.headingsAbove += level + 1
        defer {
            builder.headingsAbove -= level + 1
            builder.part = outer
        }
        do throws(ReaderError) {
            guard nesting < options.maximumNesting else {
                throw .tooLarge(detail: "within more than \(nesting) others")
            }
            guard !source.bytes.isEmpty else { throw .empty }
            guard let reader = FormatTable.reader(for: source) else {
                throw FormatTable.refusal(of: source)
            }
            try read(source, by: reader, into: &builder, options: options)
            builder.place = nil
        } catch {
            builder.place = nil
            builder.lose(
                "attachment", "Some attachments could not be read", named: "\(title) (\(error))")
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
