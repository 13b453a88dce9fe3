import POSIX

/// The system's converter between encodings.
enum Iconv {
    /// Decodes bytes to UTF-8, or nil when the system does not know the encoding.
    static func decode(_ bytes: [UInt8], _ encoding: String) -> (bytes: [UInt8], replaced: Int)? {
        let converter = unsafe iconv_open("UTF-8", encoding)
        guard Int(bitPattern: converter) != -1 else { return nil }
        defer { unsafe iconv_close(converter) }
        var source = bytes
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 2)
        var replaced = 0
        unsafe source.withUnsafeMutableBytes { buffer in
            var at = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = buffer.count
            while left > 0 {
                let isWhole = unsafe step(converter, &at, &left, &result)
                guard !isWhole, left > 0, let bad = unsafe at else { continue }
                result += [0xEF, 0xBF, 0xBD]
                replaced += 1
                unsafe at = bad + 1
                left -= 1
            }
            // Encodings with marks that join the letter before hold the last one back.
            var (none, rest): (UnsafeMutablePointer<CChar>?, Int) = (nil, 0)
            _ = unsafe step(converter, &none, &rest, &result)
        }
        return (result, replaced)
    }

    /// Converts as much as fits into one piece; false when the next byte cannot be read.
    private static func step(
        _ converter: iconv_t?, _ at: inout UnsafeMutablePointer<CChar>?, _ left: inout Int,
        _ result: inout [UInt8]
    ) -> Bool {
        unsafe withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 1) { piece in
            var out = unsafe piece.baseAddress?.assumingMemoryBound(to: CChar.self)
            var room = piece.count
            let status = unsafe iconv(converter, &at, &left, &out, &room)
            let failure = errno
            unsafe result.append(contentsOf: piece[0..<piece.count - room])
            return status != -1 || failure == E2BIG
        }
    }
}
