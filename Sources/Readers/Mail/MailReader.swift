package import Documents

/// Reads a mail: its header, its text (HTML before plain), and its attachments in their own formats; also pages that
/// browsers save as one (MHTML), of which the header only tells who saved them.
package enum MailReader: Reader {
    package static let format = Format(rawValue: "email")

    private static let extensions: Set<String> = ["eml", "mht", "mhtml"]

    package static func recognises(_ source: Source) -> Recognition {
        let names = [
            "from:", "received:", "return-path:", "message-id:", "mime-version:", "delivered-to:", "date:",
            "subject:", "to:", "x-",
        ]
        guard names.contains(where: source.beginning.hasPrefix), PlainTextReader.looksLikeText(source.bytes)
        else {
            return extensions.contains(source.fileExtension) && PlainTextReader.looksLikeText(source.bytes)
                ? .named : .no
        }
        if extensions.contains(source.fileExtension) || isExported(source) { return .certain }
        let fields = MailPart.fieldNames(source.bytes)
        let count = ["from", "subject", "date", "to", "mime-version", "message-id"].count {
            fields.contains($0)
        }
        guard count >= 3 else { return .no }
        // What only mail programs write makes it a mail under any name, as in the folders of a server.
        let isSent = fields.contains("message-id") || fields.contains("received")
        return isSent || ["", "msg", "mail", "txt"].contains(source.fileExtension) ? .certain : .no
    }

    /// Whether a file is a page in one file under the name of an Office format, as wikis export theirs to Word.
    private static func isExported(_ source: Source) -> Bool {
        ["doc", "xls"].contains(source.fileExtension) && source.beginning.contains("mime-version:")
            && source.beginning.contains("multipart/related")
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let message = MailPart(source.bytes[...])
        let subject = message.decoded("subject") ?? ""
        // The subject of an export says only what has exported it.
        builder.title = subject.isEmpty || isExported(source) ? nil : subject
        let isSaved = isSavedPage(source, message)
        builder.metadata.author = isSaved ? nil : message.decoded("from")
        builder.metadata.created = message.decoded("date")
        MailFlow.append(
            message, level: 1, nesting: source.nesting, withHeader: !isSaved, to: &builder, options: options)
    }

    private static func isSavedPage(_ source: Source, _ message: MailPart) -> Bool {
        if ["mht", "mhtml"].contains(source.fileExtension) || isExported(source) { return true }
        return message.decoded("from")?.lowercased().hasPrefix("<saved by ") ?? false
    }
}

/// Reads a file of many mails, each beginning with a `From ` line.
package enum MailboxReader: Reader {
    package static let format = Format(rawValue: "mbox")

    package static func recognises(_ source: Source) -> Recognition {
        guard source.beginning.hasPrefix("from "),
            source.beginning.contains("\nfrom:") || source.fileExtension == "mbox"
        else { return .no }
        return PlainTextReader.looksLikeText(source.bytes) ? .certain : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let lines = TextLines(source.bytes).lines
        var start: Int?
        var isAfterBlank = true
        for (index, line) in lines.enumerated() {
            let bytes = source.bytes[line.from..<line.to]
            defer { isAfterBlank = bytes.isEmpty }
            guard isAfterBlank, isSeparator(bytes) else { continue }
            if let start { add(source, start..<line.from, &builder, options) }
            start = index + 1 < lines.count ? lines[index + 1].from : source.bytes.count
            if builder.isFull { return }
        }
        if let start { add(source, start..<source.bytes.count, &builder, options) }
    }

    /// Whether a line begins a mail: its sender and a date, as in `From ida@example.org Mon Mar  4 09:12:00 2024` (RFC 4155).
    private static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.starts(with: "From ".utf8) else { return false }
        let digits = line.count { $0 &- 0x30 < 10 }
        return digits >= 6 && line.contains(UInt8(ascii: ":"))
    }

    private static func add(
        _ source: Source, _ range: Range<Int>, _ builder: inout DocumentBuilder, _ options: ReadingOptions
    ) {
        MailFlow.append(
            MailPart(source.bytes[range]), level: 1, nesting: source.nesting, to: &builder, options: options)
    }
}
