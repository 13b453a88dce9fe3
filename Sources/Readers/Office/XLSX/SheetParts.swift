import Documents

/// Reads the range of a table with a name, from `table1.xml`.
struct SheetTableHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case table, reference = "ref", headerRows = "headerRowCount", criterion = "filterColumn"
    }

    private(set) var table: (range: CellRange, headerRows: Int)?
    /// Whether its filter leaves rows out.
    private(set) var isFiltering = false

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        if name == .criterion { isFiltering = true }
        guard name == .table, let range = attributes[.reference].flatMap({ CellRange($0) }) else { return }
        table = (range, min(attributes.integer(.headerRows) ?? 1, 8))
    }

    mutating func end(_ name: Name?) throws(ReaderError) {}

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {}
}

/// Reads where a pivot table lies and how many of its first rows name its columns, from `pivotTable1.xml`.
struct PivotTableHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case location, reference = "ref", firstDataRow
    }

    private(set) var table: (range: CellRange, headerRows: Int)?

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        guard name == .location, let range = attributes[.reference].flatMap({ CellRange($0) }),
            let rows = attributes.integer(.firstDataRow), (1...8).contains(rows)
        else { return }
        table = (range, rows)
    }

    mutating func end(_ name: Name?) throws(ReaderError) {}

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {}
}

/// Reads the comments on a sheet's cells, plain and threaded.
struct SheetCommentsHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case author, comment, reference = "ref", authorID = "authorId", text = "t", phonetic = "rPh"
        case threaded = "tc:threadedComment", threadedText = "tc:text", personID = "personId"
        case person = "tc:person", displayName, id
    }

    /// One comment.
    struct Comment: Sendable {
        let cell: String
        let author: String?
        var person: String?
        var text = ""
    }

    private(set) var comments: [Comment] = []
    /// The names of those who write threads, by their numbers.
    private(set) var persons: [String: String] = [:]
    private var authors: [String] = []
    private var collects: Name?

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .author:
            authors.append("")
            collects = .author
        case .comment:
            let author = attributes.integer(.authorID).flatMap {
                authors.indices.contains($0) ? authors[$0] : nil
            }
            comments.append(Comment(cell: attributes[.reference] ?? "", author: author))
        case .threaded:
            comments.append(
                Comment(cell: attributes[.reference] ?? "", author: nil, person: attributes[.personID]))
        case .person: if let id = attributes[.id] { persons[id] = attributes[.displayName] }
        case .text, .threadedText: collects = name
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        if name == collects { collects = nil }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        let text = unsafe String(decoding: bytes, as: UTF8.self)
        if collects == .author, !authors.isEmpty {
            authors[authors.count - 1] += text
        } else if collects != nil, !comments.isEmpty {
            comments[comments.count - 1].text += text
        }
    }
}

/// Reads what is drawn over a sheet: text boxes, pictures' alternative texts, charts and diagrams.
struct SheetDrawingHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case anchor = "xdr:twoCellAnchor", text = "a:t", paragraph = "a:p", properties = "xdr:cNvPr", descr
        case extendedChart = "cx:chart"
        case chart = "c:chart", relationship = "r:id", diagram = "dgm:relIds", data = "r:dm"
        case fallback = "mc:Fallback"
    }

    private let relationships: Relationships
    private(set) var items: [FlowItem] = []
    private var text = Inline()
    private var isInText = false
    private var skipped = 0

    init(relationships: Relationships) {
        self.relationships = relationships
    }

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        if skipped > 0 || name == .fallback {
            skipped += 1
            return
        }
        switch name {
        case .text: isInText = true
        case .properties:
            if let words = attributes[.descr], AlternativeText.tells(words) {
                items.append(.paragraph(DraftParagraph(kind: .image, text: Inline(words))))
            }
        case .chart, .extendedChart: add(attributes[.relationship]) { .chart(id: $0) }
        case .diagram: add(attributes[.data]) { .diagram(id: $0) }
        default: break
        }
    }

    private mutating func add(_ id: String?, _ reference: (String) -> FlowReference) {
        guard let part = id.flatMap({ relationships[$0]?.part }) else { return }
        items.append(.reference(reference(part)))
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        guard skipped == 0 else {
            skipped -= 1
            return
        }
        if name == .text { isInText = false }
        if name == .paragraph {
            items.append(.paragraph(DraftParagraph(text: text)))
            text = Inline()
        }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        if isInText { unsafe text.append(utf8: bytes) }
    }
}
