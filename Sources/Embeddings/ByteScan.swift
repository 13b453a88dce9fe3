internal import CVectorKernels

/// The exact scan over byte codes: every vector of a segment, for several queries in one pass.
package enum ByteScan {
    /// Scores of all vectors for all queries.
    /// - Parameters:
    ///   - codes: `count × dimension` byte codes.
    ///   - scales: The scale of each vector.
    ///   - out: `queries.count × scales.count` floats, a row a query: the dot products of query and vector.
    package static func scores(
        _ queries: [VectorQuery], codes: UnsafeRawBufferPointer, scales: UnsafeBufferPointer<Float>,
        into out: UnsafeMutableBufferPointer<Float>
    ) {
        guard let dimension = queries.first?.vector.count, let base = codes.baseAddress else { return }
        let count = scales.count
        precondition(codes.count >= count * dimension && out.count >= count * queries.count)
        precondition(queries.allSatisfy { $0.vector.count == dimension })
        let left = queries.flatMap(\.codes)
        let rows = 2048
        var sums = [Int32](repeating: 0, count: rows * queries.count)
        for first in stride(from: 0, to: count, by: rows) {
            let size = min(rows, count - first)
            let part = unsafe (base + first * dimension).assumingMemoryBound(to: Int8.self)
            unsafe vk_scan_i8(part, size, dimension, left, queries.count, &sums)
            for (number, query) in queries.enumerated() {
                for row in 0..<size {
                    unsafe out[number * count + first + row] =
                        Float(sums[number * size + row]) * query.scale * scales[first + row]
                }
            }
        }
    }
}
