import Documents

/// What two documents say differently, each difference cited on both sides.
public struct Comparison: Sendable, Hashable, Codable {
    /// The first document.
    public let left: Side
    /// The second document.
    public let right: Side
    /// How many sections of one were found in the other.
    public let aligned: Int
    /// The differences in the order of the first document, then what only the second has.
    public let differences: [Difference]
    /// What a language model says of the differences, checked; nil without one.
    public let summary: Answer?
    /// How long it took.
    public let milliseconds: Double

    /// One of the two documents.
    public struct Side: Sendable, Hashable, Codable {
        /// Its path.
        public let document: String
        /// Its title.
        public let title: String
        /// The file's SHA-256 in lower-case hexadecimal digits.
        public let sha256: String
        /// How many sections it has.
        public let sections: Int
    }

    /// Something that one document says and the other does not, or not so.
    public struct Difference: Sendable, Hashable, Codable {
        /// What happened between the first document and the second.
        public let kind: Kind
        /// The headings that it stands under.
        public let section: [String]
        /// The words of the first document; nil when it has none.
        public let left: Citation?
        /// The words of the second document; nil when it has none.
        public let right: Citation?
        /// The figures, or cells of a row, that differ.
        public let changes: [Change]
    }

    /// What happened between the first document and the second.
    public enum Kind: String, Sendable, Hashable, Codable {
        /// Both say something on it, not the same.
        case changed
        /// Only the first has it.
        case removed
        /// Only the second has it.
        case added
    }

    /// A figure or cell that differs.
    public struct Change: Sendable, Hashable, Codable {
        /// The column's header, when it is a cell.
        public let name: String?
        /// What the first document has.
        public let left: String?
        /// What the second document has.
        public let right: String?
    }
}

/// A document with what proves it, wherever it was taken from.
struct ComparedDocument: Sendable {
    let path: String
    /// The collection; nil for a file that is not taken from the index.
    let collection: String?
    let sha256: String
    let content: Document

    /// The proof at a range of the document's text; `number` is its marker.
    func citation(_ range: Range<Int>, _ number: Int) -> Citation {
        Citation(
            number, range, of: content, at: path, in: collection, title: content.title, sha256: sha256)
    }

    /// The whole document as a passage.
    func passage(_ number: Int, range: Range<Int>? = nil, headings: [String] = []) -> SourcedPassage {
        let range = range ?? 0..<content.text.utf8.count
        return SourcedPassage(
            passage: Passage(
                number: number, document: path, collection: collection, title: content.title,
                headings: headings,
                locator: content.locator(for: range), text: String(content[range]),
                shown: content.markdown(of: range, repeatsMerged: true),
                blocks: Array(content.blocks(overlapping: range)),
                date: content.metadata.modified ?? content.metadata.created, sha256: sha256, score: 1),
            content: content)
    }
}
