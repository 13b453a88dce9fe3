import Documents

/// The parts of one OpenDocument file: members of a container, or one flat file that holds them all.
struct ODFParts: ~Copyable {
    /// The container, unless the file is flat.
    private var archive: ZipArchive?
    private let flat: [UInt8]
    private let format: Format
    private let options: ReadingOptions
    /// The names that its parts use.
    private let lexicon = XMLLexicon()
    private var styles = ODFStyles()
    /// The content between the reading of its styles and of its text.
    private var content: [UInt8]?
    /// How many bytes the content has.
    private var contentCount = 0
    /// Whether the common styles may hold running headers or footers.
    private var holdsMargins = true

    init(_ source: Source, format: Format, options: ReadingOptions) throws(ReaderError) {
        let isFlat = source.container == .none
        archive = isFlat ? nil : try ZipArchive(source.bytes, options: options)
        flat = isFlat ? source.bytes : []
        self.format = format
        self.options = options
    }

    /// How surely a source is an OpenDocument file of a kind, packed or flat.
    static func recognises(_ source: Source, _ kind: ContainerKind) -> Recognition {
        if source.container == kind { return .certain }
        return flatKind(source) == kind ? .certain : .no
    }

    /// The kind of a flat file, by the media type in its first element.
    private static func flatKind(_ source: Source) -> ContainerKind {
        guard source.bytes.first != 0x50, source.startHolds("office:mimetype=", within: 8_192) else {
            return .none
        }
        let head = String(decoding: source.bytes.prefix(8192), as: UTF8.self)
        guard let mark = head.firstRange(of: "office:mimetype=") else { return .none }
        let type = head[mark.upperBound...].dropFirst().prefix(80)
        let prefix = "application/vnd.oasis.opendocument."
        guard type.hasPrefix(prefix) else { return .none }
        let name = type.dropFirst(prefix.count)
        if name.hasPrefix("text") { return .odfText }
        if name.hasPrefix("spreadsheet") { return .odfSheets }
        return name.hasPrefix("presentation") || name.hasPrefix("graphics") ? .odfSlides : .none
    }

    mutating func read(into builder: inout DocumentBuilder) throws(ReaderError) {
        try checkEncryption()
        if let found = try parse("meta.xml", PropertiesHandler()) { found.apply(to: &builder) }
        if let found = try parse("styles.xml", ODFStylesHandler(styles)) { styles = found.styles }
        try readContentStyles()
        if builder.metadata.language == nil { builder.metadata.language = styles.language }
        let isSheets = format == ODSReader.format
        let flow = try readContent(isSheets: isSheets, into: &builder)
        for (name, target) in flow.definedNames {
            builder.metadata.properties["defined name " + name] = target
        }
        if !isSheets { try add(flow, to: &builder) }
        try addMargins(flow, to: &builder)
        lexicon.report(to: &builder)
    }

    /// Reads the styles that the content begins with; nothing behind them is looked at.
    private mutating func readContentStyles() throws(ReaderError) {
        guard archive != nil, let bytes = try member("content.xml") else { return }
        content = bytes
        contentCount = bytes.count
        let end = Self.body.first(in: bytes) ?? bytes.count
        var parser = XMLParser(
            ODFStylesHandler(styles), format: format.rawValue, options: options, lexicon: lexicon)
        try parser.feed(Array(bytes[..<end]))
        styles = parser.handler.styles
    }

    private static let body = ByteSearch("<office:body")

    /// Reads the content; what came before damage is kept for sheets, which stream.
    private mutating func readContent(
        isSheets: Bool, into builder: inout DocumentBuilder
    ) throws(ReaderError) -> ODFFlow {
        guard isSheets else {
            guard let flow = try parse("content.xml", ODFFlow(styles: styles)) else {
                throw .damaged(format: format.rawValue, detail: "content.xml is missing", line: nil)
            }
            return flow
        }
        let regions = SheetRegions(builder: builder, layer: nil)
        guard let flow = try parse("content.xml", ODFFlow(styles: styles, regions: regions)) else {
            throw .damaged(format: format.rawValue, detail: "content.xml is missing", line: nil)
        }
        if let regions = flow.regions { builder = regions.builder }
        let objects = try objects(below: flow.onSheets.map(\.item), &builder)
        for (place, item) in flow.onSheets {
            guard case .reference(.chart(let part)) = item else { continue }
            builder.place = place
            builder.append(objects[part] ?? [])
        }
        builder.place = nil
        builder.layer = .body
        return flow
    }

    private mutating func add(_ flow: ODFFlow, to builder: inout DocumentBuilder) throws(ReaderError) {
        let pieces = flow.items.filter(\.isCompound) + flow.pages.flatMap(\.shapes).flatMap(\.compoundItems)
        let objects = try objects(below: pieces, &builder)
        builder.reserve(contentCount)
        builder.append(flow.items) { reference, builder in
            if case .chart(let part) = reference { builder.append(objects[part] ?? []) }
        }
        var footers: Set<Inline> = []
        for (position, page) in flow.pages.enumerated() {
            Self.add(page, number: position + 1, objects, &footers, to: &builder)
        }
        builder.place = nil
        builder.layer = .body
    }

