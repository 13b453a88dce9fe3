internal import CVectorKernels

/// The best of what a first pass over bit codes has seen so far, to be scored exactly afterwards.
///
/// Segments are scanned one after the other into the same candidates. Scores are comparable within one query only.
package struct Candidates: Sendable {
    /// How many are kept.
    package let limit: Int
    private let query: VectorQuery
    private var ids: [UInt32]
    private var scores: [UInt16]
    private var count = 0
    private var threshold: UInt16 = 0

    /// Begins with none.
    /// - Parameter limit: At least 1; for the ten nearest at a recall of 0.99 some hundreds.
    package init(query: VectorQuery, limit: Int) {
        precondition(limit > 0)
        self.query = query
        self.limit = limit
        let capacity = limit * 4 + VectorCodes.blockSize
        ids = [UInt32](repeating: 0, count: capacity)
        scores = [UInt16](repeating: 0, count: capacity)
    }

    /// Scans a segment.
    /// - Parameters:
    ///   - codes: The bit codes of `count` vectors.
    ///   - count: The vectors of the segment.
    ///   - first: The id of its first vector; the others follow.
    ///   - allowed: A word for each block of 32, bit j for its vector j: those whose bit is 0 are passed over.
    ///   - threads: On how many threads at most; a small segment takes fewer.
    package mutating func scan(
        _ codes: UnsafeRawBufferPointer, count vectors: Int, first: UInt32, allowed: [UInt32]? = nil,
        threads: Int = 1
    ) {
        let blocks = (vectors + VectorCodes.blockSize - 1) / VectorCodes.blockSize
        precondition(codes.count >= blocks * groups * VectorCodes.blockSize)
        precondition(allowed.map { $0.count >= blocks } ?? true)
        guard vectors > 0, let base = codes.baseAddress else { return }
        let bytes = unsafe base.assumingMemoryBound(to: UInt8.self)
        let parts = Threads.parts(of: blocks, over: threads, least: Self.blocksAThread)
        guard parts > 1 else {
            unsafe scan(bytes, vectors, blocks: 0..<blocks, first, allowed)
            return
        }
        var found = [Self](repeating: Self(query: query, limit: limit), count: parts)
        unsafe found.withUnsafeMutableBufferPointer { found in
            Threads.divide(blocks, into: parts) { part, range in
                unsafe found[part].scan(bytes, vectors, blocks: range, first, allowed)
                unsafe found[part].shrink()
            }
        }
        for part in found { take(part) }
    }

    /// So many blocks are scanned in about the time that it takes to wake a thread: over 100,000 vectors two took 0.43 ms where one
    /// took 0.34, over a million 2.3 ms for 3.1 (`Scripts/bench scan`, AVX2).
    private static let blocksAThread = 3_072

    /// The groups of eight dimensions.
    private var groups: Int { (query.vector.count + 7) / 8 }

    private mutating func scan(
        _ bytes: UnsafePointer<UInt8>, _ vectors: Int, blocks: Range<Int>, _ first: UInt32,
        _ allowed: [UInt32]?
    ) {
        let (groups, end) = (groups, min(vectors, blocks.upperBound * VectorCodes.blockSize))
        var done = blocks.lowerBound
        while done < blocks.upperBound {
            let at = done
            let rest = end - at * VectorCodes.blockSize
            let start = unsafe bytes + at * groups * VectorCodes.blockSize
            let id = first + UInt32(at * VectorCodes.blockSize)
            done += unsafe withOptionalPointer(allowed, at) { allowed in
                unsafe vk_scan_bits(
                    start, rest, groups, query.table, allowed, threshold, id, &ids, &scores, ids.count, &count
                )
            }
            if done < blocks.upperBound { shrink() }
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

private func withOptionalPointer<Result>(
    _ words: [UInt32]?, _ offset: Int, _ body: (UnsafePointer<UInt32>?) -> Result
) -> Result {
    guard let words else { return body(nil) }
    return unsafe words.withUnsafeBufferPointer { unsafe body($0.baseAddress.map { unsafe $0 + offset }) }
}
