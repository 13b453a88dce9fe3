import Documents

/// Reads core, extended, custom and OpenDocument properties: what a file says about itself.
struct PropertiesHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case title = "dc:title"
        case creator = "dc:creator"
        case subject = "dc:subject"
        case description = "dc:description"
        case language = "dc:language"
        case date = "dc:date"
        case created = "dcterms:created"
        case modified = "dcterms:modified"
        case keywords = "core:keywords"
        case category = "core:category"
        case lastModifiedBy = "core:lastModifiedBy"
        case version = "core:version"
        case status = "core:contentStatus"
        case company = "ep:Company"
        case manager = "ep:Manager"
        case custom = "cp:property"
        case customName = "name"
        case initialCreator = "meta:initial-creator"
        case creation = "meta:creation-date"
        case keyword = "meta:keyword"
        case userDefined = "meta:user-defined"
        case userName = "meta:name"
        case body = "office:body"
    }

    private var values: [(Name, String)] = []
    private var custom: [(String, String)] = []
    private var customName: String?
    private var open: Name?
    /// Whether the text itself has begun, whose comments have authors and dates of their own.
    private var isPast = false
    private var text: [UInt8] = []

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        guard let name, !isPast else { return }
        isPast = name == .body
        open = name
        text.removeAll(keepingCapacity: true)
        if name == .custom { customName = attributes[.customName] }
        if name == .userDefined { customName = attributes[.userName] }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        guard let name, name == open, !text.isEmpty else { return }
        let value = Inline(String(decoding: text, as: UTF8.self)).text
        if name == .custom || name == .userDefined {
            if let customName, !value.isEmpty { custom.append((customName, value)) }
        } else if !value.isEmpty {
            values.append((name, value))
        }
        open = nil
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        if open != nil, text.count < 65_536 { unsafe text.append(contentsOf: bytes) }
    }

    /// Puts what was found where it belongs.
    func apply(to builder: inout DocumentBuilder) {
        let creators = values.filter { $0.0 == .initialCreator }
        for (name, value) in values + creators { Self.put(value, as: name, in: &builder) }
        for (name, value) in custom where !Self.technical.contains(name) {
            builder.metadata.properties[name] = value
        }
    }

    /// Properties that speak of the program and not of the document.
    private static let technical: Set<String> = [
        "AppVersion", "PresentationFormat", "HyperlinksChanged", "LinksUpToDate", "ScaleCrop", "ShareDoc",
        "DocSecurity", "HyperlinkBase", "KSOProductBuildVer", "ICV", "Generator",
    ]

    /// Titles that programs give to files that have none.
    private static let genericTitles: Set<String> = [
        "PowerPoint Presentation", "PowerPoint-Präsentation", "Présentation PowerPoint",
        "Presentación de PowerPoint", "Presentazione standard di PowerPoint", "Word Document", "Untitled",
        "Slide 1",
    ]

    /// The dates of the templates that libraries begin files with and leave in them: of python-docx, and of python-pptx.
    private static let templateDates: Set<String> = [
        "2013-12-23T23:15:00Z", "2013-01-27T09:14:16Z", "2013-01-27T09:15:58Z",
    ]

    private static func put(_ value: String, as name: Name, in builder: inout DocumentBuilder) {
        switch name {
        case .title: if !genericTitles.contains(value) { builder.title = value }
        case .creator: builder.metadata.author = value
        case .initialCreator: builder.metadata.author = value
        case .description: if !value.hasPrefix("generated ") { builder.metadata.summary = value }
        case .subject: builder.metadata.summary = builder.metadata.summary ?? value
        case .language: builder.metadata.language = value
        case .created, .creation: if !templateDates.contains(value) { builder.metadata.created = value }
        case .modified, .date: if !templateDates.contains(value) { builder.metadata.modified = value }
        case .keyword:
            let before = builder.metadata.properties["keywords"].map { $0 + ", " } ?? ""
            builder.metadata.properties["keywords"] = before + value
        case .keywords: builder.metadata.properties["keywords"] = value
        case .category: builder.metadata.properties["category"] = value
        case .lastModifiedBy: builder.metadata.properties["last modified by"] = value
        case .version: builder.metadata.properties["version"] = value
        case .status: builder.metadata.properties["status"] = value
        case .company: builder.metadata.properties["company"] = value
        case .manager: builder.metadata.properties["manager"] = value
        case .custom, .customName, .userDefined, .userName, .body: break
        }
    }
}
