import Documents
import Embeddings
import GRDB
import Synchronization

/// What is asked of an index.
struct SearchRequest: Sendable {
    let words: LexicalQuery?
    /// Waits for the question's vector, rotated as the stored ones are.
    let vector: @Sendable () throws -> [Float]?
    let filter: SearchFilter
    /// How words are weighed; nil for what fits passages with vectors or without.
    let weights: LexicalWeights?
    let fusion: Fusion
    let limit: Int
    let interruption: Interruption
}

/// One search within one committed state.
struct Search {
    typealias Scored = [(chunk: ChunkID, score: Float)]

    /// Up to so many admitted vectors are compared as they are, without a first pass.
    static let exactLimit = 2_048

    let db: Database
    let memory: SearchMemory
    private let request: SearchRequest
    private let generation: Int
    private let agreement: Agreement?
    let norms: [Norm]
    private let chunks: Int
    let admission: Admission
    let scorer: LexicalScorer
    let dimension: Int

    /// - Parameter known: the state that the memory was in before the transaction began.
    init(_ db: Database, _ memory: SearchMemory, _ request: SearchRequest, since known: Int) throws {
        self.db = db
        self.memory = memory
        self.request = request
        let (generation, norms, chunks, base, segments, terms, dimension, agreement) =
            try memory.cache.withLock { cache in
                try cache.refresh(db, since: known)
                return (
                    cache.generation, cache.norms, cache.chunks, try cache.admission(db, request.filter),
                    cache.segments, cache.terms, cache.dimension, cache.agreement
                )
            }
        self.generation = generation
        self.dimension = dimension
        self.agreement = agreement
        self.norms = norms
        self.chunks = chunks
        let weights = request.weights ?? (base.embedded > 0 ? .besideVectors : LexicalWeights())
        let scorer = LexicalScorer(
            store: PostingStore(db: db), names: memory.names, segments: segments, admission: base,
            weights: weights, memory: terms, interruption: request.interruption)
        self.scorer = scorer
        admission =
            try request.words.map { words in
                try PhraseFilter(
                    db: db, scorer: scorer, norms: norms, interruption: request.interruption
                ).narrowed(base, by: words)
            } ?? base
    }

    /// Runs both legs, then what follows from the best of both.
    func result() throws -> SearchResult {
        guard let asked = request.words else { return try result(LexicalScores(chunks: 0)) }
        let text = asked.text
        var words = memory.scores.take(chunks: norms.count)
        let analyzer = Analyzer()
        let own = asked.terms.map { (term: $0, count: 1) }
        try scorer.add(analyzer.terms(ofQuestion: text, weighsCodes: true) + own, to: &words)
        let exact = try scorer.exact(analyzer.exactTerms(ofQuestion: text), within: admission)
        let result = try result(words, exact)
        memory.scores.give(consume words)
        return result
    }

    private func result(_ words: LexicalScores, _ exact: Scored = []) throws -> SearchResult {
        let lexical = scorer.best(words, within: admission, limit: pool)
        let fusion = lexical.isEmpty ? request.fusion : request.fusion.trusting(agreement)
        let question = try question()
        let vectorial = try nearest(question, limit: pool)
        var order = fused(lexical, vectorial, exact, fusion)
        if fusion.feedback > 0, request.words != nil, let question, !vectorial.isEmpty, !order.isEmpty {
            order = try refined(order, words, question, exact, fusion)
        }
        let found = Array(order.prefix(max(request.limit, 0)))
        return SearchResult(
            candidates: try candidates(found, lexical, question, vectorial, words),
            chunks: chunks, admitted: admission.count,
            lexicalMatches: scorer.matches(words, within: admission),
            embedded: admission.embedded)
    }

    /// The question's vector as scans take it, waited for as late as can be: the words are looked for meanwhile.
    private func question() throws -> VectorQuery? {
        guard let vector = try request.vector() else { return nil }
        guard dimension == 0 || vector.count == dimension else {
            throw IndexError.dimensionMismatch(expected: dimension, actual: vector.count)
        }
        return VectorQuery(vector)
    }

