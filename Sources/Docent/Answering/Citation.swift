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

    /// Makes a citation.
    package init(
        marker: Int, quote: String, document: String, collection: String? = nil, title: String,
        locator: Locator, sha256: String, verified: Bool, support: Double? = nil
    ) {
        self.marker = marker
        self.quote = quote
        self.document = document
        self.collection = collection
        self.title = title
        self.locator = locator
        self.range = [locator.range.lowerBound, locator.range.upperBound]
        self.sha256 = sha256
        self.verified = verified
        self.support = support
    }
}

extension Citation {
    /// The words at a range of a document, cut at whole characters.
    init(
        _ marker: Int, _ range: Range<Int>, of content: Document, at path: String, in collection: String?,
        title: String, sha256: String, support: Double? = nil
    ) {
        let locator = content.locator(for: range)
        let quote = String(content[range])
        self.init(
            marker: marker, quote: quote, document: path, collection: collection, title: title,
            locator: locator, sha256: sha256,
            verified: !quote.isEmpty && quote.utf8.elementsEqual(content[locator.range].utf8),
            support: support)
    }

    /// The same proof under another number.
    package func renumbered(_ marker: Int) -> Citation {
        Citation(
            marker: marker, quote: quote, document: document, collection: collection, title: title,
            locator: locator, sha256: sha256,
            verified: verified, support: support)
    }
}
