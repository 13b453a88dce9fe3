public import Documents

/// A document on its way into an index, with all that is to be kept of it.
public struct IndexedDocument: Sendable {
    /// The path within the collection, by which the document is known.
    public let path: String
    /// What the file was when it was read.
    public let file: FileState
    /// The document.
    public let document: Document
    /// Its chunks, in the order of their ordinals.
    public let chunks: [Chunk]
    /// `indexed` or `partial`.
    public let outcome: Outcome
    /// Why the document is only partial.
    public let reason: Reason?

    /// Makes a document that is ready to be stored.
    public init(
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
