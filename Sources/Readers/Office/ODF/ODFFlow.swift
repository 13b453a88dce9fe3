import Documents

/// Reads the content of an OpenDocument file: text, sheets or slides, packed or flat.
///
/// Nothing recurses: frames, notes and cells are scopes on a stack.
struct ODFFlow: XMLHandler {
    typealias Name = ODFName

    let styles: ODFStyles
    var resolved: [String: ODFStyles.Resolved] = [:]
    var scopes = [ODFScope(kind: .text)]
    var regions: SheetRegions?
    /// Charts and what else lies on sheets, with the places of their sheets; their parts are read after all sheets.
    var onSheets: [(place: Place?, item: FlowItem)] = []
    var sheet = ODFSheet()
    /// How many cells were written out because their rows repeat.
    var repeatedCells = 0
    var pages: [ODFPage] = []
    var margins: [(name: String, words: Inline)] = []
    var definedNames: [(String, String)] = []
    var shapes: [SlideShape] = []
    private var elements = ElementStack(ODFContent())
    var changes = ODFChanges()
    var noteCounts: [String: Int] = [:]
    var math: MathMLText?
    var headingCounts: [Int?] = Array(repeating: nil, count: 12)
    /// Whether the file is read for the running headers and footers of its master pages.
    let readsMasters: Bool

    init(styles: ODFStyles, regions: SheetRegions? = nil, readsMasters: Bool = false) {
        self.styles = styles
        self.regions = regions
        self.readsMasters = readsMasters
    }

    /// The pieces of running text.
    var items: [FlowItem] { scopes[0].items }

    /// The innermost scope.
    var top: Int { scopes.count - 1 }

    /// What the innermost open element holds.
    var content: ODFContent {
        get { elements.innermost }
        set { elements.innermost = newValue }
    }

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        elements.begin()
        switch content.kind {
        case .nothing: break
        case .changes: if !changes.list(name, attributes) { content.kind = .nothing }
        case .words, .citation, .creator: if let name { startContent(name, attributes) }
        }
    }

    private mutating func startContent(_ name: Name, _ attributes: XMLAttributes<Name>) {
        switch name {
        case .paragraph, .heading: startParagraph(name, attributes)
        case .changeStart: changes.begin(attributes[.changeID])
        case .changeEnd: changes.end(attributes[.changeID])
        case .trackedChanges: content.kind = .changes
        case .span: startSpan(resolve(attributes[.styleName]))
        case .space, .tab, .lineBreak: appendSign(name, attributes)
        case .link: scopes[top].paragraph?.text.beginLink(attributes[.href] ?? "")
        case .sheetChanges, .rubyText, .softNumber, .forms, .scripts, .binary, .date, .initials,
            .creatorInitials, .pageThumbnail, .mathAnnotation, .styles, .automaticStyles, .meta:
            content.kind = .nothing
        case .masterStyles: if readsMasters { content.isOfMasters = true } else { content.kind = .nothing }
        case .body: if readsMasters { content.kind = .nothing }
        case .section:
            let isHidden = attributes[.display] == "condition" && attributes.flag(.isHidden) == true
            if isHidden || attributes[.display] == "none" { content.isHidden = true }
        case .contents, .index, .illustrations, .tables: content.isContents = true
        case .list, .item, .listHeader: startList(name, attributes)
        default: startOther(name, attributes)
        }
    }

    private mutating func startOther(_ name: Name, _ attributes: XMLAttributes<Name>) {
        switch name {
        case .table, .headerRows, .row, .column, .cell, .covered, .namedRange:
            startTable(name, attributes)
        case .note, .annotation, .citation, .noteBody, .creator: startNote(name, attributes)
        case .page, .notes, .frame, .textBox, .group, .customShape, .rectangle, .ellipse, .circle, .line,
            .connector, .polygon, .path, .polyline, .caption, .measure, .object, .oleObject, .title,
            .description,
            .chartTitle, .chartSubtitle, .footerDeclaration, .headerDeclaration:
            startDrawing(name, attributes)
        case .header, .footer, .headerLeft, .footerLeft, .headerFirst, .footerFirst:
            guard content.isOfMasters else { return }
            if attributes.flag(.isShown) == false {
                content.kind = .nothing
            } else {
                scopes.append(ODFScope(kind: .margin(name.isHeader ? "Header" : "Footer")))
            }
        case .variable, .userField: if attributes[.display] == "none" { content.kind = .nothing }
        case .hiddenParagraph:
            if attributes.flag(.isHidden) == true { scopes[top].paragraph?.isHidden = true }
        case .math: math = MathMLText()
        default: if let element = name.mathElement { math?.start(element) }
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        let content = elements.end()
        guard let name, content.kind != .nothing, content.kind != .changes else { return }
        switch name {
        case .paragraph, .heading: endParagraph()
        case .span: if !scopes[top].spans.isEmpty { scopes[top].spans.removeLast() }
        case .link: scopes[top].paragraph?.text.endLink()
        case .list: scopes[top].lists.end()
        case .table, .headerRows, .row, .cell, .covered: endTable(name)
        case .note, .annotation: endNote()
        case .header, .footer, .headerLeft, .footerLeft, .headerFirst, .footerFirst: endMargin()
        case .math: endMath()
        default: endOther(name)
        }
    }

    private mutating func endOther(_ name: Name) {
        if let element = name.mathElement {
            math?.end(element)
        } else {
            endDrawing(name)
        }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        guard !changes.areDeleting else { return }
        switch content.kind {
        case .nothing, .changes: break
        case _ where math != nil:
            let words = unsafe String(decoding: bytes, as: UTF8.self)
            math?.append(words.filter { !$0.isWhitespace })
        case .words: unsafe append(bytes)
        case .citation, .creator: unsafe name(with: bytes)
        }
    }

    private mutating func endMath() {
        guard let words = math?.text else { return }
        math = nil
        let text = Inline(words)
        if scopes[top].paragraph != nil {
            scopes[top].paragraph?.text.append(text, spaced: true)
        } else {
            scopes[top].add(.paragraph(DraftParagraph(kind: .formula, text: text)))
        }
    }

    private mutating func endMargin() {
        guard content.isOfMasters, scopes.count > 1, case .margin(let name) = scopes[top].kind else { return }
        let scope = scopes.removeLast()
        if !scope.words.isEmpty { margins.append((name, scope.words)) }
    }
}

extension ODFName {
    /// Whether the element is a running header.
    var isHeader: Bool { self == .header || self == .headerLeft || self == .headerFirst }

    /// The part of an equation that an element is.
    var mathElement: MathMLText.Element? {
        switch self {
        case .mathIdentifier, .mathNumber, .mathOperator, .mathText: .token
        case .mathRow, .mathTableCell: .row
        case .mathFraction: .fraction
        case .mathSup: .sup
        case .mathSub: .sub
        case .mathSubSup, .mathUnderOver: .both
        case .mathRoot: .root
        case .mathDegree: .degree
        case .mathUnder: .under
        case .mathOver: .over
        case .mathTable: .table
        case .mathTableRow: .tableRow
        default: nil
        }
    }
}
