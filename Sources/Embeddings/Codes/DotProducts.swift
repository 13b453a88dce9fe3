internal import CVectorKernels

/// The dot products of rows with each other.
package enum DotProducts {
    /// The product of each row with each: row after row, each with ``stride(_:)`` floats.
    ///
    /// The product of two rows is that of the same two in the other order: what lies on one side of the diagonal is
    /// computed, block by block of rows, and copied to the other.
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
                    Threads.run((count + blockRows - 1) / blockRows, on: threads) { block, _ in
                        let first = block * blockRows
                        unsafe vk_matmul(
                            VK_F32, left + first * dimension, dimension * 4, right + first * dimension,
                            out + first * stride + first, stride, min(blockRows, count - first),
                            stride - first, dimension, &plain)
                    }
                    unsafe mirror(out, count, stride)
                }
            }
        }
    }

    /// From one row of products to the next: a multiple of ``columns``.
    package static func stride(_ count: Int) -> Int { (count + columns - 1) / columns * columns }

    /// The columns of a panel of `vk_matmul`.
    private static let columns = 16
    /// The rows of a block, a multiple of ``columns``: enough of them to be worth a thread.
    private static let blockRows = 48

    /// Copies what lies behind each row's own block from where it stands turned around.
    private static func mirror(_ products: UnsafeMutablePointer<Float>, _ count: Int, _ stride: Int) {
        for row in blockRows..<max(blockRows, count) {
            for column in 0..<row / blockRows * blockRows {
                unsafe products[row * stride + column] = products[column * stride + row]
            }
        }
    }

    /// The rows as the columns of a packed matrix: panels of ``columns`` rows, turned around; zeros beyond the last.
    private static func panels(_ rows: [Float], _ count: Int, _ dimension: Int) -> [Float] {
        var panels = [Float](repeating: 0, count: stride(count) * dimension)
        unsafe panels.withUnsafeMutableBufferPointer { panels in
            unsafe rows.withUnsafeBufferPointer { rows in
                for first in Swift.stride(from: 0, to: count, by: columns) {
                    let (panel, width) = (first * dimension, min(columns, count - first))
                    for i in 0..<dimension {
                        for row in 0..<width {
                            unsafe panels[panel + i * columns + row] = rows[(first + row) * dimension + i]
                        }
                    }
                }
            }
        }
        return panels
    }
}
