/// Reads XML piece by piece and hands its events to a handler.
///
/// No file or address is ever opened: a document type is refused or skipped, external entities stay unread. Feed
/// pieces of any size, then call ``finish()``. After an error the handler still holds what came before it.
///
///     var parser = XMLParser(CellHandler(), format: "xlsx", options: options)
///     try parser.feed(piece)
///     try parser.finish()
///     parser.handler
struct XMLParser<Handler: XMLHandler>: ~Copyable {
    private let box: XMLHandlerBox<Handler>
    private let format: String
    private var source: XMLSource

    /// Makes a parser.
    ///
    /// - Parameters:
    ///   - format: the format's name, for messages.
    ///   - documentType: what a `<!DOCTYPE …>` means; containers of office formats must not have one.
    ///   - lexicon: the names that the parts of the file have used so far.
    init(
        _ handler: Handler, format: String, options: ReadingOptions,
        documentType: XMLDocumentType = .refused, lexicon: XMLLexicon = XMLLexicon()
    ) {
        box = XMLHandlerBox(handler)
        self.format = format
        lexicon.beginPart()
        source = XMLSource(
            XMLHandlerSink(box, lexicon.names(of: Handler.Name.self)),
            XMLParsing(format: format, documentType: documentType, maximumDepth: options.maximumDepth),
            lexicon)
    }

    /// The handler, with what it has gathered so far.
    var handler: Handler { box.handler }

    /// Parses the next piece.
    mutating func feed(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        try unsafe source.feed(bytes)
    }

    /// Parses the next piece.
    mutating func feed(_ bytes: [UInt8]) throws(ReaderError) {
        let result = unsafe bytes.withUnsafeBytes { buffer in
            Result { () throws(ReaderError) in try unsafe feed(buffer) }
        }
        try result.get()
    }

    /// Says that the last piece has come.
    ///
    /// - Throws: ``ReaderError``; `damaged` where there was no byte, since a part without any is none.
    mutating func finish() throws(ReaderError) {
        do throws(ReaderError) {
            try source.finish()
        } catch {
            throw error == .empty ? .damaged(format: format, detail: "empty", line: nil) : error
        }
    }

    /// Parses a whole file, or part of a container, at once.
    static func parse(
        _ bytes: [UInt8], _ handler: Handler, format: String, options: ReadingOptions,
        documentType: XMLDocumentType = .refused, lexicon: XMLLexicon = XMLLexicon()
    ) throws(ReaderError) -> Handler {
        var parser = XMLParser(
            handler, format: format, options: options, documentType: documentType, lexicon: lexicon)
        try parser.feed(bytes)
        try parser.finish()
        return parser.handler
    }
}

/// What a `<!DOCTYPE …>` in a file means.
enum XMLDocumentType {
    /// The format forbids it: the file is refused.
    case refused
    /// It is skipped, and nothing that it names is loaded; its short text entities are understood.
    case tolerated
}

/// How one file is parsed.
struct XMLParsing {
    /// The format's name, for messages.
    let format: String
    /// What a document type means.
    let documentType: XMLDocumentType
    /// How deep elements may nest.
    let maximumDepth: Int
    /// Whether the bytes are UTF-8 whatever their declaration says.
    var isUTF8 = false
    /// Whether the library shall go on after errors as well as it can.
    var recovers = false
}
