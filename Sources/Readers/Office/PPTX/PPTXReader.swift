package import Documents

/// Reads presentations: PPTX, its templates, shows and forms with macros.
package enum PPTXReader: Reader {
    package static let format = Format(rawValue: "pptx")

    package static func recognises(_ source: Source) -> Recognition {
        source.container == .slides ? .certain : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        var parts = try PresentationParts(source, options: options)
        try parts.read(into: &builder)
    }
}

/// The order of slides, from `presentation.xml`.
private struct SlideListHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case slide = "p:sldId", relationship = "r:id", size = "p:sldSz", width = "cx", height = "cy"
    }

    private(set) var slides: [String] = []
    /// The box of every slide; nil when the presentation does not say.
    private(set) var box: ReadingOrder.Box?

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        if name == .slide, let id = attributes[.relationship] { slides.append(id) }
        if name == .size, let width = attributes.integer(.width), let height = attributes.integer(.height),
            width > 0, height > 0
        {
            box = ReadingOrder.Box(left: 0, top: 0, right: Double(width), bottom: Double(height))
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {}

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {}
}

/// The parts of one presentation.
struct PresentationParts: ~Copyable {
    private var package: OfficePackage
    private let relationships: Relationships
    private let slides: [String]
    private let box: ReadingOrder.Box?
    private var authors: [String: String] = [:]
    private var layouts: [String: [SlidePlaceholder: ReadingOrder.Box]] = [:]
    private var footers: Set<Inline> = []
    private var embedded: [String] = []

    init(_ source: Source, options: ReadingOptions) throws(ReaderError) {
        var package = try OfficePackage(source, format: PPTXReader.format, options: options)
        let main = try package.mainPart(fallbacks: ["ppt/presentation.xml"])
        let relationships = try package.relationships(of: main)
        let list = try package.parse(main, SlideListHandler())
        self.relationships = relationships
        slides = list?.slides ?? []
        box = list?.box
        self.package = package
    }

    mutating func read(into builder: inout DocumentBuilder) throws(ReaderError) {
        try package.readProperties(into: &builder)
        for kind in ["commentAuthors", "authors"] {
            let part = relationships.first(kind)?.part
            let found = try package.parseOptional(part, SlideCommentsHandler(), &builder)?.authors ?? [:]
            authors.merge(found) { first, _ in first }
        }
        for (position, id) in slides.enumerated() {
            guard let part = relationships[id]?.part else { continue }
            try readSlide(part, number: position + 1, into: &builder)
        }
        builder.place = nil
        builder.layer = .body
        if !embedded.isEmpty {
            builder.metadata.properties["embedded documents"] = embedded.joined(separator: ", ")
        }
        package.report(to: &builder)
    }

    private mutating func readSlide(
        _ part: String, number: Int, into builder: inout DocumentBuilder
    ) throws(ReaderError) {
        let own = try package.relationships(of: part)
        guard let slide = try package.parseOptional(part, SlideHandler(relationships: own), &builder) else {
            return
        }
        embedded += slide.embedded
        let shapes = try ordered(slide, own, &builder)
        let drawings = try DrawingParts(shapes.flatMap(\.compoundItems), &package, &builder)
        let title = shapes.first { $0.role == .title }?.plainText
        let page = SlidePage(number: number, title: title.flatMap { $0.isEmpty ? nil : $0.text })
        builder.layer = slide.isHidden ? .hidden : .body
        for shape in shapes { page.add(shape, drawings, &footers, to: &builder) }
        builder.place = .slide(number: number, title: page.title, shape: nil)
        try readNotes(own, page, into: &builder)
        try readComments(own, into: &builder)
    }

    /// The title first, then the others as they stand on the slide.
    private mutating func ordered(
        _ slide: SlideHandler, _ own: Relationships, _ builder: inout DocumentBuilder
    ) throws(ReaderError) -> [SlideShape] {
        var shapes = slide.shapes
        if shapes.contains(where: { $0.box == nil && $0.placeholder != nil }), shapes.count > 2 {
            let boxes = try layoutBoxes(own, &builder)
            for index in shapes.indices where shapes[index].box == nil {
                shapes[index].box = shapes[index].placeholder.flatMap { placeholder in
                    boxes[placeholder] ?? boxes.first { $0.key.index == placeholder.index }?.value
                }
            }
        }
        if let box, !slide.hasMotion {
            for index in shapes.indices { shapes[index].hideOutside(box) }
        }
        return SlidePage.ordered(shapes)
    }

    private mutating func layoutBoxes(
        _ own: Relationships, _ builder: inout DocumentBuilder
    ) throws(ReaderError) -> [SlidePlaceholder: ReadingOrder.Box] {
        guard let part = own.first("slideLayout")?.part else { return [:] }
        if let known = layouts[part] { return known }
        let handler = SlideHandler(relationships: Relationships())
        let shapes = try package.parseOptional(part, handler, &builder)?.shapes ?? []
        var boxes: [SlidePlaceholder: ReadingOrder.Box] = [:]
        for shape in shapes {
            if let placeholder = shape.placeholder, let box = shape.box { boxes[placeholder] = box }
        }
        layouts[part] = boxes
        return boxes
    }

    private mutating func readNotes(
        _ own: Relationships, _ page: SlidePage, into builder: inout DocumentBuilder
    ) throws(ReaderError) {
        guard let part = own.first("notesSlide")?.part else { return }
        let handler = SlideHandler(relationships: try package.relationships(of: part))
        guard let notes = try package.parseOptional(part, handler, &builder) else { return }
        for shape in notes.shapes where shape.role == .footer {
            guard footers.insert(shape.plainText).inserted else { continue }
            builder.append(.paragraph, shape.plainText, layer: .furniture)
        }
        var text = Inline()
        for shape in notes.shapes where shape.role == .body {
            for item in shape.items {
                guard case .paragraph(let paragraph) = item, paragraph.kind != .image else { continue }
                text.lineBreak()
                text.append(paragraph.text)
            }
        }
        builder.append(.note, text, place: .slide(number: page.number, title: page.title, shape: "notes"))
    }

    private mutating func readComments(
        _ own: Relationships, into builder: inout DocumentBuilder
    ) throws(ReaderError) {
        for relationship in own.all("comments") {
            let handler = SlideCommentsHandler()
            guard let found = try package.parseOptional(relationship.part, handler, &builder) else {
                continue
            }
            for comment in found.comments {
                builder.append(.comment(author: authors[comment.author]), comment.text)
            }
        }
    }
}
