import GRDB
import Synchronization

extension Index {
    /// Finds the chunks that fit a question by its words, by its vector, or both, best first.
    ///
    /// All legs see only what the filter admits, and the statistics that words are weighed by are those of the
    /// admitted chunks: the result is that of an index which holds nothing else.
    ///
    /// - Parameters:
    ///   - query: the words, or nil to leave this leg out.
    ///   - vector: the question's vector of unit length, or nil to leave this leg out.
    ///   - filter: what may be found.
    ///   - limit: how many chunks to return at most.
    ///   - weights: how words are weighed.
    ///   - fusion: how the legs become one order.
    /// - Throws: ``IndexError``, `dimensionMismatch` among them.
    @concurrent
    public func search(
        _ query: LexicalQuery?, vector: [Float]? = nil, filter: SearchFilter = SearchFilter(), limit: Int,
        weights: LexicalWeights = LexicalWeights(), fusion: Fusion = Fusion()
    ) async throws -> SearchResult {
        try await search(
            query, awaiting: { vector }, filter: filter, limit: limit, weights: weights, fusion: fusion)
    }

    /// The same with a vector that is still being made: the words are looked for meanwhile.
    ///
    /// - Parameter vector: waits for the vector, on a thread that may block; it may be called again.
    @concurrent
    package func search(
        _ query: LexicalQuery?, awaiting vector: @escaping @Sendable () throws -> [Float]?,
        filter: SearchFilter, limit: Int, weights: LexicalWeights = LexicalWeights(),
        fusion: Fusion = Fusion()
    ) async throws -> SearchResult {
        let request = SearchRequest(
            words: query, vector: { try vector().map { Rotation(dimension: $0.count)($0) } }, filter: filter,
            weights: weights, fusion: fusion, limit: limit)
        return try await searching { [self] db in try Search(db, self, request).result() }
    }

    /// Loads all that searches read again and again, so that the first one is as quick as the later ones.
    @concurrent
    public func warm() async throws {
        try await searching { [self] db in
            try cache.withLock { cache in
                try cache.refresh(db)
                _ = try cache.admission(db, SearchFilter())
                if cache.dimension > 0 { try cache.loadVectors(db) }
            }
        }
    }

    /// Reads, again when another search has meanwhile brought the cache to a later state.
    @concurrent
    private func searching<T: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> T
    ) async throws -> T {
        for attempt in 1..<Self.mostAttempts {
            do {
                return try await readBriefly(body)
            } catch is SearchCache.Outdated {
                // The file is older than what was read of it before: another was put in its place.
                if attempt > Self.usualAttempts { cache.withLock { $0 = SearchCache() } }
            }
        }
        throw IndexError.damaged(path: path, detail: "it changes as if it were older than before")
    }

    /// How many searches in a row may find that another was quicker.
    private static let usualAttempts = 3
    private static let mostAttempts = 8
}