    /// How many of its best a leg brings.
    private var pool: Int { max(request.limit, request.fusion.pool) }

    /// How many are put in order: those that are smoothed are, however few are wanted.
    private var depth: Int { max(request.limit, request.fusion.smoothed, request.fusion.feedback) }

    private func fused(
        _ lexical: Scored, _ vectorial: Scored, _ exact: Scored, _ fusion: Fusion
    ) -> Scored {
        let words = fusion.scaled(lexical, of: admission.count, floor: 0)
        return Fusion.sum(
            [
                (words, fusion.lexical),
                (fusion.scaled(vectorial, of: admission.embedded, floor: nil), fusion.vector),
                (unembedded(words, beside: vectorial), fusion.vector),
                (exact, fusion.exact),
            ], limit: depth)
    }

    /// The scores of chunks that have no vector yet, where others have: their words then weigh as much as both legs of the others.
    private func unembedded(_ words: Scored, beside vectorial: Scored) -> Scored {
        vectorial.isEmpty || admission.embedded == admission.count
            ? [] : words.filter { !norms[$0.chunk].hasVector }
    }

    /// Mixes what the best say into the question, asks again, and smooths the result.
    private func refined(
        _ first: Scored, _ own: LexicalScores, _ question: VectorQuery, _ exact: Scored, _ fusion: Fusion
    ) throws -> Scored {
        let shares = fusion.shares(first.prefix(fusion.feedback).filter { norms[$0.chunk].hasVector })
        guard !shares.isEmpty else { return first }
        // Looked for while the words of the best are.
        let moved = try moved(question, towards: shares)
        let aside = try nearestAside(moved, limit: pool)
        let more = try Feedback(
            db: db, scorer: scorer, fusion: fusion, analyzers: memory.analyzers
        ).terms(of: shares)
        var mixed = memory.scores.take(chunks: norms.count)
        try scorer.mix(more, share: fusion.termShare, with: own, into: &mixed)
        let lexical = scorer.best(mixed, within: admission, limit: pool)
        memory.scores.give(consume mixed)
        let vectorial = try aside.result() ?? nearest(moved, limit: pool)
        return try smoothed(fused(lexical, vectorial, exact, fusion), fusion)
    }

    private func moved(
        _ question: VectorQuery, towards shares: [(chunk: ChunkID, share: Float)]
    ) throws -> VectorQuery {
        var vector = question.vector
        let rows = try vectors(of: shares.map(\.chunk))
        for (row, share) in shares.map(\.share).enumerated() {
            for i in vector.indices {
                vector[i] += request.fusion.pull * share * rows[row * vector.count + i]
            }
        }
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return VectorQuery(length > 0 ? vector.map { $0 / length } : vector)
    }

    private func smoothed(_ order: Scored, _ fusion: Fusion) throws -> Scored {
        let head = order.prefix(max(0, fusion.smoothed)).filter { norms[$0.chunk].hasVector }
        guard dimension > 0, head.count > 1 else { return order }
        let scores = fusion.smooth(
            head.map(\.score), vectors: try vectors(of: head.map(\.chunk)), dimension: dimension)
        let known = Set(head.map(\.chunk))
        let again = zip(head, scores).map { (chunk: $0.chunk, score: $1) }
        let rest = order.filter { !known.contains($0.chunk) }
        return again.sorted { $0.score > $1.score || ($0.score == $1.score && $0.chunk < $1.chunk) } + rest
    }

    /// The admitted chunks nearest to each of some vectors, best first; the vectors share a pass.
    func nearest(to queries: [VectorQuery]) throws -> [[Candidate]] {
        guard queries.allSatisfy({ dimension == 0 || $0.vector.count == dimension }) else {
            let odd = queries.first { $0.vector.count != dimension }?.vector.count ?? 0
            throw IndexError.dimensionMismatch(expected: dimension, actual: odd)
        }
        return try nearest(queries, limit: pool).map { leg in
            leg.prefix(request.limit).enumerated().map { rank, found in
                Candidate(
                    chunk: found.chunk, score: found.score, lexicalScore: 0, lexicalRank: nil,
                    vectorScore: found.score, vectorRank: rank + 1)
            }
        }
    }

