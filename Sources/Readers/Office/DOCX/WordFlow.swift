import Documents

/// Reads the body of a word-processing part into pieces, in the accepted view of tracked changes.
///
/// The same reader serves the document, headers, footers, notes and comments. Nothing recurses: scopes, tables
/// and fields are stacks.
struct WordFlow: XMLHandler {
    typealias Name = WordName

    /// What kind of note a part holds.
    struct Note: Sendable {
        var items: [FlowItem] = []
        var author: String?
    }

    let context: WordContext
    var numbering: WordNumbering
    var scopes = [WordScope()]
    var run = WordRun()
    var fields: WordFields
    var notes: [String: Note] = [:]
    var headerParts: [String] = []
    var footerParts: [String] = []
    var embedded: [String] = []
    var losses: [Loss] = []
    /// Whether the page has a colour of its own.
    var hasPageColour = false

    private var elements = ElementStack(WordContent.blocks)
    var alternatives: [Bool] = []
    var controls: [WordControl] = []
    /// The note that is open.
    var note: (id: String, author: String?)?
    var math: EquationText?
    private var resolved: [String: WordContext.Resolved] = [:]

    /// - Parameter endless: the fields that are known never to end.
    init(context: WordContext, numbering: WordNumbering, endless: Set<Int> = []) {
        self.context = context
        self.numbering = numbering
        fields = WordFields(endless: endless)
    }

    /// The pieces of the whole part.
    var items: [FlowItem] { scopes[0].items }

    /// What the innermost open element holds.
    var content: WordContent {
        get { elements.innermost }
        set { elements.innermost = newValue }
    }

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        elements.begin()
        guard let name, content != .nothing else { return }
        if content.isEquation || name == .math { return startMath(name, attributes) }
        switch content {
        case .paragraphProperties: startParagraphProperty(name, attributes)
        case .runProperties: startRunProperty(name, attributes)
        default: try startContent(name, attributes)
        }
    }

    private mutating func startContent(
        _ name: Name, _ attributes: XMLAttributes<Name>
    ) throws(ReaderError) {
        switch name {
        case .text: content = .words
        case .run: run = WordRun()
        case .runProperties: content = .runProperties
        case .paragraph: startParagraph()
        case .paragraphProperties: content = .paragraphProperties
        case .deletion, .moveFrom: startDeletion()
        case .paragraphPropertiesChange, .runPropertiesChange, .tablePropertiesChange, .rubyText,
            .cellPropertiesChange, .rowPropertiesChange, .sectionPropertiesChange, .gridChange,
            .tableExceptionsChange, .deletedText:
            content = .nothing
        default: try startOther(name, attributes)
        }
    }

    private mutating func startOther(_ name: Name, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .tab, .positionedTab, .lineBreak, .carriageReturn, .noBreakHyphen, .symbol:
            appendSign(name, attributes)
        case .instruction: content = .instruction
        case .fieldCharacter, .simpleField, .checkBox, .checked, .defaultValue, .hyperlink, .listEntry,
            .listResult:
            startField(name, attributes)
        case .footnoteReference, .endnoteReference, .commentReference: addReference(name, attributes)
        case .background:
            let colour = attributes[.color]?.uppercased() ?? "AUTO"
            hasPageColour = colour != "AUTO" && colour != "FFFFFF"
        case .rowProperties: content = .rowProperties
        case .table, .row, .cell, .shading, .gridBefore, .gridSpan, .verticalMerge,
            .horizontalMerge,
            .tableHeader, .hiddenRow, .tableLook, .tableStyle, .tableCaption:
            startTable(name, attributes)
        case .control, .placeholderShown, .gallery: startControl(name, attributes)
        case .footnote, .endnote, .comment: startNote(attributes)
        case .headerReference, .footerReference: addMargin(name, attributes)
        case .alternativeChunk:
            if let part = attributes[.relationship].flatMap({ context.relationships[$0]?.part }) {
                scopes[scopes.count - 1].add(.reference(.document(part: part)))
            }
        case .subDocument:
            losses.append(
                Loss(code: "embedded-text", message: "Text that is embedded in another format was not read."))
        default: startDrawing(name, attributes)
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        let content = elements.end()
        guard let name else { return }
        switch content {
        case .nothing, .runProperties: break
        case .equation, .equationWords: endMath(name)
        case .paragraphProperties: if name == .paragraphProperties { endParagraphProperties() }
        default: endContent(name)
        }
    }

    private mutating func endContent(_ name: Name) {
        switch name {
        case .paragraph: endParagraph()
        case .slideParagraph where scopes[scopes.count - 1].isOfSlide: endParagraph()
        case .hyperlink: scopes[scopes.count - 1].paragraph?.text.endLink()
        case .simpleField: endSimpleField()
        case .table: endTable()
        case .cell, .body, .header, .footer: endCarriedParagraph()
        case .control: _ = controls.popLast()
        case .footnote, .endnote, .comment: endNote()
        case .textBoxContent, .slideText: endTextBox()
        case .alternateContent: _ = alternatives.popLast()
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        switch content {
        case .equationWords: unsafe math?.append(String(decoding: bytes, as: UTF8.self))
        case .words: unsafe append(bytes)
        case .instruction: unsafe appendInstruction(bytes)
        default: break
        }
    }

    /// The meaning of a style, looked up once.
    mutating func resolve(_ style: String?) -> WordContext.Resolved {
        let key = style ?? ""
        if let found = resolved[key] { return found }
        let found = context.resolve(style)
        resolved[key] = found
        return found
    }
}

/// A content control that is open.
struct WordControl: Sendable {
    /// Whether it shows its prompt instead of content.
    var isPlaceholder = false
    /// Whether it holds a table of contents.
    var isContents = false
}
