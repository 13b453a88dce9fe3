import Documents

/// A piece of an office document between its parser and the builder.
///
/// Tables are held whole until they end, since a merged cell's height and the header rows show only then.
enum FlowItem: Sendable {
    case paragraph(DraftParagraph)
    indirect case table(DraftTable)
    /// Something kept in another part, such as a footnote, put where it is referred to.
    case reference(FlowReference)

    /// Whether the piece is a line of program text.
    var isCode: Bool {
        if case .paragraph(let paragraph) = self, case .code = paragraph.kind { true } else { false }
    }

    /// Whether the piece holds others, or stands for some.
    var isCompound: Bool {
        if case .paragraph = self { false } else { true }
    }
}

/// A paragraph as found.
///
/// A file may have a million, so they are kept small.
struct DraftParagraph: Sendable {
    var kind = Block.Kind.paragraph
    var text = Inline()
    var layer: Block.Layer?
    /// Whether all of its words are bold, which speaks for a header cell.
    var isBold = false
    /// The size of its largest bold words in half points, or 0 where the file does not say.
    var size: Int32 = 0
}

/// What a document keeps in other parts.
enum FlowReference: Sendable, Hashable {
    case footnote(id: String)
    case endnote(id: String)
    case comment(id: String)
    case chart(id: String)
    case diagram(id: String)
    /// A whole document of some format, whose text is part of this one's.
    case document(part: String)
    /// A document that another program keeps in this one, which shows a picture of it.
    case embedded(part: String)
}

extension Inline {
    /// Adds a number or bullet before nothing else has come, then a space.
    init(marker: String, before text: Inline) {
        self.init(marker)
        append(text, spaced: true)
    }
}
