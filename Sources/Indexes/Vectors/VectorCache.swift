import Embeddings
import GRDB

/// The vectors in memory: all bit codes side by side, and the byte codes that were needed so far.
struct VectorCache: Sendable {
    let dimension: Int
    /// The bits of all chunk numbers.
    private(set) var planes: BitPlanes
    var codes: CodeMemory
    private var generation = 0

    init(dimension: Int) {
        self.dimension = dimension
        planes = BitPlanes(dimension: dimension)
        codes = CodeMemory(dimension: dimension)
    }

    /// Loads the bit codes that were written since the last time.
    mutating func loadSignatures(_ db: Database, generation now: Int, chunks: Int) throws {
        guard generation < now else { return }
        let column = VectorStore.signatures(dimension)
        planes.grow(to: chunks)
        try column.forEachBlock(db, after: generation) { block, bytes in
            planes.put(bytes, at: block * column.rowsPerBlock * Signature.groupSize)
        }
        generation = now
    }
}
