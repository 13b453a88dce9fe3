/// One chunk that a search found, with its evidence.
package struct Candidate: Sendable, Hashable, Codable {
    /// The chunk.
    package let chunk: ChunkID
    /// Its fused score, by which candidates are ordered; see ``Fusion``.
    package let score: Float
    /// Its BM25 score; 0 when it shares no word with the query.
    package let lexicalScore: Float
    /// Its place among the chunks ranked by words, from 1; nil below the limit.
    package let lexicalRank: Int?
    /// Its cosine to the query's vector; nil when there is no vector.
    package let vectorScore: Float?
    /// Its place among the chunks ranked by vectors, from 1; nil below the limit.
    package let vectorRank: Int?
}

/// What a search found.
package struct SearchResult: Sendable, Hashable, Codable {
    /// The best chunks, best first, each once.
    package let candidates: [Candidate]
    /// How many chunks the index holds.
    package let chunks: Int
    /// How many chunks the filter admitted.
    package let admitted: Int
    /// How many chunks share at least one word with the query.
    package let lexicalMatches: Int
    /// How many admitted chunks have a vector.
    package let embedded: Int
}
