public import Documents

/// A named set of documents that came from one root folder.
public struct DocumentCollection: Sendable, Hashable, Codable, Identifiable {
    /// The row of the collection.
    public let id: Int64
    /// The name, unique within the index.
    public let name: String
    /// The folder that the documents' paths are relative to.
    public let root: String
    /// How many documents are known, whatever their outcome.
    public let documents: Int
}

/// What the index knows of a file, its text apart.
public struct StoredDocument: Sendable, Hashable, Codable, Identifiable {
    /// The row of the document; a document that is replaced gets a new one.
    public let id: Int64
    /// The name of the collection.
    public let collection: String
    /// The path within the collection.
    public let path: String
    /// The title; empty when the document was never read.
    public let title: String
    /// The format; nil when the document was never read.
    public let format: Format?
    /// What the file was when the text that is stored was read; without any, when it was last looked at.
    public let file: FileState
    /// The date that the document gives itself (modified, else created), as ISO 8601.
    public let date: String?
    /// The language that the document gives itself, as a BCP 47 tag.
    public let language: String?
    /// How the last attempt to index the file ended.
    public let outcome: Outcome
    /// Why, when it is not plainly indexed.
    public let reason: Reason?
    /// How many chunks are stored.
    public let chunks: Int
}

/// A chunk as the index holds it.
package struct StoredChunk: Sendable, Hashable, Identifiable {
    /// The number of the chunk within the index.
    public let id: ChunkID
    /// The row of its document.
    public let document: StoredDocument.ID
    /// The chunk.
    public let chunk: Chunk
}

/// The number of a chunk within an index.
///
/// Numbers ascend in the order of storing and are never used again before the index is compacted; the chunks
/// of a document follow each other.
package typealias ChunkID = Int