    private func nearest(_ query: VectorQuery?, limit: Int) throws -> Scored {
        try query.flatMap { try nearest([$0], limit: limit).first } ?? []
    }

    private func nearest(_ queries: [VectorQuery], limit: Int) throws -> [Scored] {
        guard admission.embedded > 0, limit > 0 else { return queries.map { _ in [] } }
        let found = try scan(queries, limit: limit)()
        return try zip(queries, found).map { query, chunks in
            let scores = try cached { try $0.cosines(db, query, chunks) }
            return TopList.best(zip(chunks, scores).map { (chunk: $0, score: $1) }, limit: limit)
        }
    }

    /// The nearest to a vector on another thread, where nothing can be read; nil when something has to be.
    private func nearestAside(_ query: VectorQuery, limit: Int) throws -> BackgroundWork<Scored?> {
        guard admission.embedded > 0, limit > 0 else { return BackgroundWork { [] } }
        let scan = try scan([query], limit: limit)
        return BackgroundWork { [memory, generation] in
            let chunks = scan()[0]
            let scores = memory.cache.withLock { cache in
                cache.generation == generation ? cache.cosinesInMemory(query, chunks) : nil
            }
            return scores.map {
                TopList.best(zip(chunks, $0).map { (chunk: $0, score: $1) }, limit: limit)
            }
        }
    }

    /// What goes over the bit codes for those that may be nearest to each question; their numbers ascend.
    private func scan(_ queries: [VectorQuery], limit: Int) throws -> @Sendable () -> [[ChunkID]] {
        let wanted = max(Self.exactLimit, 2 * limit)
        guard admission.embedded > wanted else {
            return { [admission] in queries.map { _ in admission.embeddedChunks } }
        }
        let planes = try cached { try $0.planes(db) }
        let request = SharedScan.Request(
            queries, planes: planes, generation: generation, count: norms.count,
            allowed: admission.embeddedBits,
            pass: FirstPass(wanted: wanted, among: norms.count, dimension: dimension))
        return { [scans = memory.scans] in scans.nearest(request) }
    }

    private func candidates(
        _ order: Scored, _ lexical: Scored, _ question: VectorQuery?, _ vectorial: Scored,
        _ words: LexicalScores
    ) throws -> [Candidate] {
        let lexicalRanks = Self.ranks(lexical, limit: request.limit)
        let vectorRanks = Self.ranks(vectorial, limit: request.limit)
        var cosines: [ChunkID: Float] = [:]
        if let question {
            let found = order.map(\.chunk).filter { norms[$0].hasVector }.sorted()
            let scores = try cached { try $0.cosines(db, question, found) }
            cosines = Dictionary(uniqueKeysWithValues: zip(found, scores))
        }
        let bears = request.words != nil
        return order.map { chunk, score in
            Candidate(
                chunk: chunk, score: score, lexicalScore: bears ? scorer.borne(chunk, of: words) : 0,
                lexicalRank: lexicalRanks[chunk], vectorScore: cosines[chunk], vectorRank: vectorRanks[chunk])
        }
    }

    private static func ranks(_ leg: Scored, limit: Int) -> [ChunkID: Int] {
        Dictionary(uniqueKeysWithValues: leg.prefix(limit).enumerated().map { ($1.chunk, $0 + 1) })
    }

    private func vectors(of chunks: [ChunkID]) throws -> [Float] {
        try cached { try $0.vectors(db, of: chunks) }
    }

    /// Uses the cache, as long as it is in the state that this search began with.
    func cached<T>(_ body: (inout SearchCache) throws -> T) throws -> T {
        try memory.cache.withLock { cache in
            guard cache.generation == generation else { throw SearchCache.Outdated() }
            return try body(&cache)
        }
    }
}
