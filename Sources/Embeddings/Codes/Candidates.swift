internal import CVectorKernels

/// The best of what a first pass over bit codes has seen so far for each of some questions, to be scored exactly afterwards.
///
/// The questions share the pass: they take turns over each line of the planes, which comes from memory once for all of them.
/// What one finds does not depend on the others. Segments are scanned one after the other into the same candidates. Scores
/// are comparable within one question only.
package struct Candidates: Sendable {
    private let queries: [VectorQuery]
    private let pass: PlanePass
    private var found: FoundCodes

    /// How many are kept of each question.
    package var limit: Int { found.limit }

    /// Begins with none.
    package init(_ queries: [VectorQuery], pass: FirstPass) {
        precondition(pass.limit > 0)
        self.queries = queries
        self.pass = PlanePass(queries.map { PlaneSum($0.vector, reading: pass.planes) })
        found = FoundCodes(questions: queries.count, limit: pass.limit)
    }

    /// Scans a segment.
    /// - Parameters:
    ///   - planes: The bits of `count` vectors.
    ///   - count: The vectors of the segment.
    ///   - first: The id of its first vector; the others follow.
    ///   - allowed: For each question a word for each 32 vectors, bit j for their vector j: those whose bit is 0 are skipped. None
    ///     where all are allowed to all.
    ///   - threads: On how many threads at most; a small segment takes fewer.
    package mutating func scan(
        _ planes: BitPlanes, count vectors: Int, first: UInt32, allowed: [[UInt32]] = [], threads: Int = 1
    ) {
        precondition(planes.room >= vectors && queries.allSatisfy { $0.vector.count == planes.dimension })
        precondition(allowed.isEmpty || allowed.count == queries.count)
        precondition(allowed.allSatisfy { $0.count >= (vectors + 31) / 32 })
        let segment = PlanePass.Segment(planes: planes, vectors: vectors, first: first, allowed: allowed)
        guard vectors > 0 else { return }
        let raised = queries.indices.filter { found.counts[$0] == 0 && raise($0, by: segment) }
        scan(segment, for: Array(queries.indices), threads)
        // The sample of these promised too much.
        let short = raised.filter { found.counts[$0] < limit }
        guard !short.isEmpty else { return }
        for question in short {
            found.clear(question)
            found.thresholds[question] = 0
        }
        scan(segment, for: short, threads)
    }

    /// Takes a question's threshold from a sample; false where none comes of it.
    private mutating func raise(_ question: Int, by segment: PlanePass.Segment) -> Bool {
        found.thresholds[question] = pass.threshold(of: question, keeping: limit, in: segment)
        return found.thresholds[question] > 0
    }

    private mutating func scan(_ segment: PlanePass.Segment, for asked: [Int], _ threads: Int) {
        let lines = segment.lines
        let least = max(1, Self.linesAThread / max(1, asked.count))
        let parts = Threads.parts(of: lines, over: threads, least: least)
        guard parts > 1 else {
            pass.scan(segment, for: asked, lines: 0..<lines, into: &found)
            return
        }
        var empty = found
        for question in queries.indices { empty.clear(question) }
        var partial = [FoundCodes](repeating: empty, count: parts)
        unsafe partial.withUnsafeMutableBufferPointer { [pass] partial in
            Threads.divide(lines, into: parts) { part, range in
                unsafe pass.scan(segment, for: asked, lines: range, into: &partial[part])
                for question in asked { unsafe partial[part].shrink(question) }
            }
        }
        for part in partial { found.take(part) }
    }

    /// So many lines are scanned in about the time that it takes to wake a thread.
    private static let linesAThread = 384

    /// The ids of the best for a question, in the order in which they were seen.
    package mutating func best(of question: Int = 0) -> ArraySlice<UInt32> {
        found.shrink(question)
        return found.ids(of: question)
    }

    /// The ids of the best for a question and their exact scores: the dot products of its vector and the byte codes, times the
    /// scales.
    ///
    /// Ids are positions in `codes` and `scales` after `first` is taken away: for one segment, or for segments that
    /// stand one after the other.
    package mutating func rescored(
        _ question: Int = 0, codes: UnsafeRawBufferPointer, scales: UnsafeBufferPointer<Float>,
        first: UInt32 = 0, threads: Int = 1
    ) -> (ids: [UInt32], scores: [Float]) {
        let ids = Array(best(of: question))
        let scores = unsafe Self.exact(
            ids.map { $0 - first }, query: queries[question], codes: codes, scales: scales, threads: threads)
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
