package import Documents

/// Reads mails that Outlook saved (MSG): header, text, and attachments in their own formats.
package enum OutlookReader: Reader {
    package static let format = Format(rawValue: "msg")

    package static func recognises(_ source: Source) -> Recognition {
        CompoundFile.kind(of: source.bytes) == .mail ? .certain : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        guard let storage = CompoundStorage(source.bytes) else {
            throw .damaged(format: "msg", detail: "its directory cannot be read", line: nil)
        }
        let message = OutlookMessage(storage)
        builder.title = message.text(.subject)
        builder.metadata.author = sender(of: message)
        builder.metadata.created = message.date
        append(message, level: 1, nesting: source.nesting, to: &builder, options: options)
    }

    private static func sender(of message: OutlookMessage) -> String? {
        message.person(name: .senderName, addresses: [.senderSMTP, .senderAddress])
    }

    private static func append(
        _ message: OutlookMessage, level: Int, nesting: Int, forwards: Int = 0,
        to builder: inout DocumentBuilder,
        options: ReadingOptions
    ) {
        builder.heading(Inline(message.text(.subject) ?? "(no subject)"), level: level)
        let recipients = message.recipients.compactMap {
            $0.person(name: .displayName, addresses: [.smtp, .address])
        }
        let fields = [
            ("From", sender(of: message)), ("To", message.text(.to) ?? recipients.joined(separator: "; ")),
            ("Cc", message.text(.copies)), ("Date", message.date),
        ]
        for case (let name, let value?) in fields where !value.isEmpty {
            builder.append(.paragraph, "\(name): \(value)")
        }
        appendBody(message, to: &builder, options: options)
        for attachment in message.attachments {
            guard let inner = attachment.embedded else {
                append(attachment: attachment, level, nesting, &builder, options)
                continue
            }
            guard MailFlow.mayForward(forwards, &builder) else { continue }
            append(
                inner, level: level + 1, nesting: nesting, forwards: forwards + 1, to: &builder,
                options: options)
        }
    }

    /// The best version of the text.
    private static func appendBody(
        _ message: OutlookMessage, to builder: inout DocumentBuilder, options: ReadingOptions
    ) {
        let page = (message.bytes(.html) ?? message.text(.html).map { Array($0.utf8) })
            .map { TextEncoding.decode($0, declared: message.encoding).bytes }
        let text = message.text(.body)
        let packed = message.bytes(.compressedRTF)
        let versions: [(version: MailVersion, words: Int)] = [
            (.page, page.map { MailVersion.words(page: $0) } ?? 0),
            (.plain, text.map { MailVersion.words($0) } ?? 0), (.richText, packed == nil ? 0 : 1),
        ]
        switch MailVersion.best(versions).map({ versions[$0].version }) {
        case .page: MailFlow.append(page: page ?? [], to: &builder)
        case .plain: MailFlow.appendPlain(TextLines(Array((text ?? "").utf8)), to: &builder)
        case .richText: append(richText: packed ?? [], to: &builder, options: options)
        case .other, nil: break
        }
    }

    private static func append(
        richText packed: [UInt8], to builder: inout DocumentBuilder, options: ReadingOptions
    ) {
        let source = Source(name: "body.rtf", bytes: CompressedRTF.unpack(packed))
        do throws(ReaderError) {
            try MailFlow.read(source, by: RTFReader.self, into: &builder, options: options)
        } catch {
            builder.lose("body", "The text of the mail could not be read.")
        }
    }

    private static func append(
        attachment: OutlookMessage, _ level: Int, _ nesting: Int, _ builder: inout DocumentBuilder,
        _ options: ReadingOptions
    ) {
        let name =
            attachment.text(.fileName) ?? attachment.text(.shortFileName) ?? attachment.text(.displayName)
        let bytes = attachment.bytes(.data) ?? []
        guard ImageReader.recognises(Source(name: name ?? "", bytes: bytes)) == .no else {
            if let name { builder.append(.image, name) }
            return
        }
        MailFlow.appendAttachment(
            named: name, bytes, level: level, nesting: nesting, to: &builder,
            options: options)
    }
}
