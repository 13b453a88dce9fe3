/// A document that is finished but for its text, which is still bytes: to send it away, nobody needs a string of them.
package struct DocumentDraft: Sendable {
    /// Everything but the text.
    private let frame: Document
    /// The text as UTF-8, as a rule well formed.
    private let text: [UInt8]

    init(_ frame: Document, text: [UInt8]) {
        self.frame = frame
        self.text = text
    }

    /// The document.
    package var document: Document {
        Document(
            format: frame.format, title: frame.title, metadata: frame.metadata, text: String(text: text),
            blocks: frame.blocks, links: frame.links, losses: frame.losses)
    }

    /// Sends the compact binary form away in pieces of about a megabyte, as the document's own would be.
    package func encode(to send: ([UInt8]) -> Void) {
        guard text.withUnsafeBytes(WellFormedText.isASCII) != nil else { return document.encode(to: send) }
        frame.encode(to: send) { $0.longBytes(text) }
    }
}
