/// Sums by chunk number, of some thousand chunks among many: a table with open places, for dictionaries hash with more
/// care than numbers need.
struct ChunkSums {
    private var chunks: [Int32]
    private var sums: [Float]
    private let shift: UInt32

    /// Makes room for so many chunks, each of them at least once added to.
    init(capacity: Int) {
        let bits = max(4, Int.bitWidth - (2 * capacity).leadingZeroBitCount)
        chunks = [Int32](repeating: -1, count: 1 << bits)
        sums = [Float](repeating: 0, count: 1 << bits)
        shift = UInt32(32 - bits)
    }

    /// Adds to a chunk's sum.
    mutating func add(_ score: Float, to chunk: ChunkID) {
        let number = Int32(truncatingIfNeeded: chunk)
        // Fibonacci hashing: the upper bits of a product with 2^32 over the golden ratio (Knuth, volume 3, 6.4).
        var place = Int((UInt32(bitPattern: number) &* 2_654_435_769) >> shift)
        while chunks[place] >= 0, chunks[place] != number { place = (place + 1) & (chunks.count - 1) }
        chunks[place] = number
        sums[place] += score
    }

    /// All chunks that were added to, in no order.
    var all: [(chunk: ChunkID, score: Float)] {
        chunks.indices.compactMap { chunks[$0] >= 0 ? (Int(chunks[$0]), sums[$0]) : nil }
    }
}
