/// One part of a mail: header fields and body (RFC 5322, RFC 2045, RFC 2046).
struct MailPart {
    private let fields: [(name: String, value: [UInt8])]
    private let body: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        var fields: [(name: String, value: [UInt8])] = []
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.endIndex
            var line = bytes[position..<end]
            if line.last == 0x0D { line = line.dropLast() }
            position = min(end + 1, bytes.endIndex)
            if line.isEmpty { break }
            if line.first == 0x20 || line.first == 0x09, !fields.isEmpty {
                fields[fields.count - 1].value += line
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
                fields.append((name, Array(line[(colon + 1)...])))
            } else {
                break
            }
        }
        self.fields = fields
        body = bytes[position...]
    }

    /// The bytes of a field, unfolded.
    private func raw(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

    /// A field with its encoded words read.
    func decoded(_ name: String) -> String? { raw(name).map { EncodedWord.decode($0) } }

    /// The media type in lower case.
    var type: String {
        let value = String(decoding: raw("content-type") ?? [], as: UTF8.self)
        let type = value.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
        return type.isEmpty ? "text/plain" : type
    }

    /// The encoding that a text part declares.
    var charset: String? { parameter("charset", of: "content-type") }

    /// The name of an attached file.
    var fileName: String? {
        let name = parameter("filename", of: "content-disposition") ?? parameter("name", of: "content-type")
        let isAttachment = decoded("content-disposition")?.lowercased().contains("attachment") == true
        return name ?? (isAttachment ? "attachment" : nil)
    }

    private func parameter(_ name: String, of field: String) -> String? {
        guard let value = raw(field) else { return nil }
        let text = String(decoding: value, as: UTF8.self)
        for part in text.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { continue }
            let key = pair[0].filter { !$0.isWhitespace }.lowercased()
            let bare = String(decoding: MarkdownLine.trimmed(Array(pair[1].utf8)[...]), as: UTF8.self)
                .filter { $0 != "\"" }
            if key == name { return EncodedWord.decode(Array(bare.utf8)) }
            if key == name + "*" { return EncodedWord.percentDecoded(bare) }
        }
        return nil
    }

    /// The parts of a multipart body, or none.
    func parts() -> [MailPart] {
        guard type.hasPrefix("multipart/"), let boundary = parameter("boundary", of: "content-type"),
            !boundary.isEmpty
        else { return [] }
        let mark = Array("--".utf8) + Array(boundary.utf8)
        var parts: [MailPart] = []
        var start: Int?
        var position = body.startIndex
        while position < body.endIndex, parts.count < 1_000 {
            let end = body[position...].firstIndex(of: 0x0A) ?? body.endIndex
            if body[position..<end].starts(with: mark) {
                if let start, start <= position { parts.append(MailPart(body[start..<position])) }
                start = min(end + 1, body.endIndex)
                if body[position..<end].dropFirst(mark.count).starts(with: "--".utf8) { return parts }
            }
            position = end + 1
        }
        if let start, start < body.endIndex { parts.append(MailPart(body[start...])) }
        return parts
    }

    /// The body with its transfer encoding undone.
    func content() -> [UInt8] {
        let encoding = decoded("content-transfer-encoding")?.lowercased().filter { !$0.isWhitespace }
        switch encoding {
        case "base64": return TransferEncoding.base64(body)
        case "quoted-printable": return TransferEncoding.quotedPrintable(body)
        default: return Array(body)
        }
    }
}
