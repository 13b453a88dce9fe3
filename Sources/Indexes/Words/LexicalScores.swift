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

    /// Adds what a term's postings score.
    mutating func add(_ postings: ScoredPostings, gain: Float) {
        postings.alone.add(gain, to: &own, &touched)
        postings.alone.add(gain, to: &stretches, &touched)
        postings.members.add(gain, to: &own, &touched)
        postings.stretches.add(gain, to: &stretches, &touched)
    }

    /// Becomes other scores of as many chunks times a number; must be clear.
    mutating func take(_ other: LexicalScores, times scale: Float) {
        known = other.known
        touched = other.touched
        for block in other.blocks {
            Self.scale(other.own, by: scale, in: block, into: &own)
            Self.scale(other.stretches, by: scale, in: block, into: &stretches)
        }
    }

    /// Makes all scores 0 again.
    mutating func clear() {
        for block in blocks {
            Self.clear(&own, in: block)
            Self.clear(&stretches, in: block)
        }
        touched.withUnsafeMutableBufferPointer { $0.update(repeating: false) }
        known = 0
    }

    private static func scale(
        _ scores: [Float], by scale: Float, in block: Range<Int>, into scaled: inout [Float]
    ) {
        scores.withUnsafeBufferPointer { scores in
            scaled.withUnsafeMutableBufferPointer { scaled in
                let from = UnsafeBufferPointer(rebasing: scores[block])
                let to = UnsafeMutableBufferPointer(rebasing: scaled[block])
                for i in 0..<to.count { to[i] = from[i] * scale }
            }
        }
    }

    private static func clear(_ scores: inout [Float], in block: Range<Int>) {
        scores.withUnsafeMutableBufferPointer { $0[block].update(repeating: 0) }
    }
}

extension ScoredPostings.Run {
    /// Adds what each posting scores to the numbers' cells.
    ///
    /// The loop is by hand because it runs once for every posting of every term.
    fileprivate func add(_ gain: Float, to cells: inout [Float], _ touched: inout [Bool]) {
        for block in blocks { touched[Int(block)] = true }
        let count = numbers.count
        cells.withUnsafeMutableBufferPointer { cells in
            numbers.withUnsafeBufferPointer { numbers in
                impacts.withUnsafeBufferPointer { impacts in
                    for i in 0..<count { cells[Int(numbers[i])] += gain * impacts[i] }
                }
            }
        }
    }
}

extension LexicalScores {
    /// How many numbers are compared at once.
    static let rowSize = 32

    /// The greatest score of a stretch among each ``rowSize`` numbers.
    ///
    /// The bits of floats that are not negative order as they do, and whole numbers are compared many at once.
    func greatestOfRows() -> [Float] {
        var greatest = [Float](repeating: 0, count: (stretches.count + Self.rowSize - 1) / Self.rowSize)
        stretches.withUnsafeBufferPointer { scores in
            scores.withMemoryRebound(to: Int32.self) { bits in
                for block in blocks {
                    for start in stride(from: block.lowerBound, to: block.upperBound, by: Self.rowSize) {
                        var most: Int32 = 0
                        for i in start..<min(start + Self.rowSize, block.upperBound) {
                            most = max(most, bits[i])
                        }
                        greatest[start / Self.rowSize] = Float(bitPattern: UInt32(most))
                    }
                }
            }
        }
        return greatest
    }

    /// The first chunks of the stretches that score more than a floor, ascending.
    ///
    /// Every number is written, and kept only if its score is above the floor; otherwise the next one is written over it. A branch
    /// instead would be mispredicted about every other time.
    ///
    /// - Parameter rows: ``greatestOfRows()``.
    func starts(above floor: Float, of rows: [Float]) -> [Int32] {
        let room = rows.reduce(0) { $0 + ($1 > floor ? Self.rowSize : 0) }
        return [Int32](unsafeUninitializedCapacity: room) { starts, filled in
            var kept = 0
            stretches.withUnsafeBufferPointer { scores in
                for row in rows.indices where rows[row] > floor {
                    let start = row * Self.rowSize
                    for number in start..<min(start + Self.rowSize, scores.count) {
                        starts[kept] = Int32(truncatingIfNeeded: number)
                        kept += scores[number] > floor ? 1 : 0
                    }
                }
            }
            filled = kept
        }
    }

    /// How many chunks have a score.
    ///
    /// The bits of a float that is above 0 are a whole number above 0, whose negative has the sign bit: without branches
    /// many are counted at once.
    var count: Int {
        own.withUnsafeBufferPointer { scores in
            scores.withMemoryRebound(to: UInt32.self) { scores in
                blocks.reduce(0) { sum, block in
                    var count: UInt32 = 0
                    for bits in UnsafeBufferPointer(rebasing: scores[block]) { count &+= (0 &- bits) >> 31 }
                    return sum + Int(count)
                }
            }
        }
    }
}
