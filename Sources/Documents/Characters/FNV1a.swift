/// The hash of Fowler, Noll and Vo in 64 bits (FNV-1a), for telling words apart within one program.
package struct FNV1a: Sendable {
    /// The hash of the bytes so far.
    package private(set) var value: UInt64

    /// The hash of no bytes.
    package static let offset: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Goes on from the hash of other bytes.
    @inline(__always)
    package init(_ value: UInt64 = Self.offset) { self.value = value }

    /// Takes up one more byte.
    @inline(__always)
    package mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// The hash of some bytes.
    package static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = FNV1a()
        for byte in bytes { hash.add(byte) }
        return hash.value
    }
}
