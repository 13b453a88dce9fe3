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
    var fields: [WordField] = []
    /// How many fields have begun.
    var fieldCount = 0
    /// The fields that never end, by their numbers; what follows them is text.
    var endlessFields: Set<Int> = []
    var notes: [String: Note] = [:]
    var headerParts: [String] = []
    var footerParts: [String] = []
    var embedded: [String] = []
    var losses: [Loss] = []
    /// Whether the page has a colour of its own.
    var hasPageColour = false

    var skipped = 0
    var isInText = false
    var isInInstruction = false
    var paragraphPropertiesDepth = 0
    var runPropertiesDepth = 0
    var rowPropertiesDepth = 0
    var alternatives: [Bool] = []
    var controls: [WordControl] = []
    var noteID: String?
    var noteAuthor: String?
    var math: EquationText?
    var mathDepth = 0
    /// Whether the shape that is open is a watermark of Word.
    var isWatermark = false
    var isMathText = false
    private var resolved: [String: WordContext.Resolved] = [:]

    init(context: WordContext, numbering: WordNumbering) {
        self.context = context
        self.numbering = numbering
    }

    /// The pieces of the whole part.
    var items: [FlowItem] { scopes[0].items }

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        guard skipped == 0 else {
            skipped += 1
            return
        }
        guard let name else { return }
        if mathDepth > 0 || name == .math { return startMath(name, attributes) }
        if paragraphPropertiesDepth > 0 { return startParagraphProperty(name, attributes) }
        if runPropertiesDepth > 0 { return startRunProperty(name, attributes) }
        switch name {
        case .text: isInText = true
        case .run: run = WordRun()
        case .runProperties: runPropertiesDepth = 1
        case .paragraph: startParagraph()
        case .paragraphProperties: paragraphPropertiesDepth = 1
        case .deletion, .moveFrom: startDeletion()
        case .paragraphPropertiesChange, .runPropertiesChange, .tablePropertiesChange, .rubyText,
            .cellPropertiesChange, .rowPropertiesChange, .sectionPropertiesChange, .gridChange,
            .tableExceptionsChange, .deletedText:
            skipped = 1
        default: try startOther(name, attributes)
        }
    }

    private mutating func startOther(_ name: Name, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .tab, .positionedTab, .lineBreak, .carriageReturn, .noBreakHyphen, .symbol:
            appendSign(name, attributes)
        case .fieldCharacter, .instruction, .simpleField, .checkBox, .checked, .defaultValue, .hyperlink,
            .listEntry,
            .listResult:
            startField(name, attributes)
        case .footnoteReference, .endnoteReference, .commentReference: addReference(name, attributes)
        case .background:
            let colour = attributes[.color]?.uppercased() ?? "AUTO"
            hasPageColour = colour != "AUTO" && colour != "FFFFFF"
        case .table, .row, .cell, .shading, .rowProperties, .gridBefore, .gridSpan, .verticalMerge,
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
        guard skipped == 0 else {
            skipped -= 1
            return
        }
        guard let name else { return }
        if mathDepth > 0 { return endMath(name) }
        switch name {
        case .text, .slideWords: isInText = false
        case .runProperties where paragraphPropertiesDepth == 0: runPropertiesDepth = 0
        case .paragraphProperties: endParagraphProperties()
        case .paragraph: endParagraph()
        case .slideParagraph where scopes[scopes.count - 1].isOfSlide: endParagraph()
        case .hyperlink: scopes[scopes.count - 1].paragraph?.text.endLink()
        case .simpleField, .instruction: endField(name)
        case .table, .rowProperties: endTable(name)
        case .cell, .body, .header, .footer: endCarriedParagraph()
        case .control: if !controls.isEmpty { controls.removeLast() }
        case .footnote, .endnote, .comment: endNote()
        case .textBoxContent, .slideText: endTextBox()
        case .alternateContent: if !alternatives.isEmpty { alternatives.removeLast() }
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        guard skipped == 0 else { return }
        if isMathText {
            unsafe math?.append(String(decoding: bytes, as: UTF8.self))
        } else if isInText {
            unsafe append(bytes)
        } else if isInInstruction, let last = fields.indices.last, fields[last].instruction.utf8.count < 8192
        {
            unsafe fields[last].instruction += String(decoding: bytes, as: UTF8.self)
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
