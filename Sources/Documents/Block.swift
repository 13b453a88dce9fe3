/// One piece of a document's structure: a heading, a paragraph, a list item, a table.
package struct Block: Sendable, Hashable {
    /// What the piece is.
    package let kind: Kind
    /// Which layer of the document it belongs to.
    package let layer: Layer
    private let words: TextRange
    /// Its address in the terms of the file.
    package let place: Place
    private let held: HeldTable?

    /// Makes a block.
    package init(kind: Kind, layer: Layer = .body, range: Range<Int>, place: Place, table: Table? = nil) {
        self.kind = kind
        self.layer = layer
        words = TextRange(range)
        self.place = place
        held = table.map { .table($0) }
    }

    /// Its UTF-8 range in the document's text.
    package var range: Range<Int> { words.offsets }

    /// The rows and cells, when the block is a table.
    package var table: Table? {
        if case .table(let table) = held { table } else { nil }
    }

    /// A table out of the way of the many blocks that are none.
    private indirect enum HeldTable: Sendable, Hashable {
        case table(Table)
    }

    /// The kinds of block.
    package enum Kind: Sendable, Hashable {
        /// A heading; levels count from 1.
        case heading(level: Int)
        /// Running text.
        case paragraph
        /// An item of a list; depths count from 0, the marker is as rendered (`•`, `3.`, `b)`).
        case listItem(depth: Int, marker: String)
        /// A term that a following definition explains.
        case term
        /// The definition of the term before it.
        case definition
        /// A table; its rows are in ``Block/table``.
        case table
        /// Program text or preformatted text, with its language when the file names it.
        case code(language: String?)
        /// A quotation set apart.
        case quote
        /// The caption of a figure or table.
        case caption
        /// A footnote or endnote with its label.
        case footnote(label: String)
        /// A speaker's note.
        case note
        /// A comment or annotation, with its author when known.
        case comment(author: String?)
        /// The alternative text of a picture.
        case image
        /// An equation as readable text.
        case formula
    }

    /// Where a block stands in relation to what a reader came for.
    package enum Layer: String, Sendable, Hashable, Codable {
        /// The content itself.
        case body
        /// Navigation, banners, running headers and footers: kept, apart.
        case furniture
        /// Text that the file hides from its readers: kept, flagged, never sent to a model unasked.
        case hidden
    }
}
