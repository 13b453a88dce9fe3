public import Documents

/// A quote and its proof.
public struct Citation: Sendable, Hashable, Codable {
    /// The number that the answer's `[n]` markers use, from 1.
    public let marker: Int
    /// The exact words, byte for byte as they stand in the document's text.
    public let quote: String
    /// The document's path within its collection.
    public let document: String
    /// The collection that the document belongs to; nil for a file outside of the index.
    public let collection: String?
    /// The document's title.
    public let title: String
    /// Where the quote stands.
    public let locator: Locator
    /// The headings above the quote, outermost first, where its place only counts lines or pages.
    @OmittedIfEmpty public private(set) var section: [String]
    /// The UTF-8 range of the quote in the document's text.
    package let range: [Int]
    /// The file's SHA-256 in lower-case hexadecimal digits.
    public let sha256: String
    /// Whether the quote is what stands at its address.
    ///
    /// Before an answer from an index leaves, the text is read from the index once more and compared byte for byte, and the
    /// file's hash too; what differs is taken out.
    public let verified: Bool
    /// How well the quote supports what it is cited for, from 0 to 1; nil where nothing measured it.
    public let support: Double?
    /// The cells that the proof rests on, where it is a value in a table: the value, and what heads its column and its row.
    public let cells: [CitedCell]

    /// Makes a citation.
    package init(
        marker: Int, quote: String, document: String, collection: String? = nil, title: String,
        locator: Locator, section: [String] = [], sha256: String, verified: Bool, support: Double? = nil,
        cells: [CitedCell] = []
    ) {
        self.marker = marker
        self.quote = quote
        self.document = document
        self.collection = collection
        self.title = title
        self.locator = locator
        self.section = section
        self.range = [locator.range.lowerBound, locator.range.upperBound]
        self.sha256 = sha256
        self.verified = verified
        self.support = support
        self.cells = cells
    }
}

extension Citation {
    /// The words at a range of a document, cut at whole characters.
    ///
    /// - Parameters:
    ///   - section: the headings above, where nothing else tells them.
    ///   - row: what is told of a row that is quoted; without it the cells are those that the range touches.
    init(
        _ marker: Int, _ range: Range<Int>, of content: Document, at path: String, in collection: String?,
        title: String, section: [String] = [], sha256: String, support: Double? = nil, of row: ToldRow? = nil
    ) {
        let proof = CellProof(of: row, in: range, of: content)
        let locator = proof.locator
        let quote = String(content[range])
        self.init(
            marker: marker, quote: quote, document: path, collection: collection, title: title,
            locator: locator, section: section, sha256: sha256,
            verified: !quote.isEmpty && quote.utf8.elementsEqual(content[locator.range].utf8),
            support: support, cells: proof.cells)
    }

    /// Where the quote stands, as a person reads it beside the document's name: the headings above it without the title, and the
    /// place, such as `Fees › Late payment › Lines 12–14`.
    public var address: String {
        let headings = section.first == title ? section.dropFirst() : section[...]
        return (headings + [locator.display]).joined(separator: " › ")
    }

    /// The same proof under another number.
    package func renumbered(_ marker: Int) -> Citation {
        Citation(
            marker: marker, quote: quote, document: document, collection: collection, title: title,
            locator: locator, section: section, sha256: sha256,
            verified: verified, support: support, cells: cells)
    }
}
