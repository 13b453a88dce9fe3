import Embeddings

/// The bit codes of one group of 32 chunks, as ``VectorCodes`` lays them out: what the first pass over many reads.
enum Signature {
    /// Chunks in a group.
    static let groupSize = VectorCodes.blockSize

    /// The bytes of a group.
    static func groupBytes(_ dimension: Int) -> Int {
        VectorCodes.bitCodeBytes(count: groupSize, dimension: dimension)
    }

    /// Writes the bit codes of vectors that follow each other into their lanes of a group.
    static func put(
        _ codes: UnsafeRawBufferPointer, count: Int, dimension: Int, firstLane: Int,
        into group: UnsafeMutableRawBufferPointer
    ) {
        let bits = VectorCodes.bits(codes, count: count, dimension: dimension)
        for start in stride(from: 0, to: bits.count, by: groupSize) {
            for lane in 0..<count { group[start + firstLane + lane] = bits[start + lane] }
        }
    }
}
