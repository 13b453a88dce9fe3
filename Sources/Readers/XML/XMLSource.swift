/// The events of one file: scanned here when it is UTF-8 and must not have a document type, as nearly all parts of office
/// files are, else parsed by libxml2.
@safe struct XMLSource: ~Copyable {
    private enum Kind { case undecided, scanned, parsed }

    private let sink: XMLSink
    private let parsing: XMLParsing
    private let lexicon: XMLLexicon
    private var kind: Kind
    private var start = XMLBuffer(capacity: 16)
    private var scanner: XMLScanner?
    private var parser: LibXML2Parser?

    init(_ sink: XMLSink, _ parsing: XMLParsing, _ lexicon: XMLLexicon) {
        self.sink = sink
        self.parsing = parsing
        self.lexicon = lexicon
        kind = .undecided
        if parsing.documentType == .tolerated { parse() }
    }

    /// Takes the next piece.
    mutating func feed(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        guard kind == .undecided else { return try unsafe pass(bytes) }
        guard start.isEmpty, unsafe decide(bytes, isLast: false) else {
            unsafe start.append(bytes)
            if unsafe decide(start.bytes(), isLast: false) { try unsafe pass(start.bytes()) }
            return
        }
        try unsafe pass(bytes)
    }

    /// Says that the last piece has come.
    mutating func finish() throws(ReaderError) {
        if kind == .undecided, unsafe decide(start.bytes(), isLast: true) { try unsafe pass(start.bytes()) }
        let scanned = try scanner?.finish()
        let parsed = try parser?.finish()
        if scanned == false || parsed == false { lexicon.hasUnresolvedEntities = true }
    }

    /// Chooses by the first bytes; false when more of them are needed.
    private mutating func decide(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> Bool {
        guard let isUTF8 = unsafe XMLText.isUTF8(bytes, isLast: isLast) else { return false }
        if isUTF8 {
            kind = .scanned
            scanner = XMLScanner(sink, parsing, lexicon)
        } else {
            parse()
        }
        return true
    }

    private mutating func parse() {
        kind = .parsed
        // The library keeps names in a dictionary of its own, which ends with the part.
        lexicon.forgetReaders()
        parser = LibXML2Parser(sink, parsing)
    }

    private mutating func pass(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        try unsafe scanner?.feed(bytes)
        try unsafe parser?.feed(bytes)
    }
}
