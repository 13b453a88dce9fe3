/// The signs of a rotated vector's components, a bit each: what the first pass over many vectors reads.
///
/// Signatures stand in groups of 32 chunks: within a group, for each eight components, 32 bytes, one a chunk, the
/// first component in the lowest bit. This is the layout that the scanning kernel reads.
enum Signature {
    static let groupSize = 32

    /// The bytes of a group.
    static func groupBytes(_ dimension: Int) -> Int { (dimension + 7) / 8 * groupSize }

    /// Writes the signature of a rotated vector into its lane of a group.
    static func put(_ rotated: [Float], lane: Int, into group: UnsafeMutableRawBufferPointer) {
        for byte in 0..<(rotated.count + 7) / 8 {
            var bits: UInt8 = 0
            for bit in 0..<min(8, rotated.count - byte * 8) where rotated[byte * 8 + bit] >= 0 {
                bits |= 1 << UInt8(bit)
            }
            group[byte * groupSize + lane] = bits
        }
    }
}
