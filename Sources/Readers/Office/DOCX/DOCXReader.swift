package import Documents

/// Reads word-processing documents: DOCX, its templates and its forms with macros.
package enum DOCXReader: Reader {
    package static let format = Format(rawValue: "docx")

    package static func recognises(_ source: Source) -> Recognition {
        source.container == .word ? .certain : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        var parts = try WordParts(source, options: options)
        try parts.read(into: &builder)
    }
}

/// The parts of one word-processing document, read in the order in which they depend on each other.
struct WordParts: ~Copyable {
    private var package: OfficePackage
    private let main: String
    private let relationships: Relationships
    private var styles = WordStyles()
    private var numbering = WordNumbering()
    private var notes = WordNotes()

    init(_ source: Source, options: ReadingOptions) throws(ReaderError) {
        var package = try OfficePackage(source, format: DOCXReader.format, options: options)
        let main = try package.mainPart(fallbacks: ["word/document.xml", "word/document2.xml"])
        relationships = try package.relationships(of: main)
        self.package = package
        self.main = main
    }

    mutating func read(into builder: inout DocumentBuilder) throws(ReaderError) {
        try package.readProperties(into: &builder)
        try readStyles(into: &builder)
        let context = WordContext(styles: styles, relationships: relationships)
        guard var flow = try package.parse(main, WordFlow(context: context, numbering: numbering)) else {
            return
        }
        if case let endless = flow.fields.unended, !endless.isEmpty {
            let again = WordFlow(context: context, numbering: numbering, endless: endless)
            flow = try package.parse(main, again) ?? flow
        }
        let items = WordHeadings.found(in: flow.items)
        for loss in flow.losses { builder.lose(loss.code, loss.message) }
        try readNotes(into: &builder)
        notes.drawings = try DrawingParts(items, &package, &builder)
        builder.reserve(package.archive.declaredSize(of: main) ?? 0)
        var notes = self.notes
        builder.append(items) { reference, builder in notes.add(reference, to: &builder) }
        notes.addUnreferenced(to: &builder)
        try readMargins(flow.headerParts, named: "Header", into: &builder)
        try readMargins(flow.footerParts, named: "Footer", into: &builder)
        if !flow.embedded.isEmpty {
            builder.metadata.properties["embedded documents"] = flow.embedded.joined(separator: ", ")
        }
        package.report(to: &builder)
    }

    private mutating func readStyles(into builder: inout DocumentBuilder) throws(ReaderError) {
        let styles = relationships.first("styles")?.part
        let found = try package.parseOptional(
            styles, WordStylesHandler(), &builder, cutting: WordStylesHandler.withoutTableStyles)
        if let found { self.styles = found.styles }
        let numbering = relationships.first("numbering")?.part
        if let found = try package.parseOptional(numbering, WordNumberingHandler(), &builder) {
            self.numbering = found.numbering
        }
        if builder.metadata.language == nil { builder.metadata.language = self.styles.language }
    }

    private mutating func readNotes(into builder: inout DocumentBuilder) throws(ReaderError) {
        notes.footnotes = try readNotes("footnotes", &builder)
        notes.endnotes = try readNotes("endnotes", &builder)
        notes.comments = try readNotes("comments", &builder)
    }

    private mutating func readNotes(
        _ kind: String, _ builder: inout DocumentBuilder
    ) throws(ReaderError) -> [String: WordFlow.Note] {
        guard let part = relationships.first(kind)?.part else { return [:] }
        let context = WordContext(styles: styles, relationships: try package.relationships(of: part))
        let flow = WordFlow(context: context, numbering: numbering)
        return try package.parseOptional(part, flow, &builder)?.notes ?? [:]
    }

    /// Headers or footers, each wording once, apart from the content.
    private mutating func readMargins(
        _ parts: [String], named name: String, into builder: inout DocumentBuilder
    ) throws(ReaderError) {
        var seen: Set<Inline> = []
        builder.layer = .furniture
        builder.place = .section(headings: [name], paragraphs: 1...1)
        defer {
            builder.layer = .body
            builder.place = nil
        }
        for part in parts {
            let context = WordContext(styles: styles, relationships: try package.relationships(of: part))
            let flow = WordFlow(context: context, numbering: numbering)
            guard let found = try package.parseOptional(part, flow, &builder) else { continue }
            builder.append(
                found.items.filter { item in
                    guard case .paragraph(let paragraph) = item else { return true }
                    return seen.insert(paragraph.text).inserted
                })
        }
    }
}
