/// A vector in a byte a component with one scale: component `i` is `codes[i] * scale`.
///
/// The greatest component becomes 127, so that a vector of unit length loses about 0.3 % of its length at most.
struct VectorCode: Sendable, Hashable {
    let codes: [Int8]
    let scale: Float

    /// Codes a vector; anything that is not finite counts as 0.
    init(_ vector: ArraySlice<Float>) {
        let most = vector.reduce(Float(0)) { $1.isFinite ? max($0, abs($1)) : $0 }
        let inverse = most > 0 ? 127 / most : 0
        codes = vector.map { Int8(clamping: Int(($0.isFinite ? $0 * inverse : 0).rounded(.toNearestOrEven))) }
        scale = most / 127
    }

    /// Reads what ``write(to:)`` wrote.
    init(_ bytes: UnsafeRawBufferPointer) {
        let count = max(0, bytes.count - 4)
        codes = bytes.prefix(count).map { Int8(bitPattern: $0) }
        let bits = bytes.count < 4 ? 0 : bytes.loadUnaligned(fromByteOffset: count, as: UInt32.self)
        scale = Float(bitPattern: UInt32(littleEndian: bits))
    }

    /// Appends the codes, then the scale.
    func write(to bytes: inout [UInt8]) {
        for code in codes { bytes.append(UInt8(bitPattern: code)) }
        withUnsafeBytes(of: scale.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// The vector that the codes stand for.
    var vector: [Float] { codes.map { Float($0) * scale } }
}
