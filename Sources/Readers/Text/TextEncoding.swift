/// Text of any encoding as UTF-8.
struct DecodedText: Sendable {
    /// Valid UTF-8, without a byte-order mark.
    let bytes: [UInt8]
    /// The encoding that the bytes were read as, by the name that the WHATWG gives it.
    let encoding: String
    /// How many places of the source could not be read and became U+FFFD.
    let replaced: Int

    /// Whether so much was replaced that the text must count as damaged: more than one place in a hundred characters.
    var isDoubtful: Bool { replaced * 100 > max(bytes.count / 2, 1) }

    /// The text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Finds out how text is encoded: byte-order mark, valid UTF-8, declaration, then statistics.
enum TextEncoding {
    /// Decodes bytes.
    ///
    /// - Parameter declared: the encoding that the file or its mail header names, if any.
    static func decode(_ bytes: [UInt8], declared: @autoclosure () -> String? = nil) -> DecodedText {
        if let (encoding, length) = byteOrderMark(bytes) {
            return decode(Array(bytes.dropFirst(length)), as: encoding)
        }
        if let encoding = wideEncoding(bytes) { return decode(bytes, as: encoding) }
        if isValidUTF8(bytes) {
            if holdsEscape(bytes),
                holdsJapaneseEscape(bytes) || declared().flatMap(EncodingLabel.canonical) == "iso-2022-jp"
            {
                return decode(bytes, as: "iso-2022-jp")
            }
            return DecodedText(bytes: bytes, encoding: "utf-8", replaced: 0)
        }
        let label = declared().flatMap(EncodingLabel.canonical)
        if let label, label != "utf-8", label != "utf-16le", label != "utf-16be" {
            let decoded = decode(bytes, as: label)
            if !decoded.isDoubtful { return decoded }
        }
        if isUTF8(bytes, isDeclared: label == "utf-8") { return decode(bytes, as: "utf-8") }
        return decode(bytes, as: EncodingGuess.best(for: bytes))
    }

    /// Decodes bytes of a known encoding; what cannot be read becomes U+FFFD.
    static func decode(_ bytes: [UInt8], as encoding: String) -> DecodedText {
        switch encoding {
        case "utf-8":
            let text = String(decoding: bytes, as: UTF8.self)
            let repaired = Array(text.utf8)
            return DecodedText(
                bytes: repaired, encoding: encoding,
                replaced: replacements(repaired) - replacements(bytes))
        case "windows-1252": return windows1252(bytes)
        default:
            guard let (decoded, replaced) = Iconv.decode(bytes, EncodingLabel.libraryName(encoding)) else {
                return windows1252(bytes)
            }
            return DecodedText(bytes: decoded, encoding: encoding, replaced: replaced)
        }
    }

