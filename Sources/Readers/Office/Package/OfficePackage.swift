import Documents

/// An Open Packaging container (ECMA-376 part 2): parts in a zip, tied together by relationships.
struct OfficePackage: ~Copyable {
    /// The container.
    var archive: ZipArchive
    /// The format's name, for messages.
    let format: String
    let options: ReadingOptions
    /// The names that its parts use.
    let lexicon = XMLLexicon()
    /// The parts whose relationships are damaged, so that what they point to is not found.
    private var severed: [String] = []
    /// What the package itself points to, once it was read.
    private var root: Relationships?

    /// Opens the container of a source.
    init(_ source: Source, format: Format, options: ReadingOptions) throws(ReaderError) {
        archive = try ZipArchive(source.bytes, options: options)
        self.format = format.rawValue
        self.options = options
    }

    /// Parses a part as it is unpacked; nil when there is no such part.
    mutating func parse<Handler: XMLHandler>(
        _ part: String, _ handler: Handler
    ) throws(ReaderError) -> Handler? {
        guard archive.contains(part) else { return nil }
        var parser = XMLParser(handler, format: format, options: options, lexicon: lexicon)
        try unsafe archive.stream(part) { (piece) throws(ReaderError) in try unsafe parser.feed(piece) }
        try parser.finish()
        return parser.handler
    }

    /// Parses a part without what `cutting` takes out of its bytes; nil when there is no such part.
    private mutating func parse<Handler: XMLHandler>(
        _ part: String, _ handler: Handler, cutting: ([UInt8]) -> [UInt8]
    ) throws(ReaderError) -> Handler? {
        guard let bytes = try archive.read(part) else { return nil }
        return try XMLParser.parse(
            cutting(bytes), handler, format: format, options: options, lexicon: lexicon)
    }

    /// Parses a part that the document can do without: when it is damaged, that is a loss.
    ///
    /// - Parameter cutting: takes out of the part's bytes what the reader would skip.
    mutating func parseOptional<Handler: XMLHandler>(
        _ part: String?, _ handler: Handler, _ builder: inout DocumentBuilder,
        cutting: (([UInt8]) -> [UInt8])? = nil
    ) throws(ReaderError) -> Handler? {
        guard let part else { return nil }
        do {
            if let cutting { return try parse(part, handler, cutting: cutting) }
            return try parse(part, handler)
        } catch {
            switch error {
            case .damaged:
                builder.loseDamaged(part)
                return nil
            default: throw error
            }
        }
    }

    /// The document that a part is, in its own format; nil, and a loss, when it cannot be read.
    mutating func document(
        _ part: String, _ builder: inout DocumentBuilder
    ) throws(ReaderError) -> Document? {
        var inner = options
        inner.maximumNesting -= 1
        if options.maximumNesting > 0, let bytes = try archive.read(part),
            let document = try? readDocument(
                Source(name: part, bytes: EmbeddedDocument.content(of: bytes)), options: inner)
        {
            return document
        }
        builder.lose("embedded-text", "Text that is embedded in another format was not read", named: part)
        return nil
    }

    /// The relationships of a part; of the package itself for an empty name.
    mutating func relationships(of part: String) throws(ReaderError) -> Relationships {
        if part.isEmpty, let root { return root }
        let found = try readRelationships(of: part)
        if part.isEmpty { root = found }
        return found
    }

    private mutating func readRelationships(of part: String) throws(ReaderError) -> Relationships {
        let folder = Relationships.folder(of: part)
        let name = part.isEmpty ? ".rels" : part.dropFirst(folder.utf8.count) + ".rels"
        do {
            return try parse(folder + "_rels/" + name, RelationshipsHandler(folder: folder))?.relationships
                ?? Relationships()
        } catch {
            guard case .damaged = error else { throw error }
            severed.append(part.isEmpty ? "the package" : part)
            return Relationships()
        }
    }

    /// The part that holds the document itself.
    ///
    /// - Parameter fallbacks: where it usually is, when the package does not say.
    mutating func mainPart(fallbacks: [String]) throws(ReaderError) -> String {
        if let named = try relationships(of: "").first("officeDocument")?.part, archive.contains(named) {
            return named
        }
        if let usual = fallbacks.first(where: { archive.contains($0) }) { return usual }
        throw .damaged(format: format, detail: "the main part is missing", line: nil)
    }

    /// Says what was lost of the parts that were read.
    func report(to builder: inout DocumentBuilder) {
        for part in severed {
            builder.lose("relationships", "What these parts point to is damaged", named: part)
        }
        lexicon.report(to: &builder)
    }

    /// Reads title, author, dates and further properties into the builder.
    mutating func readProperties(into builder: inout DocumentBuilder) throws(ReaderError) {
        if let doubt = archive.doubt { builder.lose(doubt.code, doubt.message) }
        let package = try relationships(of: "")
        let core = package.first("core-properties")?.part ?? "docProps/core.xml"
        if let found = try parseOptional(core, PropertiesHandler(), &builder) { found.apply(to: &builder) }
        let custom = package.first("custom-properties")?.part ?? "docProps/custom.xml"
        if let found = try parseOptional(custom, PropertiesHandler(), &builder) { found.apply(to: &builder) }
        let extended = package.first("extended-properties")?.part ?? "docProps/app.xml"
        if let found = try parseOptional(extended, PropertiesHandler(), &builder) {
            found.apply(to: &builder)
        }
    }
}

extension DocumentBuilder {
    /// Records that a part of a container is damaged.
    mutating func loseDamaged(_ part: String) {
        lose("part", "Some parts of the file are damaged", named: part)
    }
}
