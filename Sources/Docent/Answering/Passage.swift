public import Documents

/// A numbered stretch of one document that an answer may be made from: one hit, or several that touch.
public struct Passage: Sendable, Hashable {
    /// The number that markers name, from 1.
    public let number: Int
    /// The document's path within its collection.
    public let document: String
    /// The collection that the document belongs to; nil for a file outside of the index.
    public let collection: String?
    /// The document's title.
    public let title: String
    /// The headings above the passage, outermost first.
    public let headings: [String]
    /// Where the passage stands; its range is a range of the document's text.
    public let locator: Locator
    /// The words, exactly the slice that the locator's range names.
    public let text: String
    /// The words as a model sees them: tables drawn as tables, with their header.
    public let shown: String
    /// The blocks that lie within the passage.
    package let blocks: [Block]
    /// The document's date as ISO 8601, when known.
    public let date: String?
    /// The file's SHA-256 in lower-case hexadecimal digits.
    public let sha256: String
    /// The fused score of its best hit.
    public let score: Double

    /// Makes a passage.
    package init(
        number: Int, document: String, collection: String? = nil, title: String, headings: [String],
        locator: Locator, text: String,
        shown: String, blocks: [Block], date: String?, sha256: String, score: Double
    ) {
        self.number = number
        self.document = document
        self.collection = collection
        self.title = title
        self.headings = headings
        self.locator = locator
        self.text = text
        self.shown = shown
        self.blocks = blocks
        self.date = date
        self.sha256 = sha256
        self.score = score
    }
}

extension Passage {
    /// The same passage under another number.
    func renumbered(_ number: Int) -> Passage {
        Passage(
            number: number, document: document, collection: collection, title: title, headings: headings,
            locator: locator, text: text, shown: shown, blocks: blocks, date: date, sha256: sha256,
            score: score)
    }

    /// What tells a passage from all others, whatever its number.
    struct Identity: Sendable, Hashable {
        let document: String
        let sha256: String
        let range: Range<Int>
    }

    var identity: Identity { Identity(document: document, sha256: sha256, range: locator.range) }

    /// Whether both stand in one document: collections may hold different documents at equal paths.
    func isOfOneDocument(with other: Passage) -> Bool {
        document == other.document && sha256 == other.sha256
    }

    /// Where the passage stands, as a person would look it up; of one over several sections the headings it has above
    /// it, else its first heading.
    var address: String {
        guard case .section(let path, let paragraphs) = locator.place, path.isEmpty,
            paragraphs == Place.everyParagraph
        else { return locator.display }
        if !headings.isEmpty { return headings.joined(separator: " › ") }
        let heading = blocks.first { if case .heading = $0.kind { true } else { false } }
        let start = locator.range.lowerBound
        return heading.map { block in
            let within = (block.range.lowerBound - start)..<(block.range.upperBound - start)
            return "from “\(text.slice(within))” on"
        } ?? locator.display
    }
}
