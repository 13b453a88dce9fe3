/// One chunk that a search found, with its evidence.
public struct Candidate: Sendable, Hashable, Codable {
    /// The chunk.
    public let chunk: ChunkID
    /// Its fused score, by which candidates are ordered; see ``Fusion``.
    public let score: Float
    /// Its BM25 score; 0 when it shares no word with the query.
    public let lexicalScore: Float
    /// Its place among the chunks ranked by words, from 1; nil below the limit.
    public let lexicalRank: Int?
    /// Its cosine to the query's vector; nil when there is no vector.
    public let vectorScore: Float?
    /// Its place among the chunks ranked by vectors, from 1; nil below the limit.
    public let vectorRank: Int?
}

/// What a search found.
public struct SearchResult: Sendable, Hashable, Codable {
    /// The best chunks, best first, each once.
    public let candidates: [Candidate]
    /// How many chunks the index holds.
    public let chunks: Int
    /// How many chunks the filter admitted.
    public let admitted: Int
    /// How many chunks share at least one word with the query.
    public let lexicalMatches: Int
    /// How many admitted chunks have a vector.
    public let embedded: Int
}
