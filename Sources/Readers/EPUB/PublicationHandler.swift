import Documents

/// Reads `META-INF/container.xml`: where the package document lies.
struct ContainerHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case file = "rootfile", path = "full-path"
    }

    private(set) var path: String?

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        if name == .file, path == nil { path = attributes[.path] }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {}

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {}
}

/// Reads `META-INF/encryption.xml`: the files that are encrypted, from the top of the book.
struct EncryptionHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case file = "enc:CipherReference", path = "URI"
    }

    private(set) var paths: [String] = []

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        if name == .file, let path = attributes[.path] { paths.append(path) }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {}

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {}
}

/// Reads the package document of a book: metadata, files and their order.
struct PublicationHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case item, id, href, type = "media-type", properties, reference = "itemref", idref, linear
        case title = "dc:title", creator = "dc:creator", language = "dc:language", date = "dc:date"
        case publisher = "dc:publisher", description = "dc:description", subject = "dc:subject"
        case identifier = "dc:identifier"
    }

    /// A file of the book.
    struct Item: Sendable {
        let href: String
        let type: String
        let isNavigation: Bool

        /// Whether it is a page of text.
        var isPage: Bool {
            type.contains("html") || type.contains("x-dtbook") || type == "text/xml" || isDrawing
        }
        /// Whether it is a page that is drawn.
        var isDrawing: Bool { type == "image/svg+xml" }
        /// Whether it is the table of contents of an EPUB 2.
        var isContents: Bool { type == "application/x-dtbncx+xml" }
    }

    private(set) var items: [String: Item] = [:]
    private(set) var spine: [(id: String, isLinear: Bool)] = []
    private var values: [(Name, String)] = []
    private var open: Name?
    private var text = ""

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .item:
            guard let id = attributes[.id], let href = attributes[.href] else { return }
            let isNavigation = attributes[.properties]?.split(separator: " ").contains("nav") ?? false
            items[id] = Item(href: href, type: attributes[.type] ?? "", isNavigation: isNavigation)
        case .reference:
            if let id = attributes[.idref] { spine.append((id, attributes[.linear] != "no")) }
        case .title, .creator, .language, .date, .publisher, .description, .subject, .identifier:
            open = name
            text = ""
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        guard let name, name == open else { return }
        values.append((name, Inline(text).text))
        open = nil
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        if open != nil, text.utf8.count < 65_536 { unsafe text += String(decoding: bytes, as: UTF8.self) }
    }

    /// Puts the metadata where it belongs.
    func apply(to builder: inout DocumentBuilder) {
        func all(_ name: Name) -> [String] { values.filter { $0.0 == name && !$0.1.isEmpty }.map(\.1) }
        builder.title = all(.title).first
        let authors = all(.creator)
        if !authors.isEmpty { builder.metadata.author = authors.joined(separator: ", ") }
        builder.metadata.language = all(.language).first
        builder.metadata.created = all(.date).first
        builder.metadata.summary = all(.description).first
        let subjects = all(.subject)
        if !subjects.isEmpty { builder.metadata.properties["keywords"] = subjects.joined(separator: ", ") }
        builder.metadata.properties["publisher"] = all(.publisher).first
        builder.metadata.properties["identifier"] = all(.identifier).first
    }
}

/// Reads a table of contents, of either edition: the title of each file's first entry.
struct ContentsHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case point = "navPoint", label = "text", content, source = "src", anchor = "a", href, navigation =
            "nav"
    }

    private let folder: String
    private(set) var titles: [String: Inline] = [:]
    private var label = Inline()
    private var target: String?
    private var collects = false

    init(folder: String) {
        self.folder = folder
    }

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .label:
            label = Inline()
            collects = true
        case .anchor:
            label = Inline()
            collects = true
            target = attributes[.href]
        case .content: if let source = attributes[.source] { add(source) }
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        if name == .label { collects = false }
        guard name == .anchor, let target else { return }
        collects = false
        add(target)
        self.target = nil
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        if collects { unsafe label.append(utf8: bytes) }
    }

    private mutating func add(_ target: String) {
        let file = target.prefix { $0 != "#" }
        guard !file.isEmpty else { return }
        let path = Relationships.resolve(String(file), from: folder)
        if titles[path] == nil { titles[path] = label }
    }
}
