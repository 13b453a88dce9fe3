extension StringProtocol {
    /// The text with `%20` and its like decoded (RFC 3986, section 2.1).
    package var percentDecoded: String {
        utf8.contains(UInt8(ascii: "%")) ? String(decoding: percentDecodedBytes, as: UTF8.self) : String(self)
    }

    /// The bytes of the text with `%20` and its like decoded; a sign without two digits stays.
    package var percentDecodedBytes: [UInt8] {
        let source = Array(utf8)
        var bytes: [UInt8] = []
        var position = 0
        while position < source.count {
            if source[position] == UInt8(ascii: "%"), position + 2 < source.count,
                let high = Self.digit(source[position + 1]), let low = Self.digit(source[position + 2])
            {
                bytes.append(high << 4 | low)
                position += 3
            } else {
                bytes.append(source[position])
                position += 1
            }
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
    }
}
