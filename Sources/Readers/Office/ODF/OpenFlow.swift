import Documents

/// Reads the content of an OpenDocument file: text, sheets or slides, packed or flat.
///
/// Nothing recurses: frames, notes and cells are scopes on a stack.
struct OpenFlow: XMLHandler {
    typealias Name = OpenName

    let styles: OpenStyles
    var resolved: [String: OpenStyles.Resolved] = [:]
    var scopes = [OpenScope(kind: .text)]
    var regions: SheetRegions?
    /// Charts and what else lies on sheets, with the places of their sheets; their parts are read after all sheets.
    var onSheets: [(place: Place?, item: FlowItem)] = []
    var sheet = OpenSheet()
    /// How many cells were written out because their rows repeat.
    var repeatedCells = 0
    var pages: [OpenPage] = []
    var margins: [(name: String, words: Inline)] = []
    var definedNames: [(String, String)] = []
    var shapes: [SlideShape] = []
    var skipped = 0
    var changes = OpenChanges()
    var hiddenSections: [Bool] = []
    var contentsDepth = 0
    var isInMasters = false
    var noteCounts: [String: Int] = [:]
    var collects: Name?
    var math: MathMLText?
    var headingCounts: [Int?] = Array(repeating: nil, count: 12)
    var notesPage = false
    /// Whether the file is read for the running headers and footers of its master pages.
    let readsMasters: Bool

    init(styles: OpenStyles, regions: SheetRegions? = nil, readsMasters: Bool = false) {
        self.styles = styles
        self.regions = regions
        self.readsMasters = readsMasters
    }

    /// The pieces of running text.
    var items: [FlowItem] { scopes[0].items }

    /// The innermost scope.
    var top: Int { scopes.count - 1 }

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        guard skipped == 0 else {
            skipped += 1
            return
        }
        if changes.isListing {
            if !changes.list(name, attributes) { skipped = 1 }
            return
        }
        guard let name else { return }
        switch name {
        case .paragraph, .heading: startParagraph(name, attributes)
        case .changeStart: changes.begin(attributes[.changeID])
        case .changeEnd: changes.end(attributes[.changeID])
        case .trackedChanges: changes.isListing = true
        case .span: startSpan(resolve(attributes[.styleName]))
        case .space, .tab, .lineBreak: appendSign(name, attributes)
        case .link: scopes[top].paragraph?.text.beginLink(attributes[.href] ?? "")
        case .sheetChanges, .rubyText, .softNumber, .forms, .scripts, .binary, .date,
            .initials,
            .creatorInitials, .pageThumbnail, .mathAnnotation, .styles, .automaticStyles, .meta:
            skipped = 1
        case .masterStyles: if readsMasters { isInMasters = true } else { skipped = 1 }
        case .body: if readsMasters { skipped = 1 }
        case .section:
            let isHidden = attributes[.display] == "condition" && attributes.flag(.isHidden) == true
            hiddenSections.append(isHidden || attributes[.display] == "none")
        case .contents, .index, .illustrations, .tables: contentsDepth += 1
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
            guard isInMasters else { return }
            if attributes.flag(.isShown) == false {
                skipped = 1
            } else {
                scopes.append(OpenScope(kind: .margin(name.isHeader ? "Header" : "Footer")))
            }
        case .variable, .userField: if attributes[.display] == "none" { skipped = 1 }
        case .hiddenParagraph:
            if attributes.flag(.isHidden) == true { scopes[top].paragraph?.isHidden = true }
        case .math: math = MathMLText()
        default: if let element = name.mathElement { math?.start(element) }
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        guard skipped == 0 else {
            skipped -= 1
            return
        }
        guard let name, name != .changedRegion else { return }
        switch name {
        case .trackedChanges: changes.isListing = false
        case .paragraph, .heading: endParagraph()
        case .span: if !scopes[top].spans.isEmpty { scopes[top].spans.removeLast() }
        case .link: scopes[top].paragraph?.text.endLink()
        case .section: if !hiddenSections.isEmpty { hiddenSections.removeLast() }
        case .contents, .index, .illustrations, .tables: contentsDepth -= 1
        case .masterStyles: isInMasters = false
        case .list: scopes[top].lists.end()
        case .table, .headerRows, .row, .cell, .covered: endTable(name)
        case .note, .annotation, .citation, .creator: endNote(name)
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
        guard skipped == 0, !changes.isListing, !changes.areDeleting else { return }
        if math != nil {
            let words = unsafe String(decoding: bytes, as: UTF8.self)
            math?.append(words.filter { !$0.isWhitespace })
        } else if collects != nil {
            unsafe collect(bytes)
        } else {
            unsafe append(bytes)
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
        guard isInMasters, scopes.count > 1, case .margin(let name) = scopes[top].kind else { return }
        let scope = scopes.removeLast()
        if !scope.words.isEmpty { margins.append((name, scope.words)) }
    }
}

extension OpenName {
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
