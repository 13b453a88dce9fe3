/// BM25 scores of the chunks that terms touched, and how many of the question's terms the admitted chunks know.
///
/// There is a number for every chunk, in memory that goes from one search to the next; what no term touched is neither
/// read nor cleared, so that a search costs what it finds and not what the index holds.
struct LexicalScores: Sendable {
    /// By chunk number, of the chunk alone.
    private(set) var own: [Float]
    /// By the number of its first chunk, of a stretch of several; of a chunk that stands alone at its own number.
    private(set) var stretches: [Float]
    /// Which blocks of ``blockSize`` numbers were touched.
    private(set) var touched: [Bool]
    var known = 0

    static let blockSize = 1_024

    init(chunks: Int) {
        own = [Float](repeating: 0, count: chunks)
        stretches = own
        touched = [Bool](repeating: false, count: (chunks + Self.blockSize - 1) / Self.blockSize)
    }

    /// The numbers of the blocks that were touched.
    var blocks: [Range<Int>] {
        touched.indices.compactMap { block in
            guard touched[block] else { return nil }
            return block * Self.blockSize..<min(own.count, (block + 1) * Self.blockSize)
        }
    }

    /// The same memory, to be written to.
    struct Cells {
        let own: UnsafeMutableBufferPointer<Float>
        let stretches: UnsafeMutableBufferPointer<Float>
        let touched: UnsafeMutableBufferPointer<Bool>

        /// Adds to a chunk that stands alone.
        @inline(__always)
        func add(_ impact: Float, alone chunk: Int) {
            own[chunk] += impact
            add(impact, stretch: chunk)
        }

        /// Adds to a chunk, whose stretch will be touched too.
        @inline(__always)
        func add(_ impact: Float, chunk: Int) {
            own[chunk] += impact
            touched[chunk / LexicalScores.blockSize] = true
        }

        /// Adds to the stretch that begins with a chunk.
        @inline(__always)
        func add(_ impact: Float, stretch first: Int) {
            stretches[first] += impact
            touched[first / LexicalScores.blockSize] = true
        }
    }

    /// Hands out the memory.
    mutating func withCells(_ body: (Cells) -> Void) {
        own.withUnsafeMutableBufferPointer { own in
            stretches.withUnsafeMutableBufferPointer { stretches in
                touched.withUnsafeMutableBufferPointer { touched in
                    body(Cells(own: own, stretches: stretches, touched: touched))
                }
            }
        }
    }

    /// Becomes other scores of as many chunks times a number; must be clear.
    mutating func take(_ other: LexicalScores, times scale: Float) {
        known = other.known
        let blocks = other.blocks
        withCells { cells in
            other.own.withUnsafeBufferPointer { own in
                other.stretches.withUnsafeBufferPointer { stretches in
                    for block in blocks {
                        for i in block {
                            cells.own[i] = own[i] * scale
                            cells.stretches[i] = stretches[i] * scale
                        }
                    }
                }
            }
        }
        touched = other.touched
    }

    /// Makes all scores 0 again.
    mutating func clear() {
        let blocks = blocks
        withCells { cells in
            for block in blocks {
                for i in block {
                    cells.own[i] = 0
                    cells.stretches[i] = 0
                }
            }
            cells.touched.update(repeating: false)
        }
        known = 0
    }
}
