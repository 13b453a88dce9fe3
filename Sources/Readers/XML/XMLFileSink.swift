/// What a file of any vocabulary holds.
enum XMLFile {
    /// One that may be of a known vocabulary.
    case document(MarkupTree)
    case records(XMLOutline)
}

/// Gathers a file as what its root says that it is: a document of a known vocabulary, or records.
@safe final class XMLFileSink: XMLSink, XMLGatheringSink {
    private let utf8: [UInt8]
    private var document: XMLTreeSink?
    private var records: XMLOutlineSink?

    init(_ utf8: [UInt8]) {
        self.utf8 = utf8
    }

    var rootNamespace: String? { document?.rootNamespace }

    var wordCount: Int { document?.wordCount ?? records?.wordCount ?? 0 }

    func finish() -> XMLFile {
        if let document { return .document(document.finish()) }
        return .records(records?.finish() ?? XMLOutlineSink([]).finish())
    }

    override func start(
        _ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
    ) throws(ReaderError) {
        if document == nil, records == nil { unsafe choose(local, uri) }
        try unsafe document?.start(local, uri, attributes, count)
        try unsafe records?.start(local, uri, attributes, count)
    }

    private func choose(_ root: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) {
        let namespace = unsafe uri.map { unsafe String(cString: $0) }
        if unsafe XMLVocabulary.mayKnow(String(cString: root), namespace) {
            document = XMLTreeSink(utf8)
        } else {
            records = XMLOutlineSink(utf8)
        }
    }

    override func end(_ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) throws(ReaderError) {
        try unsafe document?.end(local, uri)
        try unsafe records?.end(local, uri)
    }

    override func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        try unsafe document?.text(bytes)
        try unsafe records?.text(bytes)
    }
}

/// Gathers the outline of a file.
@safe final class XMLOutlineSink: XMLSink, XMLGatheringSink {
    private var outline: XMLOutline
    private var numbers = XMLNumbers()
    let rootNamespace: String? = nil

    init(_ utf8: [UInt8]) {
        outline = XMLOutline(room: Self.room(utf8))
    }

    /// As many elements as tags begin, which at least eight bytes each is a bound of in sound files.
    private static func room(_ utf8: [UInt8]) -> XMLOutline.Room {
        var tags = 0
        var before: UInt8 = 0
        for byte in utf8 {
            if before == UInt8(ascii: "<"), byte != UInt8(ascii: "/") { tags += 1 }
            before = byte
        }
        return XMLOutline.Room(elements: min(tags, utf8.count / 8) + 2, bytes: utf8.count)
    }

    var wordCount: Int { outline.wordCount }

    func finish() -> XMLOutline {
        outline.finish(numbers.spellings)
        return outline
    }

    override func start(
        _ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
    ) throws(ReaderError) {
        unsafe outline.start(Int(numbers.number(local)))
        for position in 0..<count {
            guard let attribute = unsafe XMLRawAttribute(attributes, position) else { continue }
            unsafe outline.addAttribute(Int(attribute.name(&numbers)), attribute.value)
        }
    }

    override func end(_ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) throws(ReaderError) {
        outline.endElement()
    }

    override func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        unsafe outline.addText(bytes)
    }
}
