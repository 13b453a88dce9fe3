import Embeddings
import GRDB

/// What searches keep in memory from one to the next, brought up to date when the index has changed.
struct SearchCache: Sendable {
    private(set) var generation = 0
    private(set) var norms: [Norm] = []
    /// How many chunks there are, removed ones left out.
    private(set) var chunks = 0
    private(set) var segments: [PostingStore.Segment] = []
    /// How far words and vectors agree; nil where that was not measured.
    private(set) var agreement: Agreement?
    private var stretches = Stretches()
    private var admissions: [(filter: SearchFilter, admission: Admission)] = []
    private var nextAdmission = 0
    /// The postings that searches have read in this state; those that began in an earlier one have that one's.
    private(set) var terms = TermMemory()
    private var vectors = VectorCache(dimension: 0)

    private static let admissionLimit = 16

    /// A search began in a state that is older than what is in memory; it has to begin again.
    struct Outdated: Error {}

    /// Brings the cache to the state that a transaction sees.
    ///
    /// - Parameter known: the state that the cache was in before the transaction began. One that sees an older state reads
    ///   another file, which was put in the place of the one before.
    mutating func refresh(_ db: Database, since known: Int) throws {
        let state = try IndexState(db)
        if state.generation < min(known, generation) { self = SearchCache() }
        guard state.generation >= generation else { throw Outdated() }
        guard state.generation > generation else { return }
        let dimension = state.model?.dimension ?? 0
        // Fewer chunks than before: they have got new numbers.
        if state.nextChunk < norms.count { self = SearchCache() }
        if vectors.dimension != dimension { vectors = VectorCache(dimension: dimension) }
        try loadNorms(db, count: state.nextChunk)
        chunks = norms.count(where: \.isLive)
        segments = try PostingStore(db: db).segments()
        stretches = try Stretches(db, chunks: norms.count)
        agreement = try Agreement(db)
        admissions.removeAll()
        terms = TermMemory()
        generation = state.generation
    }

    /// What a filter admits.
    mutating func admission(_ db: Database, _ filter: SearchFilter) throws -> Admission {
        if let known = admissions.first(where: { $0.filter == filter }) { return known.admission }
        let admission = try Admission(
            db, filter, number: nextAdmission, norms: norms, stretches: stretches)
        nextAdmission += 1
        if admissions.count == Self.admissionLimit { admissions.removeFirst() }
        admissions.append((filter, admission))
        return admission
    }

    /// The bits of all vectors.
    mutating func planes(_ db: Database) throws -> BitPlanes {
        try vectors.loadSignatures(db, generation: generation, chunks: norms.count)
        return vectors.planes
    }

    /// The cosine of each of the chunks to a question; the chunks' numbers ascend.
    mutating func cosines(_ db: Database, _ query: VectorQuery, _ chunks: [ChunkID]) throws -> [Float] {
        try vectors.codes.scores(db, generation, query, of: chunks)
    }

    /// The same without reading; nil when the vector of one of them is not in memory.
    func cosinesInMemory(_ query: VectorQuery, _ chunks: [ChunkID]) -> [Float]? {
        vectors.codes.scoresInMemory(generation, query, of: chunks)
    }

    /// The vectors of chunks in any order, row after row, rotated.
    mutating func vectors(_ db: Database, of chunks: [ChunkID]) throws -> [Float] {
        try vectors.codes.vectors(db, generation, of: chunks)
    }

    /// Loads all vectors.
    mutating func loadVectors(_ db: Database) throws {
        try vectors.loadSignatures(db, generation: generation, chunks: norms.count)
        try vectors.codes.loadAll(db, generation, count: norms.count)
    }

    /// The floats of a vector; 0 while there is no model.
    var dimension: Int { vectors.dimension }

    private mutating func loadNorms(_ db: Database, count: Int) throws {
        if count > norms.count {
            norms.append(contentsOf: repeatElement(Norm(bits: 0), count: count - norms.count))
        }
        let column = Norm.column
        try column.forEachBlock(db, after: generation) { block, bytes in
            let start = block * column.rowsPerBlock
            for row in 0..<bytes.count / Norm.width where start + row < norms.count {
                let bits = bytes.loadUnaligned(fromByteOffset: row * Norm.width, as: UInt32.self)
                norms[start + row] = Norm(bits: UInt32(littleEndian: bits))
            }
        }
    }
}
