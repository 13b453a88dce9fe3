/// Splits a document into passages along its own structure.
///
/// A chunk never crosses a section, a slide, a sheet, a page or a layer. A heading goes with what follows it, a
/// lead-in with its list, a caption with its table. What is too long is cut between paragraphs, else sentences,
/// rows or cells, else words, else characters; a table's later parts repeat its caption and header rows in
/// ``Chunk/context``, a list's its lead-in. Together the chunks hold every word of the document; headings that something
/// parts from their text are told by ``Chunk/headings`` of the text alone.
///
/// ```swift
/// let chunker = Chunker(target: 160, maximum: 254) { tokenizer.count($0) }
/// let chunks = chunker.chunks(of: document)
/// ```
package struct Chunker: Sendable {
    /// How many tokens of the document's words a chunk should hold.
    package let target: Int
    /// How many tokens ``Chunk/embeddedText`` holds at most, the document's title counted.
    package let maximum: Int
    /// Counts the tokens of a text.
    let measure: @Sendable (Substring) -> Int

    /// Makes a chunker.
    ///
    /// - Parameters:
    ///   - target: how many tokens of words a chunk should hold.
    ///   - maximum: how many tokens a chunk holds at most with its title, headings and context.
    ///   - measure: counts the tokens of a text; called a few times for each part of a document.
    package init(target: Int, maximum: Int, measure: @escaping @Sendable (Substring) -> Int) {
        self.maximum = max(8, maximum)
        self.target = min(max(4, target), self.maximum)
        self.measure = measure
    }

    /// The chunks of a document, in the order of their ranges.
    package func chunks(of document: Document) -> [Chunk] {
        var chunking = Chunking(chunker: self, document: document)
        let sections = document.sections()
        let texts = document.texts(below: sections)
        for (number, section) in sections.enumerated() { chunking.add(section, above: texts[number]) }
        return chunking.chunks
    }

    /// The document's title as it is counted: shortened when it would take more than a ninth of the maximum.
    package func title(of document: Document) -> String {
        shortened(document.title, to: maximum / 9)
    }

    /// The tokens of a text, where what a tokenizer takes for one unknown word still counts by its length.
    func tokens(_ text: Substring) -> Int {
        max(measure(text), text.utf8.count / 12)
    }

    /// The beginning of a text that has at most `limit` tokens, ended by an ellipsis when it was cut.
    func shortened(_ text: String, to limit: Int) -> String {
        var count = tokens(text[...])
        guard count > limit else { return text }
        var kept = text.utf8.count
        while kept > 0, limit > 0 {
            kept = min(kept - 1, kept * limit / max(count, 1))
            let cut = text.slice(0..<kept)
            let short = (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
            count = tokens(short)
            if count <= limit { return kept > 0 ? String(short) : "" }
        }
        return ""
    }
}
