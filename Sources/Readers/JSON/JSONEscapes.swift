/// What is escaped in the strings of JSON (RFC 8259, section 7).
enum JSONEscapes {
    /// The text of a string that was found to be well formed.
    static func text(of written: ArraySlice<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(written.count)
        var at = written.startIndex
        while at < written.endIndex {
            guard written[at] == UInt8(ascii: "\\") else {
                text.append(written[at])
                at += 1
                continue
            }
            at += 2
            switch written[at - 1] {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
            case UInt8(ascii: "u"): text += Array(String(scalar(written, &at)).utf8)
            case let byte: text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The number that four digits write; nil where they are none.
    static func unit(_ bytes: ArraySlice<UInt8>, at position: Int) -> UInt16? {
        guard position + 4 <= bytes.endIndex else { return nil }
        return UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    }

    private static func scalar(_ written: ArraySlice<UInt8>, _ at: inout Int) -> Character {
        let high = unit(written, at: at) ?? 0xFFFD
        at += 4
        var value = UInt32(high)
        if (0xD800..<0xDC00).contains(high), written[at...].starts(with: "\\u".utf8),
            let low = unit(written, at: at + 2), (0xDC00..<0xE000).contains(low)
        {
            value = 0x1_0000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
            at += 6
        }
        return Character(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
}
