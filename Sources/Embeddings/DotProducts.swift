internal import CVectorKernels

/// The dot products of rows with each other.
package enum DotProducts {
    /// Calls `body` with each pair of rows, the first below the second, and their dot product.
    ///
    /// - Parameter rows: `count × dimension` floats, row after row.
    package static func forEachPair(
        _ rows: [Float], count: Int, dimension: Int, _ body: (Int, Int, Float) -> Void
    ) {
        precondition(rows.count >= count * dimension)
        unsafe rows.withUnsafeBufferPointer { rows in
            guard let base = rows.baseAddress else { return }
            for one in 0..<count {
                for other in one + 1..<max(one + 1, count) {
                    body(
                        one, other,
                        unsafe vk_dot_f32(base + one * dimension, base + other * dimension, dimension))
                }
            }
        }
    }
}
