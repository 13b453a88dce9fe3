extension [UInt8] {
    /// Adds a non-negative number as a little-endian base-128 varint: 7 bits a byte, the high bit on all but the last.
    ///
    /// A negative number becomes too great for any reader to accept.
    @inlinable
    package mutating func append(varint value: Int) {
        var rest = UInt(bitPattern: value)
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }
}
