/// One chunk that a search found, with its evidence from both legs.
public struct Candidate: Sendable, Hashable, Codable {
    /// The chunk.
    public let chunk: ChunkID
    /// Its BM25 score; 0 when it shares no word with the query.
    public let lexicalScore: Float
    /// Its place among the chunks ranked by words, from 1; nil below the limit.
    public let lexicalRank: Int?
    /// Its cosine to the query's vector; nil when there is no vector.
    public let vectorScore: Float?
    /// Its place among the chunks ranked by vectors, from 1; nil below the limit.
    public let vectorRank: Int?
}

/// What a search found, before the legs are fused.
public struct SearchResult: Sendable, Hashable, Codable {
    /// The chunks that either leg ranks within the limit, each once, with both scores.
    public let candidates: [Candidate]
    /// How many chunks the filter admitted.
    public let admitted: Int
    /// How many chunks share at least one word with the query.
    public let lexicalMatches: Int
    /// How many admitted chunks have a vector.
    public let embedded: Int
}