    private static func windows1252(_ bytes: [UInt8]) -> DecodedText {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                result.append(byte)
            } else if let scalar = Unicode.Scalar(Windows1252.scalar(byte)) {
                result += UTF8.encode(scalar).map(Array.init) ?? []
            }
        }
        return DecodedText(bytes: result, encoding: "windows-1252", replaced: 0)
    }

    // MARK: Evidence

    private static func byteOrderMark(_ bytes: [UInt8]) -> (encoding: String, length: Int)? {
        let first = Array(bytes.prefix(4))
        if first.starts(with: [0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
        if first == [0xFF, 0xFE, 0, 0] { return ("utf-32le", 4) }
        if first == [0, 0, 0xFE, 0xFF] { return ("utf-32be", 4) }
        if first.starts(with: [0xFF, 0xFE]) { return ("utf-16le", 2) }
        if first.starts(with: [0xFE, 0xFF]) { return ("utf-16be", 2) }
        return nil
    }

    /// UTF-16 and UTF-32 without a mark: most of one column of bytes is zero, or, in the alphabets up to Arabic, below 7, as no
    /// byte of other text is.
    static func wideEncoding(_ bytes: [UInt8]) -> String? {
        guard bytes.count >= 4 else { return nil }
        var zeros = [0, 0, 0, 0]
        var low = [0, 0]
        let sample = bytes.prefix(4_096)
        for (position, byte) in sample.enumerated() where byte < 7 {
            low[position & 1] += 1
            if byte == 0 { zeros[position & 3] += 1 }
        }
        if zeros.contains(where: { $0 > 0 }), let encoding = eastAsianEncoding(sample) { return encoding }
        let quarter = sample.count / 4
        guard low[0] + low[1] > quarter / 4 else { return nil }
        if low[1] * 20 > quarter * 38, low[0] * 20 < quarter { return "utf-16le" }
        if low[0] * 20 > quarter * 38, low[1] * 20 < quarter { return "utf-16be" }
        guard zeros.reduce(0, +) * 4 > quarter else { return nil }
        let isMost = zeros.map { $0 * 10 > quarter * 7 }
        if isMost[1] && isMost[2] && isMost[3] && !isMost[0] { return "utf-32le" }
        if isMost[0] && isMost[1] && isMost[2] && !isMost[3] { return "utf-32be" }
        let (even, odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3])
        if odd * 10 > quarter * 4 && even * 8 < odd { return "utf-16le" }
        if even * 10 > quarter * 4 && odd * 8 < even { return "utf-16be" }
        return nil
    }

    /// UTF-16 of Chinese, Japanese or Korean, which fills both columns: nearly all characters are of those scripts, or ASCII.
    private static func eastAsianEncoding(_ sample: ArraySlice<UInt8>) -> String? {
        var little = 0
        var big = 0
        for position in stride(from: sample.startIndex, to: sample.endIndex - 1, by: 2) {
            let (first, second) = (UInt16(sample[position]), UInt16(sample[position + 1]))
            if isEastAsian(second << 8 | first) { little += 1 }
            if isEastAsian(first << 8 | second) { big += 1 }
        }
        let most = sample.count / 2 * 19
        if little * 20 >= most, little > big { return "utf-16le" }
        return big * 20 >= most && big > little ? "utf-16be" : nil
    }

    private static func isEastAsian(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x2010...0x2026, 0x3000...0x30FF, 0x4E00...0x9FFF,
            0xAC00...0xD7A3, 0xFF00...0xFFEF:
            true
        default: false
        }
    }

    /// Whether bytes hold what switches to two-byte characters in ISO-2022-JP: `ESC $ B` or `ESC $ @`.
    private static func holdsJapaneseEscape(_ bytes: [UInt8]) -> Bool {
        bytes.indices.dropLast(2).contains {
            bytes[$0] == 0x1B && bytes[$0 + 1] == 0x24 && (bytes[$0 + 2] == 0x42 || bytes[$0 + 2] == 0x40)
        }
    }

    private static func holdsEscape(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBytes { source in
            var at = 0
            while at + 8 <= source.count {
                let word = unsafe source.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                if (word ^ 0x1B1B_1B1B_1B1B_1B1B).holdsZeroByte { return true }
                at += 8
            }
            return unsafe source[at...].contains(0x1B)
        }
    }

    /// Whether bytes are UTF-8 without an error.
    static func isValidUTF8(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            var position = 0
            unsafe skipASCII(buffer, &position)
            while position < buffer.count {
                guard let width = unsafe width(buffer, position) else { return false }
                position += width
                if width == 1 { unsafe skipASCII(buffer, &position) }
            }
            return true
        }
    }

    private static func skipASCII(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) {
        let raw = UnsafeRawBufferPointer(bytes)
        while position + 8 <= bytes.count,
            unsafe raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
            position += 8
        }
    }

    /// The width of the well-formed sequence at a position (Unicode standard, table 3-7), or nil.
    private static func width(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int? {
        let lead = unsafe bytes[position]
        if lead < 0x80 { return 1 }
        let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead <= 0xF4, position + width <= bytes.count else { return nil }
        let second = unsafe bytes[position + 1]
        switch lead {
        case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90,
            0xF4 where second > 0x8F:
            return nil
        default: break
        }
        for offset in 1..<width where unsafe bytes[position + offset] & 0xC0 != 0x80 { return nil }
        return width
    }

    /// Whether most sequences above ASCII are well formed, so that only a few bytes are bad; more may be where a file says
    /// that it is UTF-8, but one that holds hardly a sequence says so without being it.
    private static func isUTF8(_ bytes: [UInt8], isDeclared: Bool) -> Bool {
        var good = 0
        var bad = 0
        unsafe bytes.withUnsafeBufferPointer { buffer in
            var position = 0
            while position < buffer.count {
                guard let width = unsafe width(buffer, position) else {
                    bad += 1
                    position += 1
                    continue
                }
                if width > 1 { good += 1 }
                position += width
            }
        }
        return good >= bad * (isDeclared ? 1 : 2) && good > 0
    }

    private static func replacements(_ bytes: [UInt8]) -> Int {
        var count = 0
        var position = 0
        while position + 2 < bytes.count {
            if bytes[position] == 0xEF, bytes[position + 1] == 0xBF, bytes[position + 2] == 0xBD {
                count += 1
            }
            position += 1
        }
        return count
    }
}

extension UInt64 {
    /// Whether any of its eight bytes is zero.
    @inline(__always)
    var holdsZeroByte: Bool { (self &- 0x0101_0101_0101_0101) & ~self & 0x8080_8080_8080_8080 != 0 }
}
