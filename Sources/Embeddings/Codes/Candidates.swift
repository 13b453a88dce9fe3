internal import CVectorKernels

/// The best of what a first pass over bit codes has seen so far, to be scored exactly afterwards.
///
/// Segments are scanned one after the other into the same candidates. Scores are comparable within one query only.
package struct Candidates: Sendable {
    /// How many are kept.
    package let limit: Int
    private let query: VectorQuery
    private let sum: PlaneSum
    private var ids: [UInt32]
    private var scores: [UInt16]
    private var count = 0
    private var threshold: UInt16 = 0

    /// Begins with none.
    package init(query: VectorQuery, pass: FirstPass) {
        precondition(pass.limit > 0)
        self.query = query
        limit = pass.limit
        sum = PlaneSum(query.vector, reading: pass.planes)
        let capacity = limit * 2 + BitPlanes.lineVectors
        ids = [UInt32](repeating: 0, count: capacity)
        scores = [UInt16](repeating: 0, count: capacity)
    }

    /// Scans a segment.
    /// - Parameters:
    ///   - planes: The bits of `count` vectors.
    ///   - count: The vectors of the segment.
    ///   - first: The id of its first vector; the others follow.
    ///   - allowed: A word for each 32 vectors, bit j for their vector j: those whose bit is 0 are skipped.
    ///   - threads: On how many threads at most; a small segment takes fewer.
    package mutating func scan(
        _ planes: BitPlanes, count vectors: Int, first: UInt32, allowed: [UInt32]? = nil, threads: Int = 1
    ) {
        precondition(planes.dimension == sum.dimension && planes.room >= vectors)
        precondition(allowed.map { $0.count >= (vectors + 31) / 32 } ?? true)
        let segment = Segment(planes: planes, vectors: vectors, first: first, allowed: allowed)
        guard vectors > 0 else { return }
        let raised = count == 0 && raise(by: segment)
        scan(segment, threads)
        guard raised, count < limit else { return }
        // The sample promised too much.
        (count, threshold) = (0, 0)
        scan(segment, threads)
    }

    /// Vectors that are scanned together.
    private struct Segment {
        let planes: BitPlanes
        let vectors: Int
        let first: UInt32
        let allowed: [UInt32]?

        var lines: Int { (vectors + BitPlanes.lineVectors - 1) / BitPlanes.lineVectors }

        func withUnsafe(_ body: (_ planes: UnsafePointer<UInt8>, _ allowed: UnsafePointer<UInt32>?) -> Void) {
            unsafe planes.withUnsafePlanes { planes in
                guard let allowed else { return unsafe body(planes, nil) }
                unsafe allowed.withUnsafeBufferPointer { unsafe body(planes, $0.baseAddress) }
            }
        }
    }

    /// Takes a threshold from a sample, by which about as many pass as are kept: nearly all others then need not be noted and
    /// dropped again.
    private mutating func raise(by segment: Segment) -> Bool {
        let sampled = min(segment.lines * BitPlanes.lineVectors, Int(VK_SAMPLE))
        // Of the limit so many are expected in the sample; three standard deviations more leave room for chance.
        let expected = Double(limit * sampled) / Double(segment.vectors)
        let rank = Int(expected + 3 * expected.squareRoot() + 3)
        var least: UInt16 = 0
        unsafe segment.withUnsafe { planes, allowed in
            unsafe sum.withUnsafeSum { sum in
                least = unsafe vk_rank_planes(planes, segment.vectors, sum, allowed, rank)
            }
        }
        threshold = max(1, least) - 1
        return threshold > 0
    }

    private mutating func scan(_ segment: Segment, _ threads: Int) {
        let lines = segment.lines
        let parts = Threads.parts(of: lines, over: threads, least: Self.linesAThread)
        guard parts > 1 else {
            scan(segment, lines: 0..<lines)
            return
        }
        var empty = self
        empty.count = 0
        var found = [Self](repeating: empty, count: parts)
        unsafe found.withUnsafeMutableBufferPointer { found in
            Threads.divide(lines, into: parts) { part, range in
                unsafe found[part].scan(segment, lines: range)
                unsafe found[part].shrink()
            }
        }
        for part in found { take(part) }
    }

    /// So many lines are scanned in about the time that it takes to wake a thread.
    private static let linesAThread = 384

    private mutating func scan(_ segment: Segment, lines: Range<Int>) {
        var line = lines.lowerBound
        while line < lines.upperBound {
            unsafe segment.withUnsafe { planes, allowed in
                unsafe sum.withUnsafeSum { sum in
                    line = unsafe vk_scan_planes(
                        planes, segment.vectors, sum, line, lines.upperBound, allowed, threshold,
                        segment.first, &ids, &scores, ids.count, &count)
                }
            }
            if line < lines.upperBound { shrink() }
        }
    }

    /// Takes up what was found in a later part of the same segment.
    private mutating func take(_ other: Self) {
        if count + other.count > ids.count { shrink() }
        for place in 0..<other.count where other.scores[place] > threshold {
            (ids[count], scores[count]) = (other.ids[place], other.scores[place])
            count += 1
        }
    }

    private mutating func shrink() {
        guard count > limit else { return }
        threshold = unsafe vk_keep_best(&ids, &scores, count, limit)
        count = limit
    }

    /// The ids of the best, in the order in which they were seen.
    package mutating func best() -> ArraySlice<UInt32> {
        shrink()
        return ids[..<count]
    }

    /// The ids of the best and their exact scores: the dot products of the query and the byte codes, times the scales.
    ///
    /// Ids are positions in `codes` and `scales` after `first` is taken away: for one segment, or for segments that
    /// stand one after the other.
    package mutating func rescored(
        codes: UnsafeRawBufferPointer, scales: UnsafeBufferPointer<Float>, first: UInt32 = 0, threads: Int = 1
    ) -> (ids: [UInt32], scores: [Float]) {
        let ids = Array(best())
        let scores = unsafe Self.exact(
            ids.map { $0 - first }, query: query, codes: codes, scales: scales, threads: threads)
        return (ids, scores)
    }

    /// Dot products of a query and some rows of byte codes.
    package static func exact(
        _ rows: [UInt32], query: VectorQuery, codes: UnsafeRawBufferPointer,
        scales: UnsafeBufferPointer<Float>, threads: Int = 1
    ) -> [Float] {
        let dimension = query.vector.count
        let available = min(codes.count / dimension, scales.count)
        precondition(rows.allSatisfy { $0 < available })
        return unsafe [Float](unsafeUninitializedCapacity: rows.count) { out, filled in
            filled = rows.count
            guard let codes = codes.baseAddress, let scales = scales.baseAddress, let to = out.baseAddress
            else { return }
            let bytes = unsafe codes.assumingMemoryBound(to: Int8.self)
            unsafe rows.withUnsafeBufferPointer { rows in
                guard let ids = rows.baseAddress else { return }
                let parts = Threads.parts(of: rows.count, over: threads, least: rowsAThread)
                Threads.divide(rows.count, into: parts) { _, range in
                    unsafe vk_rescore_i8(
                        bytes, scales, dimension, query.vector, ids + range.lowerBound, range.count,
                        to + range.lowerBound)
                }
            }
        }
    }

    /// So many rows from anywhere in memory are scored in about the time that it takes to wake a thread.
    private static let rowsAThread = 512
}
