import Indexes

/// A hit with the rows of the index behind it.
struct FoundPassage: Sendable {
    let hit: Hit
    let chunk: StoredChunk
    let document: StoredDocument
}
