package import Documents

/// Reads books: EPUB 2 and 3, in the order of their spine.
package enum EPUBReader: Reader {
    package static let format = Format(rawValue: "epub")

    package static func recognises(_ source: Source) -> Recognition {
        source.container == .epub ? .certain : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        var book = try Book(source, options: options)
        try book.read(into: &builder)
    }
}

/// The files of one book.
private struct Book: ~Copyable {
    private var archive: ZipArchive
    private let options: ReadingOptions
    private let folder: String
    private let publication: PublicationHandler
    private let shelf = StyleShelf()

    init(_ source: Source, options: ReadingOptions) throws(ReaderError) {
        var archive = try ZipArchive(source.bytes, options: options)
        let root = try Self.root(&archive, options)
        guard let bytes = try archive.read(root) else {
            throw .damaged(format: "epub", detail: "the package document is missing", line: nil)
        }
        let publication = try XMLParser.parse(
            bytes, PublicationHandler(), format: "epub", options: options, documentType: .tolerated)
        folder = Relationships.folder(of: root)
        self.publication = publication
        self.archive = archive
        self.options = options
    }

    private static func root(_ archive: inout ZipArchive, _ options: ReadingOptions) throws(ReaderError)
        -> String
    {
        if let container = try archive.read("META-INF/container.xml") {
            let found = try? XMLParser.parse(
                container, ContainerHandler(), format: "epub", options: options, documentType: .tolerated)
            if let path = found?.path { return Relationships.resolve(path, from: "") }
        }
        return archive.names.first { $0.hasSuffix(".opf") } ?? "content.opf"
    }

    mutating func read(into builder: inout DocumentBuilder) throws(ReaderError) {
        if archive.contains("META-INF/rights.xml") { throw .encrypted }
        let sealed = try sealed()
        if let doubt = archive.doubt { builder.lose(doubt.code, doubt.message) }
        publication.apply(to: &builder)
        let titles = try chapterTitles()
        try readSheets()
        for item in publication.spine {
            guard let part = publication.items[item.id] else { continue }
            guard part.isPage else {
                Self.lose("\(part.href) (no page of text)", &builder)
                continue
            }
            let path = Relationships.resolve(part.href, from: folder)
            if sealed.contains(path) { throw .encrypted }
            guard let bytes = try page(path, &builder) else { continue }
            if part.isDrawing {
                try drawing(Source(name: path, bytes: bytes, nesting: 1), &builder)
                continue
            }
            let isNavigation = part.isNavigation || !item.isLinear
            append(consume bytes, at: path, title: titles[path], isNavigation: isNavigation, to: &builder)
        }
    }

    /// The files that `META-INF/encryption.xml` names: fonts are often obfuscated, but a page among them cannot be read.
    private mutating func sealed() throws(ReaderError) -> Set<String> {
        guard let bytes = try archive.read("META-INF/encryption.xml") else { return [] }
        let found = try? XMLParser.parse(
            bytes, EncryptionHandler(), format: "epub", options: options, documentType: .tolerated)
        return Set((found?.paths ?? []).map { Relationships.resolve($0, from: "") })
    }

    /// How many bytes of style sheets are kept, which is more than books have.
    private static let maximumSheets = 2 << 20

    /// Reads the style sheets, of which one that is damaged hides nothing.
    private mutating func readSheets() throws(ReaderError) {
        var left = Self.maximumSheets
        for item in publication.items.values.sorted(by: { $0.href < $1.href }) where item.type == "text/css" {
            let path = Relationships.resolve(item.href, from: folder)
            guard let size = archive.declaredSize(of: path), size <= left else { continue }
            do throws(ReaderError) {
                guard let bytes = try archive.read(path) else { continue }
                shelf.put(bytes, at: path)
                left -= bytes.count
            } catch {
                guard case .damaged = error else { throw error }
            }
        }
    }

    private mutating func page(_ path: String, _ builder: inout DocumentBuilder) throws(ReaderError)
        -> [UInt8]?
    {
        do {
            guard let bytes = try archive.read(path) else {
                Self.lose("\(path) (missing)", &builder)
                return nil
            }
            return bytes
        } catch {
            guard case .damaged = error else { throw error }
            Self.lose("\(path) (damaged)", &builder)
            return nil
        }
    }

    /// Adds the words of a page that is drawn.
    private func drawing(_ source: Source, _ builder: inout DocumentBuilder) throws(ReaderError) {
        do {
            try SVGReader.read(source, into: &builder, options: options)
        } catch {
            guard case .damaged = error else { throw error }
            Self.lose("\(source.name) (damaged)", &builder)
        }
    }

    private static func lose(_ chapter: String, _ builder: inout DocumentBuilder) {
        builder.lose("part", "Some chapters of the book could not be read", named: chapter)
    }

    /// Adds a chapter; one without a heading of its own gets its title from the table of contents.
    private func append(
        _ bytes: consuming [UInt8], at path: String, title: Inline?, isNavigation: Bool,
        to builder: inout DocumentBuilder
    ) {
        builder.layer = isNavigation ? .furniture : .body
        defer { builder.layer = .body }
        let page = Self.text(of: consume bytes)
        let hasHeading = Self.hasHeading(page)
        if let title, !hasHeading, !isNavigation, !title.text.hasPrefix("Section ") {
            builder.heading(title, level: 1)
        }
        let folder = Relationships.folder(of: path)
        let shelf = shelf
        HTMLReader.append(
            consume page, isXML: true, to: &builder, withMetadata: false, isLetter: true,
            linked: { shelf.sheet(at: Relationships.resolve($0, from: folder)) })
    }

    private static func text(of bytes: consuming [UInt8]) -> [UInt8] {
        TextEncoding.decode(bytes, declared: nil).bytes
    }

    private static func hasHeading(_ bytes: [UInt8]) -> Bool {
        for position in bytes.indices.dropLast(3) where bytes[position] == UInt8(ascii: "<") {
            let isH = bytes[position + 1] | 0x20 == UInt8(ascii: "h")
            if isH, (0x31...0x36).contains(bytes[position + 2]) { return true }
        }
        return false
    }

    /// Titles of chapters by file, from the navigation document or the NCX.
    private mutating func chapterTitles() throws(ReaderError) -> [String: Inline] {
        let items = publication.items.values.sorted { $0.href < $1.href }
        for part in items.filter(\.isNavigation) + items.filter(\.isContents) {
            let path = Relationships.resolve(part.href, from: folder)
            guard let bytes = try archive.read(path) else { continue }
            let handler = ContentsHandler(folder: Relationships.folder(of: path))
            let found = try? XMLParser.parse(
                bytes, handler, format: "epub", options: options, documentType: .tolerated)
            if let found, !found.titles.isEmpty { return found.titles }
        }
        return [:]
    }
}
