/// The compact binary form, for the index and for the process that reads files.
///
/// A version byte, then every part in the order of its declaration; see ``ByteWriter`` for numbers and strings.
/// Ranges are written as distances from the range before them. The reading side takes nothing for granted.
extension Document {
    static let codingVersion: UInt8 = 1

    /// The compact binary form.
    package func encoded() -> [UInt8] { encodedAroundText().bytes }

    /// The compact binary form, and where in it the text begins: any range of the text can be read from there alone.
    package func encodedAroundText() -> (bytes: [UInt8], textStart: Int) {
        var writer = ByteWriter(capacity: text.utf8.count + text.utf8.count / 2 + 64 * blocks.count)
        writeStart(to: &writer) { $0.longString(text) }
        let textStart = writer.bytes.count - text.utf8.count
        writeRest(to: &writer)
        return (writer.bytes, textStart)
    }

    /// Sends the compact binary form away in pieces of about a megabyte.
    package func encode(to send: ([UInt8]) -> Void) {
        encode(to: send) { $0.longString(text) }
    }

    /// Sends the compact binary form away, whose text is written by someone else.
    func encode(to send: ([UInt8]) -> Void, text: (inout ByteWriter) -> Void) {
        withoutActuallyEscaping(send) { send in
            var writer = ByteWriter(sendingTo: send)
            writeStart(to: &writer, text: text)
            writeRest(to: &writer)
            writer.finish()
        }
    }

    private func writeStart(to writer: inout ByteWriter, text: (inout ByteWriter) -> Void) {
        writer.byte(Self.codingVersion)
        writer.string(format.rawValue)
        writer.string(title)
        metadata.write(to: &writer)
        text(&writer)
    }

    private func writeRest(to writer: inout ByteWriter) {
        writer.blocks(blocks)
        writer.links(links)
        writer.number(losses.count)
        for loss in losses {
            writer.string(loss.code)
            writer.string(loss.message)
        }
    }

    /// Reads the compact binary form.
    package init(decoding bytes: [UInt8]) throws(DocumentsError) {
        self = try bytes.withUnsafeBytes { buffer in
            Result { () throws(DocumentsError) in try Document(decoding: buffer) }
        }.get()
    }

    /// Reads the compact binary form; nothing of `bytes` is kept.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(DocumentsError) {
        var reader = ByteReader(bytes)
        let version = try reader.byte()
        guard version == Self.codingVersion else { throw .unknownVersion(Int(version)) }
        let format = Format(rawValue: try reader.string("format"))
        let title = try reader.string("title")
        let metadata = try Metadata(from: &reader)
        let text = try reader.string("text")
        let blocks = try reader.blocks(end: text.utf8.count)
        let links = try reader.links(end: text.utf8.count)
        let losses = try reader.losses()
        guard reader.left == 0 else { throw reader.damaged("end") }
        self.init(
            format: format, title: title, metadata: metadata, text: text, blocks: blocks, links: links,
            losses: losses)
    }
}

extension Metadata {
    fileprivate func write(to writer: inout ByteWriter) {
        for part in [author, language, created, modified, canonicalURL, summary, encoding] {
            writer.optional(part)
        }
        writer.number(properties.count)
        for (name, value) in properties.sorted(by: { $0.key < $1.key }) {
            writer.string(name)
            writer.string(value)
        }
    }

    fileprivate init(from reader: inout ByteReader) throws(DocumentsError) {
        self.init(
            author: try reader.optional("author"), language: try reader.optional("language"),
            created: try reader.optional("created"), modified: try reader.optional("modified"),
            canonicalURL: try reader.optional("address"), summary: try reader.optional("summary"),
            encoding: try reader.optional("encoding"))
        for _ in 0..<(try reader.count("properties")) {
            let name = try reader.string("property")
            properties[name] = try reader.string("property")
        }
    }
}

extension ByteWriter {
    fileprivate mutating func links(_ links: [Link]) {
        number(links.count)
        for link in links {
            number(link.range.lowerBound)
            number(link.range.count)
            string(link.target)
            pause()
        }
    }
}

extension ByteReader {
    fileprivate mutating func links(end: Int) throws(DocumentsError) -> [Link] {
        let count = try count("links")
        var links: [Link] = []
        links.reserveCapacity(count)
        for _ in 0..<count {
            var start = 0
            let range = try range("link", after: &start, end: end)
            links.append(Link(range: range, target: try string("link")))
        }
        return links
    }

    fileprivate mutating func losses() throws(DocumentsError) -> [Loss] {
        var losses: [Loss] = []
        for _ in 0..<(try count("losses")) {
            losses.append(Loss(code: try string("loss"), message: try string("loss")))
        }
        return losses
    }
}
