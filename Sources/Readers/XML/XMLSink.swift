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

/// A reader's handler, where the parser's closures and its owner both reach it.
///
/// It lies behind a pointer, since each access to a variable of an object would be checked for exclusivity at run time.
@safe final class XMLHandlerBox<Handler: XMLHandler> {
    let pointer: UnsafeMutablePointer<Handler>

    init(_ handler: Handler) {
        unsafe pointer = UnsafeMutablePointer<Handler>.allocate(capacity: 1)
        unsafe pointer.initialize(to: handler)
    }

    deinit {
        unsafe pointer.deinitialize(count: 1)
        unsafe pointer.deallocate()
    }

    var handler: Handler { unsafe pointer.pointee }
}

/// Hands the raw events to a reader's handler, with names resolved.
///
/// The closures are made where the handler's type is known, so that the compiler specialises them: the methods of
/// a generic class would look its types up at run time for every event.
@safe final class XMLHandlerSink: XMLSink {
    private let onStart:
        (
            UnsafePointer<UInt8>, UnsafePointer<UInt8>?, UnsafeMutablePointer<UnsafePointer<UInt8>?>?, Int
        ) throws(ReaderError) -> Void
    private let onEnd: (UnsafePointer<UInt8>, UnsafePointer<UInt8>?) throws(ReaderError) -> Void
    private let onText: (UnsafeRawBufferPointer) throws(ReaderError) -> Void

    init<Handler: XMLHandler>(_ box: XMLHandlerBox<Handler>, _ names: XMLNames<Handler.Name>) {
        unsafe onStart = { (local, uri, attributes, count) throws(ReaderError) in
            try unsafe box.pointer.pointee.start(
                names.name(local: local, uri: uri),
                XMLAttributes(raw: attributes, names: names, count: count))
        }
        unsafe onEnd = { (local, uri) throws(ReaderError) in
            try unsafe box.pointer.pointee.end(names.name(local: local, uri: uri))
        }
        unsafe onText = { (bytes) throws(ReaderError) in try unsafe box.pointer.pointee.text(bytes) }
    }

    override func start(
        _ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
    ) throws(ReaderError) {
        try unsafe onStart(local, uri, attributes, count)
    }

    override func end(_ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) throws(ReaderError) {
        try unsafe onEnd(local, uri)
    }

    override func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        try unsafe onText(bytes)
    }
}
