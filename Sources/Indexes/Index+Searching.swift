import Documents
import Embeddings
import GRDB
import Synchronization

extension Index {
    /// Finds the chunks that fit a question by its words, by its vector, or both.
    ///
    /// Both legs see only what the filter admits, and the statistics that words are weighed by are those of the
    /// admitted chunks: the result is that of an index which holds nothing else.
    ///
    /// - Parameters:
    ///   - query: the words, or nil to leave this leg out.
    ///   - vector: the question's vector of unit length, or nil to leave this leg out.
    ///   - filter: what may be found.
    ///   - limit: how many chunks each leg gives.
    ///   - weights: how words are weighed.
    /// - Throws: ``IndexError``, `dimensionMismatch` among them.
    @concurrent
    public func search(
        _ query: LexicalQuery?, vector: [Float]? = nil, filter: SearchFilter = SearchFilter(), limit: Int,
        weights: LexicalWeights = LexicalWeights()
    ) async throws -> SearchResult {
        let vector = vector.map { VectorQuery(Rotation(dimension: $0.count)($0)) }
        return try await searching { [self] db in
            let search = try Search(db, self, query: query, vector: vector, filter: filter, weights: weights)
            return try search.result(limit: limit)
        }
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
    private func searching<T: Sendable>(_ body: @Sendable (Database) throws -> T) async throws -> T {
        while true {
            do { return try await read(body) } catch is SearchCache.Outdated { continue }
        }
    }
}

/// One search within one committed state.
private struct Search {
    /// Up to so many admitted vectors are compared as they are, without a first pass.
    static let exactLimit = 2_048

    let db: Database
    let index: Index
    let query: LexicalQuery?
    let vector: VectorQuery?
    let weights: LexicalWeights
    private let generation: Int
    private let norms: [Norm]
    private let base: Admission
    private let segments: [PostingStore.Segment]

    init(
        _ db: Database, _ index: Index, query: LexicalQuery?, vector: VectorQuery?, filter: SearchFilter,
        weights: LexicalWeights
    ) throws {
        self.db = db
        self.index = index
        self.query = query
        self.vector = vector
        self.weights = weights
        (generation, norms, base, segments) = try index.cache.withLock { cache in
            try cache.refresh(db)
            if let vector, cache.dimension > 0, vector.vector.count != cache.dimension {
                throw IndexError.dimensionMismatch(expected: cache.dimension, actual: vector.vector.count)
            }
            return (cache.generation, cache.norms, try cache.admission(db, filter), cache.segments)
        }
    }

    /// Uses the cache, as long as it is in the state that this search began with.
    private func cached<T>(_ body: (inout SearchCache) throws -> T) throws -> T {
        try index.cache.withLock { cache in
            guard cache.generation == generation else { throw SearchCache.Outdated() }
            return try body(&cache)
        }
    }

    func result(limit: Int) throws -> SearchResult {
        let scorer = LexicalScorer(
            store: PostingStore(db: db), segments: segments, admission: base, weights: weights)
        var words: [Float] = []
        var admission = base
        if let query {
            words = try scorer.scores(Analyzer().terms(ofQuestion: query.text), chunks: norms.count)
            admission = try narrowed(base, by: query, scorer)
            if admission.count < base.count {
                words = words.indices.map { admission.contains($0) ? words[$0] : 0 }
            }
        }
        let lexical = TopList.best(words, limit: limit)
        let vectorial = try vectorHits(admission, limit: limit)
        return SearchResult(
            candidates: try candidates(lexical, vectorial, words), admitted: admission.count,
            lexicalMatches: words.count { $0 > 0 }, embedded: admission.embedded)
    }

    private func vectorHits(_ admission: Admission, limit: Int) throws -> [(chunk: ChunkID, score: Float)] {
        guard let vector, admission.embedded > 0, limit > 0 else { return [] }
        let chunks = try firstPass(vector, admission, limit: limit)
        let scores = try cached { try $0.cosines(db, vector, chunks) }
        var heap = TopList.Heap(limit: limit, above: -.infinity)
        for (chunk, score) in zip(chunks, scores) { heap.insert(chunk, score) }
        return heap.sorted
    }

    private func firstPass(_ vector: VectorQuery, _ admission: Admission, limit: Int) throws -> [ChunkID] {
        let wanted = max(Self.exactLimit, 8 * limit)
        guard admission.embedded > wanted else { return admission.embeddedChunks }
        let signatures = try cached { try $0.signatures(db) }
        var candidates = Candidates(query: vector, limit: wanted)
        signatures.withUnsafeBytes {
            candidates.scan($0, count: norms.count, first: 0, allowed: admission.embeddedBits)
        }
        return candidates.best().sorted().map { Int($0) }
    }

    /// Joins both legs; each chunk gets both scores.
    private func candidates(
        _ lexical: [(chunk: ChunkID, score: Float)], _ vectorial: [(chunk: ChunkID, score: Float)],
        _ words: [Float]
    ) throws -> [Candidate] {
        var lexicalRanks: [ChunkID: Int] = [:]
        for (rank, hit) in lexical.enumerated() { lexicalRanks[hit.chunk] = rank + 1 }
        var vectorRanks: [ChunkID: Int] = [:]
        var cosines: [ChunkID: Float] = [:]
        for (rank, hit) in vectorial.enumerated() {
            vectorRanks[hit.chunk] = rank + 1
            cosines[hit.chunk] = hit.score
        }
        if let vector {
            let others = lexical.map(\.chunk).filter { vectorRanks[$0] == nil && norms[$0].hasVector }
                .sorted()
            for (chunk, score) in zip(others, try cached { try $0.cosines(db, vector, others) }) {
                cosines[chunk] = score
            }
        }
        let chunks = lexical.map(\.chunk) + vectorial.map(\.chunk).filter { lexicalRanks[$0] == nil }
        return chunks.map { chunk in
            Candidate(
                chunk: chunk, lexicalScore: words.isEmpty ? 0 : words[chunk],
                lexicalRank: lexicalRanks[chunk],
                vectorScore: cosines[chunk], vectorRank: vectorRanks[chunk])
        }
    }

    /// Applies the phrases that a chunk must contain and those that it may not.
    private func narrowed(_ admission: Admission, by query: LexicalQuery, _ scorer: LexicalScorer) throws
        -> Admission
    {
        var admission = admission
        for phrase in query.phrases {
            guard let found = try chunks(containing: phrase, scorer) else { continue }
            admission = Admission(admission, keeping: found, norms: norms)
        }
        for phrase in query.excluded {
            guard let found = try chunks(containing: phrase, scorer) else { continue }
            admission = Admission(admission, without: found, norms: norms)
        }
        return admission
    }

    /// The admitted chunks whose words hold those of the phrase in its order; nil for a phrase without words.
    private func chunks(containing phrase: String, _ scorer: LexicalScorer) throws -> Set<ChunkID>? {
        let analyzer = Analyzer()
        let wanted = analyzer.words(of: phrase)
        let terms = analyzer.terms(of: phrase).terms
        guard !wanted.isEmpty, !terms.isEmpty else { return nil }
        var store = ContentStore(db: db)
        return try scorer.chunks(withAll: terms).filter { number in
            guard let stored = try store.chunk(number) else { return false }
            return analyzer.words(of: stored.chunk.embeddedText).contains(wanted)
        }
    }
}
