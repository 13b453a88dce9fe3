import Documents

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
            let start = position
            position = min(end + 1, bytes.endIndex)
            if line.isEmpty { break }
            if line.first == 0x20 || line.first == 0x09, !fields.isEmpty {
                fields[fields.count - 1].value += line
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
                fields.append((name, Array(line[(colon + 1)...])))
            } else {
                // The body begins without a blank line before it.
                position = start
                break
            }
        }
        self.fields = fields
        body = bytes[position...]
    }

    /// The most bytes of a header that are looked through for its fields.
    private static let longestHeader = 65_536

    /// The names of the header's fields in lower case, where a file is a mail.
    static func fieldNames(_ bytes: [UInt8]) -> Set<String> {
        Set(MailPart(bytes.prefix(longestHeader)).fields.map(\.name))
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
        return name ?? (disposition.contains("attachment") ? "attachment" : nil)
    }

    /// Whether the part is a file or a mail of its own, and not a version of the text or a picture in it that happens to
    /// have a name.
    var isAttached: Bool {
        if type == "message/rfc822" { return true }
        let isOfText = type == "text/plain" || type == "text/html" || type.hasPrefix("image/")
        return fileName != nil && (!isOfText || disposition.contains("attachment"))
    }

    /// The body of a text part.
    var text: DecodedText { TextEncoding.decode(content(), declared: charset) }

    /// Whether the part is a meeting, a task or the like, which no other version of the text holds.
    var isCalendar: Bool { type == "text/calendar" || type == "application/ics" }

    /// Whether the part proves who wrote the others, and says nothing itself.
    var isSignature: Bool {
        ["application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"]
            .contains(type)
    }

    private var disposition: String { decoded("content-disposition")?.lowercased() ?? "" }

    private func parameter(_ name: String, of field: String) -> String? {
        raw(field).flatMap { MailParameters($0)[name] }
    }

    /// How many parts of one body are read, and how many of a mail.
    static let mostParts = 1_000

    /// The parts of a multipart body, or none; one more than are read where there are more.
    func parts() -> [MailPart] {
        guard type.hasPrefix("multipart/"), let boundary = parameter("boundary", of: "content-type"),
            !boundary.isEmpty
        else { return [] }
        let mark = Array("--".utf8) + Array(boundary.utf8)
        var parts: [MailPart] = []
        var start: Int?
        var position = body.startIndex
        while position < body.endIndex, parts.count <= Self.mostParts {
            let end = body[position...].firstIndex(of: 0x0A) ?? body.endIndex
            if let isLast = Self.boundary(body[position..<end], mark) {
                if let start, start <= position { parts.append(MailPart(body[start..<position])) }
                start = min(end + 1, body.endIndex)
                if isLast { return parts }
            }
            position = end + 1
        }
        if let start, start < body.endIndex { parts.append(MailPart(body[start...])) }
        return parts
    }

    /// Whether a line is the last boundary; nil when it is none, such as one of which a boundary is only the beginning.
    private static func boundary(_ line: ArraySlice<UInt8>, _ mark: [UInt8]) -> Bool? {
        guard line.starts(with: mark) else { return nil }
        var rest = line.dropFirst(mark.count)
        let isLast = rest.starts(with: "--".utf8)
        if isLast { rest = rest.dropFirst(2) }
        return rest.allSatisfy { $0 <= 0x20 } ? isLast : nil
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
