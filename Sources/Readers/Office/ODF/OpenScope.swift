import Documents

/// A paragraph of OpenDocument text while it is open.
struct OpenParagraph: Sendable {
    var style: String?
    var outlineLevel: Int?
    var role = WordStyles.Role.body
    var text = Inline()
    var hidden = Inline()
    var after: [FlowItem] = []
    var hasBold = false
    var hasPlain = false
    var isListHeader = false
}

/// A stretch of paragraphs that is read on its own: the text, a frame, a note, a cell of a sheet.
///
/// An object, so that the words of its paragraph grow in place.
final class OpenScope {
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
    var paragraph: OpenParagraph?
    var tables: [DraftTable] = []
    var openTables = 0
    var columns: [Int] = []
    var spans: [OpenSpan] = []
    var lists = OpenLists()
    var isInHeaderRows = false

    init(kind: Kind) {
        self.kind = kind
    }

    /// Whether the innermost open table is kept apart.
    var isWithinDepth: Bool { openTables == tables.count }

    /// Adds a piece to the innermost open cell, or to the flow.
    func add(_ item: FlowItem) {
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

/// What a span does to its words.
struct OpenSpan: Sendable {
    var isBold: Bool?
    var isHidden = false
    var isWhite: Bool?
    var hasBackground = false
    var marks = RunMarks()
}