    private static func add(
        _ page: ODFPage, number: Int, _ objects: [String: [FlowItem]], _ footers: inout Set<Inline>,
        to builder: inout DocumentBuilder
    ) {
        let shapes = SlidePage.ordered(page.shapes)
        let title = shapes.first { $0.role == .title }?.plainText
        let slide = SlidePage(number: number, title: title.flatMap { $0.isEmpty ? nil : $0.text })
        builder.layer = page.isHidden ? .hidden : .body
        for shape in shapes { slide.add(shape.with(objects), DrawingParts(), &footers, to: &builder) }
        builder.place = .slide(number: number, title: slide.title, shape: nil)
        builder.append(.note, page.notes, place: .slide(number: number, title: slide.title, shape: "notes"))
        builder.append(page.comments)
    }

    /// Embedded charts and formulas, by part.
    private mutating func objects(
        below pieces: [FlowItem], _ builder: inout DocumentBuilder
    ) throws(ReaderError) -> [String: [FlowItem]] {
        var objects: [String: [FlowItem]] = [:]
        var waiting = pieces
        while let item = waiting.popLast() {
            switch item {
            case .table(let table): waiting += table.rows.flatMap(\.cells).flatMap(\.items)
            case .reference(.chart(let part)) where objects[part] == nil && objects.count < 1000:
                objects[part] = try object(part, &builder)
            default: break
            }
        }
        return objects
    }

    /// The pieces of one embedded object.
    ///
    /// Formulas of old files name MathML's document type, which is skipped; an object that cannot be read is a loss.
    private mutating func object(
        _ part: String, _ builder: inout DocumentBuilder
    ) throws(ReaderError) -> [FlowItem] {
        do {
            return try parse(part, ODFFlow(styles: ODFStyles()), .tolerated)?.items ?? []
        } catch {
            guard case .damaged = error else { throw error }
            builder.loseDamaged(part)
            return []
        }
    }

    /// Running headers and footers, each wording once.
    private mutating func addMargins(_ flow: ODFFlow, to builder: inout DocumentBuilder) throws(ReaderError) {
        var margins = flow.margins
        if format != ODPReader.format, holdsMargins {
            let masters = ODFFlow(styles: styles, readsMasters: true)
            margins += try parse("styles.xml", masters)?.margins ?? []
        }
        var seen: Set<Inline> = []
        for (name, words) in margins where tells(words) && seen.insert(words).inserted {
            builder.append(
                .paragraph, words, layer: .furniture, place: .section(headings: [name], paragraphs: 1...1))
        }
    }

    /// Whether a header or footer says something: those of sheets that nobody wrote only number pages.
    private func tells(_ words: Inline) -> Bool {
        guard format == ODSReader.format else { return true }
        let text = words.text
        return text.split { !$0.isLetter }.count > (text.contains(where: \.isNumber) ? 1 : 0)
    }

    private mutating func checkEncryption() throws(ReaderError) {
        guard let manifest = try member("META-INF/manifest.xml") else { return }
        if Self.encryption.first(in: manifest) != nil { throw .encrypted }
    }

    private static let encryption = ByteSearch("encryption-data")
    private static let margins = [ByteSearch("header"), ByteSearch("footer")]

    private mutating func member(_ name: String) throws(ReaderError) -> [UInt8]? {
        let bytes = try archive?.read(name) ?? nil
        if name == "styles.xml", let bytes {
            holdsMargins = Self.margins.contains { $0.first(in: bytes) != nil }
        }
        return bytes
    }

    /// A part's bytes, those of the content without unpacking it again.
    private mutating func bytes(of part: String) throws(ReaderError) -> [UInt8]? {
        guard part == "content.xml", let held = content else { return try member(part) }
        content = nil
        return held
    }

    private mutating func parse<Handler: XMLHandler>(
        _ part: String, _ handler: Handler, _ documentType: XMLDocumentType = .refused
    ) throws(ReaderError) -> Handler? {
        if archive == nil {
            return part.contains("/")
                ? nil : try XMLParser.parse(flat, handler, format: format.rawValue, options: options)
        }
        guard let bytes = try bytes(of: part) else { return nil }
        return try XMLParser.parse(
            bytes, handler, format: format.rawValue, options: options, documentType: documentType,
            lexicon: lexicon)
    }
}

extension SlideShape {
    /// The shape with its embedded objects' pieces in their place.
    fileprivate func with(_ objects: [String: [FlowItem]]) -> SlideShape {
        var shape = self
        shape.items = items.flatMap { item -> [FlowItem] in
            if case .reference(.chart(let part)) = item { objects[part] ?? [] } else { [item] }
        }
        shape.children = children.map { $0.with(objects) }
        return shape
    }
}
