import Embeddings
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
    ///   - weights: how words are weighed; else as it was measured with vectors or without, as what is admitted has them.
    ///   - fusion: how the legs become one order.
    /// - Throws: ``IndexError``: `dimensionMismatch` among them, and `locked` when it is written to faster than it can be
    ///   searched for seconds on end.
    @concurrent
    package func search(
        _ query: LexicalQuery?, vector: [Float]? = nil, filter: SearchFilter = SearchFilter(), limit: Int,
        weights: LexicalWeights? = nil, fusion: Fusion = Fusion()
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
        filter: SearchFilter, limit: Int, weights: LexicalWeights? = nil,
        fusion: Fusion = Fusion()
    ) async throws -> SearchResult {
        let limit = max(0, min(limit, .chunkNumbers))
        return try await Interruption.watching { interruption in
            let request = SearchRequest(
                words: query, vector: { try vector().map { Rotation(dimension: $0.count)($0) } },
                filter: filter, weights: weights, fusion: fusion, limit: limit, interruption: interruption)
            return try await searching { db, memory, known in
                try Search(db, memory, request, since: known).result()
            }
        }
    }

    /// Finds the chunks nearest to each of some vectors of unit length, best first.
    ///
    /// All vectors share one pass over the index.
    @concurrent
    package func nearest(
        to vectors: [[Float]], filter: SearchFilter = SearchFilter(), limit: Int
    ) async throws -> [[Candidate]] {
        let limit = max(0, min(limit, .chunkNumbers))
        return try await Interruption.watching { interruption in
            let request = SearchRequest(
                words: nil, vector: { nil }, filter: filter, weights: LexicalWeights(), fusion: Fusion(),
                limit: limit, interruption: interruption)
            return try await searching { db, memory, known in
                let queries = vectors.map { VectorQuery(Rotation(dimension: $0.count)($0)) }
                return try Search(db, memory, request, since: known).nearest(to: queries)
            }
        }
    }

    /// Loads all that searches read again and again, so that the first one is as quick as the later ones.
    @concurrent
    package func warm() async throws {
        try await searching { db, memory, known in
            try memory.cache.withLock { cache in
                try cache.refresh(db, since: known)
                _ = try cache.admission(db, SearchFilter())
                if cache.dimension > 0 { try cache.loadVectors(db) }
            }
        }
    }

    /// Reads, again while other searches are quicker to bring the cache to a later state.
    ///
    /// - Parameters:
    ///   - patience: for how long it is tried.
    ///   - body: reads; it is given what searches keep in memory, and the state that this was in before the transaction
    ///     began.
    @concurrent
    func searching<T: Sendable>(
        patience: Duration = .seconds(10),
        _ body: @escaping @Sendable (Database, SearchMemory, _ known: Int) throws -> T
    ) async throws -> T {
        let end = ContinuousClock.now + patience
        var pause: Duration = .milliseconds(1)
        while true {
            do {
                return try await readBriefly { (opening: Opening) in
                    let known = opening.memory.cache.withLock(\.generation)
                    return try opening.pool.read { db in try body(db, opening.memory, known) }
                }
            } catch is SearchCache.Outdated {
                guard .now < end else { throw IndexError.locked(path: path, process: nil) }
            }
            try await Task.sleep(for: pause)
            pause = min(pause * 2, .milliseconds(50))
        }
    }
}
