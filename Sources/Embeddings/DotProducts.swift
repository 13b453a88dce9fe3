internal import CVectorKernels

/// The dot products of rows with each other.
package enum DotProducts {
    /// The product of each row with each: row after row, each with ``stride(_:)`` floats.
    ///
    /// - Parameter rows: `count × dimension` floats, row after row.
    package static func matrix(_ rows: [Float], count: Int, dimension: Int, threads: Int = 1) -> [Float] {
        precondition(rows.count >= count * dimension)
        let stride = stride(count)
        let panels = panels(rows, count, dimension)
        return unsafe [Float](unsafeUninitializedCapacity: count * stride) { products, filled in
            filled = count * stride
            unsafe rows.withUnsafeBufferPointer { rows in
                unsafe panels.withUnsafeBufferPointer { panels in
                    guard let left = rows.baseAddress, let right = panels.baseAddress,
                        let out = products.baseAddress
                    else { return }
                    var plain = unsafe vk_epilogue()
                    Threads.divide(
                        count, into: Threads.parts(of: count, over: threads, least: rowsAThread)
                    ) { _, range in
                        unsafe vk_matmul(
                            VK_F32, left + range.lowerBound * dimension, dimension * 4, right,
                            out + range.lowerBound * stride, stride, range.count, stride, dimension, &plain)
                    }
                }
            }
        }
    }

    /// From one row of products to the next: a multiple of ``columns``.
    package static func stride(_ count: Int) -> Int { (count + columns - 1) / columns * columns }

    /// The columns of a panel of `vk_matmul`.
    private static let columns = 16
    /// So many rows are worth a thread.
    private static let rowsAThread = 32

    /// The rows as the columns of a packed matrix: panels of ``columns`` rows, turned around; zeros beyond the last.
    private static func panels(_ rows: [Float], _ count: Int, _ dimension: Int) -> [Float] {
        var panels = [Float](repeating: 0, count: stride(count) * dimension)
        unsafe panels.withUnsafeMutableBufferPointer { panels in
            unsafe rows.withUnsafeBufferPointer { rows in
                for row in 0..<count {
                    let panel = row / columns * columns * dimension + row % columns
                    for i in 0..<dimension { unsafe panels[panel + i * columns] = rows[row * dimension + i] }
                }
            }
        }
        return panels
    }
}
