/// Tells the bytes of UTF-8 that running text takes over as they are from those that it has to look at one by one.
enum PlainWords {
    /// Where words end that stay as they are: visible ASCII, single spaces between them, and characters whose first byte
    /// begins no white space and nothing invisible.
    static func end(in source: UnsafeRawBufferPointer, from start: Int) -> Int {
        var at = endOfASCII(source, from: start, start)
        while at < source.count {
            let byte = source[at]
            if byte &- 0x21 < 0x5E {
                at += 1
            } else if byte == 0x20, at > start, at + 2 < source.count,
                source[at + 1] &- 0x21 < 0x5E || source[at + 1] &- 0xC3 < 0x1D
            {
                at += 1
            } else if byte &- 0xC3 < 0x1D, at + 1 < source.count {
                // The Arabic letter mark is the one invisible character among those of two bytes.
                if byte == 0xD8, source[at + 1] == 0x9C {
                    return at > start && source[at - 1] == 0x20 ? at - 1 : at
                }
                at = endOfASCII(source, from: at + 2, start)
            } else if byte == 0xE0 || byte &- 0xE4 < 0x0B, at + 2 < source.count {
                at += 3
            } else {
                return at
            }
        }
        return at
    }

    /// How far visible ASCII and single spaces reach, looked at eight bytes at a time; never behind a space.
    private static func endOfASCII(_ source: UnsafeRawBufferPointer, from first: Int, _ start: Int)
        -> Int
    {
        let high: UInt64 = 0x8080_8080_8080_8080
        let each: UInt64 = 0x0101_0101_0101_0101
        var at = first
        while at + 8 <= source.count {
            let word = UInt64(littleEndian: source.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let outside = (word | (word &- each &* 0x20) | (word &+ each)) & high
            let spaces = ~((word ^ each &* 0x20) &+ each &* 0x7F) & high
            // What is told of a byte holds as long as none before it lies outside: the first mark is right.
            var ends = outside | (spaces & (spaces << 8))
            if spaces & 0x80 != 0, at == start || source[at - 1] == 0x20 { ends |= 0x80 }
            guard ends == 0 else {
                at += ends.trailingZeroBitCount >> 3
                break
            }
            at += 8
        }
        return at > first && source[at - 1] == 0x20 ? at - 1 : at
    }

    /// The scalar at a position, and its width in bytes; what is cut off counts as far as it goes.
    static func scalar(_ source: UnsafeRawBufferPointer, at position: Int) -> (value: UInt32, width: Int) {
        let lead = source[position]
        let whole = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        let width = min(whole, source.count - position)
        guard width > 1 else { return (UInt32(lead), 1) }
        let own = UInt32(lead) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
        let value = (1..<width).reduce(own) { $0 << 6 | UInt32(source[position + $1] & 0x3F) }
        return (value, width)
    }
}
