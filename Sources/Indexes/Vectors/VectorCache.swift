import Embeddings
import GRDB

/// The vectors in memory: all bit codes side by side, and the byte codes that were needed so far.
struct VectorCache: Sendable {
    let dimension: Int
    /// The bit codes of all chunk numbers; see ``Signature``.
    private(set) var signatures: [UInt8] = []
    var codes: CodeMemory
    private var generation = 0

    init(dimension: Int) {
        self.dimension = dimension
        codes = CodeMemory(dimension: dimension)
    }

    /// Loads the bit codes that were written since the last time.
    mutating func loadSignatures(_ db: Database, generation now: Int, chunks: Int) throws {
        guard generation < now else { return }
        let column = VectorStore.signatures(dimension)
        let bytes = (chunks + Signature.groupSize - 1) / Signature.groupSize * column.width
        ScannedBytes.grow(&signatures, to: bytes)
        try column.forEachBlock(db, after: generation) { block, bytes in
            let start = block * column.rowsPerBlock * column.width
            signatures.withUnsafeMutableBytes { all in
                let end = min(all.count, start + bytes.count)
                guard start < end else { return }
                UnsafeMutableRawBufferPointer(rebasing: all[start..<end])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<(end - start)]))
            }
        }
        generation = now
    }
}
