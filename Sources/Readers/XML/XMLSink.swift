/// Receives the parser's raw events: the one object that C callbacks reach.
///
/// A first error is kept, and the parser stops at it.
@safe class XMLSink {
    /// What stopped the parse.
    final var failure: ReaderError?

    func start(
        _ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
    ) throws(ReaderError) {}

    func end(_ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) throws(ReaderError) {}

    func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {}
}

/// Hands the raw events to a reader's handler, with names resolved.
final class XMLHandlerSink<Handler: XMLHandler>: XMLSink {
    var handler: Handler
    private let names = XMLNames<Handler.Name>()

    init(_ handler: Handler) {
        self.handler = handler
    }

    override func start(
        _ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
    ) throws(ReaderError) {
        try unsafe handler.start(
            names.name(local: local, uri: uri),
            XMLAttributes(raw: attributes, names: names, localName: local, count: count))
    }

    override func end(_ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) throws(ReaderError) {
        try unsafe handler.end(names.name(local: local, uri: uri))
    }

    override func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        try unsafe handler.text(bytes)
    }
}
