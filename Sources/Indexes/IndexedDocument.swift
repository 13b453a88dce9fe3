package import Documents

/// A document on its way into an index, with all that is to be kept of it.
package struct IndexedDocument: Sendable {
    /// The path within the collection, by which the document is known.
    package let path: String
    /// What the file was when it was read.
    package let file: FileState
    /// The document.
    package let document: Document
    /// Its chunks, in the order of their ordinals.
    package let chunks: [Chunk]
    /// `indexed` or `partial`.
    package let outcome: Outcome
    /// Why the document is only partial.
    package let reason: Reason?

    /// Makes a document that is ready to be stored.
    package init(
        path: String, file: FileState, document: Document, chunks: [Chunk],
        outcome: Outcome = .indexed, reason: Reason? = nil
    ) {
        self.path = path
        self.file = file
        self.document = document
        self.chunks = chunks
        self.outcome = outcome
        self.reason = reason
    }
}
