internal import CVectorKernels

/// Vectors as codes, in the layouts that go on disk and are scanned where they lie; all numbers little-endian.
///
/// **Byte codes**: `count × dimension` signed bytes, row-major, and `count` 32-bit floats, a scale a vector: component
/// i of a vector is about `scale × code[i]`, `scale = max|x| / 127`. No row is aligned.
///
/// **Bit codes**: the signs of the byte codes, for a first pass. Blocks of 32 vectors; a block has 32 bytes for each
/// group of eight dimensions (`(dimension + 7) / 8` groups): byte j of group g holds dimensions 8g…8g+7 of vector j,
/// the first in the lowest bit, 1 for a code ≥ 0. Beyond the last vector a block is zero. Bit codes follow from byte
/// codes alone, so that a segment whose bits are lost or changed is rebuilt from its bytes.
package enum VectorCodes {
    /// Vectors in a block of bit codes.
    package static let blockSize = 32

    /// The bytes of the bit codes of so many vectors.
    package static func bitCodeBytes(count: Int, dimension: Int) -> Int {
        (count + blockSize - 1) / blockSize * blockSize * ((dimension + 7) / 8)
    }

    /// Byte codes and scales of the rows of a matrix.
    package static func bytes(_ matrix: EmbeddingMatrix) -> (codes: [Int8], scales: [Float]) {
        let dimension = matrix.dimension, count = matrix.count
        var scales = [Float](repeating: 0, count: count)
        let codes = unsafe [Int8](unsafeUninitializedCapacity: count * dimension) { codes, filled in
            filled = count * dimension
            unsafe matrix.values.withUnsafeBufferPointer { values in
                guard let from = values.baseAddress, let to = codes.baseAddress else { return }
                for row in 0..<count {
                    scales[row] = unsafe vk_quantize_i8(
                        from + row * dimension, dimension, to + row * dimension)
                }
            }
        }
        return (codes, scales)
    }

    /// Bit codes of byte codes.
    /// - Parameter codes: `count × dimension` byte codes.
    package static func bits(_ codes: UnsafeRawBufferPointer, count: Int, dimension: Int) -> [UInt8] {
        precondition(codes.count >= count * dimension)
        let size = bitCodeBytes(count: count, dimension: dimension)
        return unsafe [UInt8](unsafeUninitializedCapacity: size) { out, filled in
            filled = size
            guard size > 0, let from = codes.baseAddress, let to = out.baseAddress else { return }
            unsafe vk_pack_bits(from.assumingMemoryBound(to: Int8.self), count, dimension, to)
        }
    }

    /// The floats that byte codes stand for.
    package static func floats(_ codes: [Int8], scale: Float) -> [Float] { codes.map { Float($0) * scale } }
}
