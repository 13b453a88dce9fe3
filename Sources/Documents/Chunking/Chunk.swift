/// A passage: the unit that is embedded, searched and sent to a language model.
package struct Chunk: Sendable, Hashable {
    /// Its position among the document's chunks, from 0.
    package let ordinal: Int
    /// The words: exactly the slice of the document's text that the locator's range names.
    package let text: String
    /// The headings above the words, outermost first; a slide's title or a sheet's name stand for headings.
    package let headings: [String]
    /// Words from before the range that the words cannot be understood without: a table's caption and header rows.
    package let context: String?
    /// The layer that all of its blocks belong to.
    package let layer: Block.Layer
    /// Where the words stand.
    package let locator: Locator

    /// Makes a chunk.
    package init(
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
    package var range: Range<Int> { locator.range }

    /// What is embedded and indexed: heading path and context, each on a line of its own, before the words.
    package var embeddedText: String {
        var parts: [String] = []
        if !headings.isEmpty { parts.append(headings.joined(separator: " › ")) }
        if let context { parts.append(context) }
        parts.append(text)
        return parts.joined(separator: "\n")
    }
}
