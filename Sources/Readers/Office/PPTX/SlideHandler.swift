import Documents

/// Reads the shapes of a slide, a notes page or a layout.
struct SlideHandler: XMLHandler {
    typealias Name = SlideName

    private let relationships: Relationships
    /// The shapes that stand on their own, in the order of the file.
    private(set) var shapes: [SlideShape] = []
    private(set) var isHidden = false
    /// Whether shapes move along paths while the slide is shown.
    private(set) var hasMotion = false
    private(set) var embedded: [String] = []

    private var open: [SlideShape] = []
    private var tables: [DraftTable] = []
    private var bullets = SlideBullets()
    private var text = Inline()
    /// The words of the paragraph that are too small to be seen.
    private var unseen = Inline()
    private var isTiny = false
    private var hasBold = false
    private var hasPlain = false
    private var isBold = false
    private var marks = RunMarks()
    private var isInParagraph = false
    private var isInText = false
    private var isInNumberField = false
    private var hasLink = false
    private var skipped = 0
    private var alternatives: [Bool] = []
    private var math: EquationText?
    private var isInTransform = false

    init(relationships: Relationships) {
        self.relationships = relationships
    }

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        guard skipped == 0 else {
            skipped += 1
            return
        }
        guard let name else { return }
        if math != nil { return startMath(name, attributes) }
        switch name {
        case .text: isInText = !isInNumberField
        case .run: (isBold, isTiny, marks) = (false, false, RunMarks())
        case .runProperties:
            isBold = attributes.flag(.bold) ?? false
            // The size is in hundredths of a point.
            isTiny = attributes.integer(.size).map { $0 > 0 && $0 <= 200 } ?? false
            marks.script = Script(rise: attributes.integer(.baseline) ?? 0)
            marks.isStruck = attributes[.strike].map { $0 != "noStrike" } ?? false
        case .lineBreak: text.lineBreak()
        case .paragraph: startParagraph()
        case .link: startLink(attributes[.relationship])
        case .field: isInNumberField = attributes[.type] == "slidenum"
        case .paragraphProperties, .bulletCharacter, .bulletNone, .bulletNumber:
            bullets.take(name, attributes)
        case .shape, .picture, .frame, .group, .connector: if open.count < 64 { open.append(SlideShape()) }
        default: startOther(name, attributes)
        }
    }

    private mutating func startOther(_ name: Name, _ attributes: XMLAttributes<Name>) {
        switch name {
        case .slide: isHidden = attributes.flag(.show) == false
        case .properties: takeProperties(attributes)
        case .placeholder: takePlaceholder(attributes)
        case .transform, .frameTransform:
            isInTransform = true
            if let last = open.indices.last, attributes.integer(.rotation) ?? 0 != 0 {
                open[last].isTurned = true
            }
        case .bodyProperties:
            if let last = open.indices.last { open[last].isUnwrapped = attributes[.wrap] == "none" }
        case .motion: hasMotion = true
        case .offset: takeOffset(attributes)
        case .extent: takeExtent(attributes)
        case .childOffset, .childExtent: takeChildBox(name, attributes)
        case .table, .tableProperties, .row, .cell: startTable(name, attributes)
        case .chart, .extendedChart: add(attributes[.relationship]) { .chart(id: $0) }
        case .diagram: add(attributes[.data]) { .diagram(id: $0) }
        case .ole: addEmbedded(attributes)
        case .alternate: alternatives.append(false)
        case .choice: if let last = alternatives.indices.last { alternatives[last] = true }
        case .fallback: if alternatives.last == true { skipped = 1 }
        case .math: math = EquationText()
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        guard skipped == 0 else {
            skipped -= 1
            return
        }
        guard let name else { return }
        if math != nil { return endMath(name) }
        switch name {
        case .text: isInText = false
        case .run: endLink()
        case .field:
            isInNumberField = false
            endLink()
        case .paragraph: endParagraph()
        case .table: endTable()
        case .transform, .frameTransform: isInTransform = false
        case .shape, .picture, .frame, .group, .connector: endShape()
        case .alternate: if !alternatives.isEmpty { alternatives.removeLast() }
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        guard skipped == 0, isInText else { return }
        if math != nil {
            unsafe math?.append(String(decoding: bytes, as: UTF8.self))
            return
        }
        guard !isTiny else {
            unsafe unseen.append(utf8: bytes)
            return
        }
        unsafe text.append(utf8: bytes, marks)
        if isBold { hasBold = true } else { hasPlain = true }
    }
}

// Shapes.
extension SlideHandler {
    private mutating func takeProperties(_ attributes: XMLAttributes<Name>) {
        guard let last = open.indices.last, open[last].name == nil else { return }
        open[last].name = attributes[.name] ?? ""
        open[last].isHidden = attributes.flag(.hidden) ?? false
        guard let words = attributes[.descr] ?? attributes[.title], AlternativeText.tells(words) else {
            return
        }
        open[last].items.append(.paragraph(DraftParagraph(kind: .image, text: Inline(words))))
    }

    private mutating func takePlaceholder(_ attributes: XMLAttributes<Name>) {
        guard let last = open.indices.last else { return }
        let placeholder = SlidePlaceholder(type: attributes[.type] ?? "", index: attributes[.index] ?? "")
        open[last].placeholder = placeholder
        open[last].role = placeholder.role
        bullets.isBody = placeholder.role == .body
    }

    private mutating func takeOffset(_ attributes: XMLAttributes<Name>) {
        guard isInTransform, let last = open.indices.last, open[last].box == nil else { return }
        let x = Double(attributes.integer(.x) ?? 0)
        let y = Double(attributes.integer(.y) ?? 0)
        open[last].box = ReadingOrder.Box(left: x, top: y, right: x, bottom: y)
    }

    private mutating func takeExtent(_ attributes: XMLAttributes<Name>) {
        guard isInTransform, let last = open.indices.last, let box = open[last].box, box.right == box.left
        else {
            return
        }
        open[last].box?.right = box.left + Double(attributes.integer(.width) ?? 0)
        open[last].box?.bottom = box.top + Double(attributes.integer(.height) ?? 0)
    }

    private mutating func takeChildBox(_ name: Name, _ attributes: XMLAttributes<Name>) {
        guard isInTransform, let last = open.indices.last else { return }
        if name == .childOffset {
            let x = Double(attributes.integer(.x) ?? 0)
            let y = Double(attributes.integer(.y) ?? 0)
            open[last].childBox = ReadingOrder.Box(left: x, top: y, right: x, bottom: y)
        } else if let box = open[last].childBox {
            open[last].childBox?.right = box.left + Double(attributes.integer(.width) ?? 0)
            open[last].childBox?.bottom = box.top + Double(attributes.integer(.height) ?? 0)
        }
    }

    private mutating func endShape() {
        guard let shape = open.popLast() else { return }
        bullets = SlideBullets()
        if let last = open.indices.last {
            open[last].children.append(shape)
        } else {
            shapes.append(shape)
        }
    }

    private mutating func add(_ id: String?, _ reference: (String) -> FlowReference) {
        guard let part = id.flatMap({ relationships[$0]?.part }) else { return }
        add(.reference(reference(part)))
    }

    private mutating func addEmbedded(_ attributes: XMLAttributes<Name>) {
        let program = attributes[.progID]
        embedded.append(program ?? "object")
        let target = attributes[.relationship].flatMap { relationships[$0]?.part } ?? ""
        guard EmbeddedDocument.isReadable(target, program: program) else { return }
        add(attributes[.relationship]) { .embedded(part: $0) }
    }

    /// Adds a piece to the cell or shape that is open.
    private mutating func add(_ item: FlowItem) {
        if let table = tables.indices.last, let row = tables[table].rows.indices.last,
            let cell = tables[table].rows[row].cells.indices.last
        {
            tables[table].rows[row].cells[cell].items.append(item)
        } else if let last = open.indices.last {
            open[last].items.append(item)
        }
    }
}

// Paragraphs, links and equations.
extension SlideHandler {
    private mutating func startParagraph() {
        text = Inline()
        unseen = Inline()
        isTiny = false
        hasBold = false
        hasPlain = false
        bullets.startParagraph()
        isInParagraph = true
    }

    private mutating func endParagraph() {
        endLink()
        guard isInParagraph else { return }
        isInParagraph = false
        let kind = bullets.kind(hasText: !text.isEmpty)
        if !text.isEmpty {
            text.fit()
            add(.paragraph(DraftParagraph(kind: kind, text: text, isBold: hasBold && !hasPlain)))
        }
        if !unseen.isEmpty { add(.paragraph(DraftParagraph(text: unseen, layer: .hidden))) }
        text = Inline()
        unseen = Inline()
    }

    private mutating func startLink(_ id: String?) {
        guard let target = id.flatMap({ relationships[$0] }), target.part == nil, !hasLink, isInParagraph
        else { return }
        text.beginLink(target.target)
        hasLink = true
    }

    private mutating func endLink() {
        if hasLink { text.endLink() }
        hasLink = false
    }

    private mutating func startMath(_ name: Name, _ attributes: XMLAttributes<Name>) {
        if name == .mathText { isInText = true }
        if let element = name.equationElement { math?.start(element, value: attributes[.mathValue]) }
    }

    private mutating func endMath(_ name: Name) {
        if name == .mathText { isInText = false }
        if name == .math, let words = math?.text {
            text.append(words)
            math = nil
        } else if let element = name.equationElement {
            math?.end(element)
        }
    }
}

// Tables.
extension SlideHandler {
    private mutating func startTable(_ name: Name, _ attributes: XMLAttributes<Name>) {
        if name == .table, tables.count < 8 { tables.append(DraftTable()) }
        guard let table = tables.indices.last else { return }
        switch name {
        case .tableProperties: tables[table].hasFirstRowStyle = attributes.flag(.firstRow) ?? false
        case .row: tables[table].rows.append(DraftTable.Row())
        case .cell: startCell(attributes, table)
        default: break
        }
    }

    private mutating func startCell(_ attributes: XMLAttributes<Name>, _ table: Int) {
        guard let row = tables[table].rows.indices.last else { return }
        bullets = SlideBullets()
        var cell = DraftTable.Cell(column: tables[table].rows[row].cells.count + 1)
        cell.columnSpan = min(max(attributes.integer(.gridSpan) ?? 1, 1), 1000)
        cell.rowSpan = min(max(attributes.integer(.rowSpan) ?? 1, 1), 10_000)
        cell.isCovered = attributes.flag(.horizontalMerge) ?? false
        cell.continuesAbove = attributes.flag(.verticalMerge) ?? false
        tables[table].rows[row].cells.append(cell)
    }

    private mutating func endTable() {
        guard let table = tables.popLast() else { return }
        add(.table(table))
    }
}
