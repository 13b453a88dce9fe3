/// A passage: the unit that is embedded, searched and sent to a language model.
public struct Chunk: Sendable, Hashable, Codable {
    /// Its position among the document's chunks, from 0.
    public let ordinal: Int
    /// The words: exactly the slice of the document's text that the locator's range names.
    public let text: String
    /// The headings above the words, outermost first; a slide's title or a sheet's name stand for headings.
    public let headings: [String]
    /// Words from before the range that the words cannot be understood without: a table's caption and header rows.
    public let context: String?
    /// The layer that all of its blocks belong to.
    public let layer: Block.Layer
    /// Where the words stand.
    public let locator: Locator

    /// Makes a chunk.
    public init(
        ordinal: Int, text: String, headings: [String], context: String?, layer: Block.Layer, locator: Locator
    ) {
        self.ordinal = ordinal
        self.text = text
        self.headings = headings
        self.context = context
        self.layer = layer
        self.locator = locator
    }

    /// The UTF-8 range in the document's text.
    public var range: Range<Int> { locator.range }

    /// What is embedded and indexed: heading path and context, each on a line of its own, before the words.
    public var embeddedText: String {
        var parts: [String] = []
        if !headings.isEmpty { parts.append(headings.joined(separator: " › ")) }
        if let context { parts.append(context) }
        parts.append(text)
        return parts.joined(separator: "\n")
    }
}
