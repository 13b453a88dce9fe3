import Documents

/// A paragraph of OpenDocument text while it is open.
struct ODFParagraph: Sendable {
    var outlineLevel: Int?
    var role = WordStyles.Role.body
    var text = Inline()
    var hidden = Inline()
    var after: [FlowItem] = []
    var hasBold = false
    var hasPlain = false
    var isListHeader = false
    /// Whether a condition in it hides it as a whole.
    var isHidden = false

    /// Adds words as the span around them shows them.
    mutating func append(_ words: UnsafeRawBufferPointer, in span: ODFSpan, isHidden: Bool) {
        guard !isHidden else {
            unsafe hidden.append(utf8: words)
            return
        }
        if role == .code {
            unsafe text.appendVerbatim(Self.folded(words))
        } else {
            unsafe text.append(utf8: words, span.marks)
        }
        guard unsafe words.contains(where: { $0 > 0x20 }) else { return }
        if span.isBold == true { hasBold = true } else { hasPlain = true }
    }

    /// Program text: line feeds in the file are no line breaks.
    private static func folded(_ words: UnsafeRawBufferPointer) -> String {
        unsafe String(
            decoding: words.map { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self)
    }
}

/// A stretch of paragraphs that is read on its own: the text, a frame, a note, a cell of a sheet.
struct ODFScope: Sendable {
    /// What the stretch is.
    enum Kind: Sendable, Equatable {
        case text
        case frame
        case note(label: String)
        case annotation(author: String)
        case chartTitle
        case description
        case margin(String)
        case speakerNotes
    }

    var kind: Kind
    var items: [FlowItem] = []
    var paragraph: ODFParagraph?
    var tables: [DraftTable] = []
    var openTables = 0
    var columns: [Int] = []
    /// What lies behind the open cell of each open table.
    var grounds: [ODFGround] = []
    var spans: [ODFSpan] = []
    var lists = ODFLists()
    var isInHeaderRows = false

    init(kind: Kind) {
        self.kind = kind
    }

    /// Whether the innermost open table is kept apart.
    var isWithinDepth: Bool { openTables == tables.count }

    /// Adds a piece to the innermost open cell, or to the flow.
    mutating func add(_ item: FlowItem) {
        if !tables.add(item) { items.append(item) }
    }

    /// The words of its paragraphs, a line each.
    var words: Inline {
        items.reduce(into: Inline()) { text, item in
            guard case .paragraph(let paragraph) = item, paragraph.layer != .hidden else { return }
            text.lineBreak()
            text.append(paragraph.text)
        }
    }
}

/// Whether the table, the row and the cell that are open have a colour.
struct ODFGround: Sendable {
    var table = false
    var row = false
    var cell = false

    var isColoured: Bool { table || row || cell }
}

/// What a span does to its words.
struct ODFSpan: Sendable {
    var isBold: Bool?
    var isHidden = false
    var isWhite: Bool?
    var isTiny: Bool?
    var hasBackground = false
    var marks = RunMarks()

    /// Takes on what a style says, over what the words around have.
    mutating func take(_ style: ODFStyles.Resolved) {
        isBold = style.isBold ?? isBold
        isHidden = style.isHidden ?? isHidden
        isWhite = style.isWhite ?? isWhite
        isTiny = style.isTiny ?? isTiny
        hasBackground = hasBackground || style.hasBackground
        if let rise = style.rise { marks.script = Script(rise: rise) }
        marks.isStruck = style.isStruck ?? marks.isStruck
    }
}
