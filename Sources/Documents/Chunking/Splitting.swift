/// Where a text may be cut when sentences are too long.
enum Splitting {
    /// The lines of a range, without their line feeds; empty ones are skipped.
    static func lines(of text: String, in range: Range<Int>) -> [Range<Int>] {
        split(text, range) { $0 == 0x0A }
    }

    /// The words of a range: what stands between white space.
    static func words(of text: String, in range: Range<Int>) -> [Range<Int>] {
        split(text, range) { $0 <= 0x20 }
    }

    private static func split(
        _ text: String, _ range: Range<Int>, at isSeparator: (UInt8) -> Bool
    ) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var words = text.slice(range)
        words.withUTF8 { bytes in
            var start = 0
            for (offset, byte) in bytes.enumerated() where isSeparator(byte) {
                if start < offset { parts.append(range.lowerBound + start..<range.lowerBound + offset) }
                start = offset + 1
            }
            if start < bytes.count { parts.append(range.lowerBound + start..<range.lowerBound + bytes.count) }
        }
        return parts
    }

    /// A range without the white space at its ends.
    static func trimmed(_ range: Range<Int>, in text: String) -> Range<Int> {
        let words = text.slice(range).utf8
        let start = words.prefix { $0 <= 0x20 }.count
        guard start < words.count else { return range.lowerBound..<range.lowerBound }
        return range.lowerBound + start..<range.upperBound - words.reversed().prefix { $0 <= 0x20 }.count
    }

    /// The white space nearest to the middle of a range, else a boundary between characters; nil when it has none.
    static func boundary(nearMiddleOf range: Range<Int>, in text: String) -> Int? {
        var words = text.slice(range)
        return words.withUTF8 { bytes in
            let middle = bytes.count / 2
            let reach = bytes.count / 4
            for distance in 0..<reach
            where bytes[middle + distance] <= 0x20 || bytes[middle - distance] <= 0x20 {
                return range.lowerBound + middle + (bytes[middle + distance] <= 0x20 ? distance : -distance)
            }
            var cut = middle
            while cut > 0, bytes[cut] & 0xC0 == 0x80 { cut -= 1 }
            if cut == 0 {
                cut = 1
                while cut < bytes.count, bytes[cut] & 0xC0 == 0x80 { cut += 1 }
            }
            return cut < bytes.count ? range.lowerBound + cut : nil
        }
    }
}
