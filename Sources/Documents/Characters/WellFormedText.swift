extension String {
    /// The text of bytes that are UTF-8, as a rule; what is malformed among them is repaired.
    ///
    /// The standard library checks text beyond ASCII byte by byte, which takes longer than reading the file around it.
    init(text bytes: [UInt8]) {
        guard let isASCII = bytes.withUnsafeBytes(WellFormedText.isASCII) else {
            self.init(decoding: bytes, as: UTF8.self)
            return
        }
        self.init(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: isASCII))
    }
}

/// Tells whether bytes are well-formed UTF-8.
enum WellFormedText {
    /// Whether well-formed text holds nothing beyond ASCII; nil for what is malformed.
    static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool? {
        var isASCII = true
        var at = endOfASCII(bytes, from: 0)
        while at < bytes.count {
            isASCII = false
            let width = width(bytes, at)
            guard width > 0 else { return nil }
            at = endOfASCII(bytes, from: at + width)
        }
        return isASCII
    }

    private static func endOfASCII(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var at = start
        while at + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let marked = word & 0x8080_8080_8080_8080
            if marked != 0 { return at + marked.trailingZeroBitCount >> 3 }
            at += 8
        }
        while at < bytes.count, bytes[at] < 0x80 { at += 1 }
        return at
    }

    /// How many bytes the character beyond ASCII at a position has, by table 3-7 of the Unicode Standard; 0 when it is
    /// malformed.
    private static func width(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int {
        let (width, second): (Int, ClosedRange<UInt8>) =
            switch bytes[at] {
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: (0, 0x80...0xBF)
            }
        guard width > 0, at + width <= bytes.count, second.contains(bytes[at + 1]) else { return 0 }
        for position in at + 2..<max(at + width, at + 2) where bytes[position] & 0xC0 != 0x80 { return 0 }
        return width
    }
}
