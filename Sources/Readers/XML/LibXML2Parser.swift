import CLibXML2

/// The border to libxml2's push parser: bytes in, raw events out, nothing else kept.
@safe struct LibXML2Parser: ~Copyable {
    private static let isReady: Bool = {
        docent_xml_initialise()
        return true
    }()

    private let context: xmlParserCtxtPtr?
    private let state: LibXML2State

    init(_ sink: XMLSink, _ parsing: XMLParsing) {
        _ = Self.isReady
        state = LibXML2State(sink, parsing)
        var handler = unsafe LibXML2Callbacks.table
        unsafe context = unsafe xmlCreatePushParserCtxt(
            &handler, Unmanaged.passUnretained(state).toOpaque(), nil, 0, nil)
        unsafe state.context = context
        var encoding = parsing.isUTF8 ? Int32(XML_PARSE_IGNORE_ENC.rawValue) : 0
        if parsing.recovers { encoding |= Int32(XML_PARSE_RECOVER.rawValue) }
        unsafe xmlCtxtUseOptions(
            context,
            Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_NOCDATA.rawValue) | encoding
        )
    }

    deinit {
        guard let context = unsafe context else { return }
        unsafe xmlFreeDoc(context.pointee.myDoc)
        unsafe context.pointee.myDoc = nil
        unsafe xmlFreeParserCtxt(context)
    }

    /// Parses a piece; long ones are cut, so that guards run between.
    mutating func feed(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        var position = 0
        while position < bytes.count {
            let end = min(position + 65_536, bytes.count)
            let piece = unsafe UnsafeRawBufferPointer(rebasing: bytes[position..<end])
            try unsafe state.guardAttributes(piece)
            state.bytesFed += piece.count
            unsafe try parse(piece, isLast: false)
            position = end
        }
    }

    /// Parses a piece.
    mutating func feed(_ bytes: [UInt8]) throws(ReaderError) {
        let result = unsafe bytes.withUnsafeBytes { buffer in
            Result { () throws(ReaderError) in try unsafe feed(buffer) }
        }
        try result.get()
    }

    /// Whether the file refers to entities that were not followed.
    var hasUnresolvedEntities: Bool { state.entities.unresolved }

    /// Says that the last piece has come.
    ///
    /// - Returns: whether all entities were known.
    @discardableResult
    mutating func finish() throws(ReaderError) -> Bool {
        guard state.bytesFed > 0 else { throw .empty }
        try unsafe parse(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
        return !state.entities.unresolved
    }

    private func parse(_ piece: UnsafeRawBufferPointer, isLast: Bool) throws(ReaderError) {
        guard let context = unsafe context else { throw .memoryLimit }
        _ = unsafe xmlParseChunk(
            context, piece.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(piece.count),
            isLast ? 1 : 0)
        if let failure = state.sink.failure { throw failure }
        guard !state.parsing.recovers, let error = unsafe xmlCtxtGetLastError(context)?.pointee,
            unsafe error.level == XML_ERR_FATAL
        else { return }
        throw unsafe .damaged(
            format: state.parsing.format, detail: "XML error \(error.code)", line: Int(error.line))
    }
}

/// What the callbacks share during one parse.
@safe final class LibXML2State {
    let sink: XMLSink
    let parsing: XMLParsing
    var context: xmlParserCtxtPtr?
    var bytesFed = 0
    var depth = 0
    let entities: LibXML2Entities
    private var assignments = 0

    init(_ sink: XMLSink, _ parsing: XMLParsing) {
        self.sink = sink
        self.parsing = parsing
        entities = LibXML2Entities()
    }

    /// The line being parsed.
    var line: Int? { unsafe (context?.pointee.input?.pointee.line).map { Int($0) } }

    /// Keeps the first error and makes the parser stop.
    func fail(_ error: ReaderError) {
        if sink.failure == nil { sink.failure = error }
        unsafe xmlStopParser(context)
    }

    /// Refuses a tag with very many attributes before the library's quadratic check of their names runs over it.
    ///
    /// Only pieces without any `>` can belong to a tag that is too long, and few files have one.
    func guardAttributes(_ piece: UnsafeRawBufferPointer) throws(ReaderError) {
        guard unsafe !piece.contains(UInt8(ascii: ">")) else {
            assignments = 0
            return
        }
        for position in 1..<max(piece.count, 1) where unsafe piece[position - 1] == UInt8(ascii: "=") {
            if unsafe piece[position] == 0x22 || piece[position] == 0x27 { assignments += 1 }
        }
        guard assignments < 10_000 else {
            throw .tooLarge(detail: "an element has more than 10,000 attributes")
        }
    }
}
