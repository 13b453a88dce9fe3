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
    package mutating func scan(
        _ codes: UnsafeRawBufferPointer, count vectors: Int, first: UInt32, allowed: [UInt32]? = nil
    ) {
        let groups = (query.vector.count + 7) / 8
        let blocks = (vectors + VectorCodes.blockSize - 1) / VectorCodes.blockSize
        precondition(codes.count >= blocks * groups * VectorCodes.blockSize)
        precondition(allowed.map { $0.count >= blocks } ?? true)
        guard vectors > 0, let base = codes.baseAddress else { return }
        let bytes = unsafe base.assumingMemoryBound(to: UInt8.self)
        var done = 0
        while done < blocks {
            let at = done
            let rest = vectors - at * VectorCodes.blockSize
            let start = unsafe bytes + at * groups * VectorCodes.blockSize
            let id = first + UInt32(at * VectorCodes.blockSize)
            done += unsafe withOptionalPointer(allowed, at) { allowed in
                unsafe vk_scan_bits(
                    start, rest, groups, query.table, allowed, threshold, id, &ids, &scores, ids.count, &count
                )
            }
            if done < blocks { shrink() }
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
        codes: UnsafeRawBufferPointer, scales: UnsafeBufferPointer<Float>, first: UInt32 = 0
    ) -> (ids: [UInt32], scores: [Float]) {
        let ids = Array(best())
        let scores = unsafe Self.exact(ids.map { $0 - first }, query: query, codes: codes, scales: scales)
        return (ids, scores)
    }

    /// Dot products of a query and some rows of byte codes.
    package static func exact(
        _ rows: [UInt32], query: VectorQuery, codes: UnsafeRawBufferPointer,
        scales: UnsafeBufferPointer<Float>
    ) -> [Float] {
        let dimension = query.vector.count
        let available = min(codes.count / dimension, scales.count)
        precondition(rows.allSatisfy { $0 < available })
        return unsafe [Float](unsafeUninitializedCapacity: rows.count) { out, filled in
            filled = rows.count
            guard let codes = codes.baseAddress, let scales = scales.baseAddress, let to = out.baseAddress
            else { return }
            unsafe vk_rescore_i8(
                codes.assumingMemoryBound(to: Int8.self), scales, dimension, query.vector, rows, rows.count,
                to)
        }
    }
}

private func withOptionalPointer<Result>(
    _ words: [UInt32]?, _ offset: Int, _ body: (UnsafePointer<UInt32>?) -> Result
) -> Result {
    guard let words else { return body(nil) }
    return unsafe words.withUnsafeBufferPointer { unsafe body($0.baseAddress.map { unsafe $0 + offset }) }
}
