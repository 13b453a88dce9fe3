internal import CVectorKernels

/// The signs of vectors in memory, a plane a dimension, so that a scan reads the dimensions that a question is long in and
/// leaves the others where they are.
///
/// Vectors stand in tiles of 32,768. A tile has a plane of 4,096 bytes for each dimension, one after the other with a line
/// between them: vector v of the tile is bit v % 8 of byte v / 8, 1 for a code ≥ 0. The planes follow from bit codes as
/// ``VectorCodes`` lays them out.
package struct BitPlanes: Sendable {
    package let dimension: Int
    /// 64 bytes of a plane each, and one line more than there are.
    private var lines: [SIMD64<UInt8>] = []
    /// How many bytes of the array are left out, so that the planes begin at a multiple of 64: an array is not aligned to more
    /// than 16, and every line would lie across two of the cache's.
    private var skipped = 0

    /// Vectors in a line.
    static let lineVectors = 512
    /// From where one plane begins to where the next does.
    static let planeBytes = Int(VK_PLANE)
    private static let tileVectors = Int(VK_TILE)

    /// Begins with none.
    package init(dimension: Int) {
        self.dimension = dimension
    }

    /// The planes of some byte codes.
    package init(_ codes: UnsafeRawBufferPointer, count: Int, dimension: Int) {
        self.init(dimension: dimension)
        grow(to: count)
        let bits = unsafe VectorCodes.bits(codes, count: count, dimension: dimension)
        unsafe bits.withUnsafeBytes { unsafe put($0, at: 0) }
    }

    /// For how many vectors there is room.
    package var room: Int { dimension > 0 ? max(0, lines.count - 1) / linesATile * Self.tileVectors : 0 }

    /// Makes room for so many vectors; their bits are zero.
    package mutating func grow(to count: Int) {
        let tiles = (count + Self.tileVectors - 1) / Self.tileVectors
        ScannedBytes.grow(&lines, to: tiles * linesATile + 1)
        align()
    }

    /// Moves the planes to where they are aligned in an array that has moved itself.
    private mutating func align() {
        let (line, before) = (MemoryLayout<SIMD64<UInt8>>.size, skipped)
        skipped = unsafe lines.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return 0 }
            let now = (line - Int(bitPattern: base) & (line - 1)) & (line - 1)
            if now != before {
                unsafe (base + now).copyMemory(from: base + before, byteCount: bytes.count - line)
            }
            return now
        }
    }

    /// Puts bit codes, block after block, into the planes; beyond the room they are left out.
    /// - Parameter vector: The first vector, a multiple of ``VectorCodes/blockSize``.
    package mutating func put(_ blocks: UnsafeRawBufferPointer, at vector: Int) {
        let (size, width) = (VectorCodes.blockSize, VectorCodes.bitCodeBytes(count: 1, dimension: dimension))
        precondition(vector.isMultiple(of: size))
        guard width > 0, let base = blocks.baseAddress else { return }
        let count = min(blocks.count / width, (room - vector) / size)
        align()
        let (dimension, skipped) = (dimension, skipped)
        unsafe lines.withUnsafeMutableBytes { lines in
            guard let planes = lines.baseAddress else { return }
            let (from, to) = unsafe (
                base.assumingMemoryBound(to: UInt8.self),
                (planes + skipped).assumingMemoryBound(to: UInt8.self)
            )
            for block in 0..<max(0, count) {
                unsafe vk_put_planes(from + block * width, dimension, vector + block * size, to)
            }
        }
    }

    /// Hands out the planes, tile after tile.
    func withUnsafePlanes(_ body: (UnsafePointer<UInt8>) -> Void) {
        unsafe lines.withUnsafeBytes { lines in
            guard let base = lines.baseAddress else { return }
            unsafe body((base + skipped).assumingMemoryBound(to: UInt8.self))
        }
    }

    private var linesATile: Int { dimension * Self.planeBytes / MemoryLayout<SIMD64<UInt8>>.size }
}
