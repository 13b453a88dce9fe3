import GRDB

/// The vectors on disk: int8 codes with one scale a vector, and one-bit signatures for the first pass over many.
///
/// Vectors of floats are not kept. The hash of each chunk's embedded text finds vectors that are known already, of
/// removed chunks too until the index is compacted.
struct VectorStore {
    static let hashes = Column(table: "hashes", width: 8)

    let db: Database
    let dimension: Int
    let generation: Int

    /// The codes of a vector, then its scale.
    static func codes(_ dimension: Int) -> Column {
        Column(table: "codes", width: dimension + 4)
    }

    /// The signatures of 32 vectors as the first pass reads them; a row of this column is such a group.
    static func signatures(_ dimension: Int) -> Column {
        Column(table: "signatures", width: Signature.groupBytes(dimension))
    }

    /// All norms, by chunk number.
    static func norms(_ db: Database) throws -> [Norm] {
        var norms: [Norm] = []
        try Norm.column.forEachBlock(db, after: 0) { block, bytes in
            let start = block * Norm.column.rowsPerBlock
            if norms.count < start {
                norms.append(contentsOf: repeatElement(Norm(bits: 0), count: start - norms.count))
            }
            for offset in stride(from: 0, to: bytes.count, by: Norm.width) {
                let bits = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
                norms.append(Norm(bits: UInt32(littleEndian: bits)))
            }
        }
        return norms
    }

    /// The numbers of chunks without a vector from `start` on; of several with the same embedded text only the first.
    static func missing(_ db: Database, from start: Int, limit: Int) throws -> [ChunkID] {
        guard limit > 0 else { return [] }
        var seen: Set<UInt64> = []
        var found: [ChunkID] = []
        try forEachMissing(db, from: start) { number, hash in
            if seen.insert(hash).inserted { found.append(number) }
            return found.count == limit
        }
        return found
    }

    /// Hands out the chunks without a vector and the hashes of their embedded texts, until `body` has enough.
    static func forEachMissing(
        _ db: Database, from start: Int, until body: (ChunkID, UInt64) throws -> Bool
    ) throws {
        var rows = RowReader(db: db)
        try Norm.column.forEachBlock(db, from: max(0, start)) { block, bytes in
            let first = block * Norm.column.rowsPerBlock
            for number in max(start, first)..<max(start, first + bytes.count / Norm.width) {
                let bits = bytes.loadUnaligned(
                    fromByteOffset: (number - first) * Norm.width, as: UInt32.self)
                let norm = Norm(bits: UInt32(littleEndian: bits))
                guard norm.isLive, !norm.hasVector else { continue }
                if try body(number, try rows.hash(number)) { return true }
            }
            return false
        }
    }

    /// All hashes of embedded texts, by chunk number.
    static func hashes(_ db: Database) throws -> [UInt64] {
        var found: [UInt64] = []
        try hashes.forEachBlock(db, after: 0) { block, bytes in
            let start = block * hashes.rowsPerBlock
            if found.count < start {
                found.append(contentsOf: repeatElement(0, count: start - found.count))
            }
            for offset in stride(from: 0, to: bytes.count, by: 8) {
                found.append(
                    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            }
        }
        return found
    }
}
