import Documents

/// The transfer encodings of mail (RFC 2045, sections 6.7 and 6.8).
enum TransferEncoding {
    /// Decodes Base64; other characters are skipped.
    static func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for byte in bytes {
            guard let value = sextet(byte) else { continue }
            buffer = buffer << 6 | value
            bits += 6
            if bits >= 8 {
                bits -= 8
                result.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        return result
    }

    private static func sextet(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte) - 0x41
        case 0x61...0x7A: UInt32(byte) - 0x61 + 26
        case 0x30...0x39: UInt32(byte) - 0x30 + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }

    /// Decodes quoted-printable; `underscores` are spaces in encoded words.
    static func quotedPrintable(_ bytes: ArraySlice<UInt8>, underscores: Bool = false) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "_"), underscores {
                result.append(0x20)
            } else if byte != UInt8(ascii: "=") {
                result.append(byte)
            } else if at < bytes.endIndex, bytes[at] == 0x0A {
                at += 1
            } else if at + 1 < bytes.endIndex, bytes[at] == 0x0D, bytes[at + 1] == 0x0A {
                at += 2
            } else if at + 1 < bytes.endIndex, let value = hexadecimal(bytes[at], bytes[at + 1]) {
                result.append(value)
                at += 2
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// The byte of two hexadecimal digits.
    static func hexadecimal(_ high: UInt8, _ low: UInt8) -> UInt8? {
        UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
    }
}

/// Words of other encodings in header fields, as `=?utf-8?Q?caf=C3=A9?=` (RFC 2047).
enum EncodedWord {
    /// Decodes a field; a character may be split over two neighbouring words, so that their bytes are joined first.
    static func decode(_ bytes: [UInt8]) -> String {
        let field = MarkdownLine.trimmed(bytes[...])
        var result = ""
        var words: (charset: String, bytes: [UInt8])?
        func endWords() {
            if let read = words { result += TextEncoding.decode(read.bytes, declared: read.charset).text }
            words = nil
        }
        var position = field.startIndex
        var closing = position
        while position < field.endIndex {
            if let word = word(field[position...], &closing) {
                if words?.charset != word.charset { endWords() }
                if words == nil { words = (word.charset, []) }
                words?.bytes += word.bytes
                position = word.end
                continue
            }
            let end = nextWord(field, position + 1)
            let between = field[position..<end]
            // White space between two encoded words is not part of the text.
            if !(words != nil && end < field.endIndex && between.allSatisfy { $0 <= 0x20 }) {
                endWords()
                result += TextEncoding.decode(Array(between)).text
            }
            position = end
        }
        endWords()
        return result
    }

    private static func nextWord(_ field: ArraySlice<UInt8>, _ from: Int) -> Int {
        var at = from
        while at + 1 < field.endIndex {
            if field[at] == UInt8(ascii: "="), field[at + 1] == UInt8(ascii: "?") { return at }
            at += 1
        }
        return field.endIndex
    }

    /// Reads a word at the start of a field.
    ///
    /// - Parameter closing: where the next `?=` was found, which is looked for once for all words.
    private static func word(
        _ field: ArraySlice<UInt8>, _ closing: inout Int
    ) -> (charset: String, bytes: [UInt8], end: Int)? {
        guard field.starts(with: "=?".utf8) else { return nil }
        let parts = field.dropFirst(2).split(
            separator: UInt8(ascii: "?"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let kind = parts[1].first, parts[1].count == 1 else { return nil }
        closing = max(closing, parts[2].startIndex)
        while closing + 1 < field.endIndex,
            field[closing] != UInt8(ascii: "?") || field[closing + 1] != UInt8(ascii: "=")
        {
            closing += 1
        }
        guard closing + 1 < field.endIndex else { return nil }
        let end = closing
        let content = parts[2][parts[2].startIndex..<end]
        let bytes =
            kind | 0x20 == UInt8(ascii: "b")
            ? TransferEncoding.base64(content) : TransferEncoding.quotedPrintable(content, underscores: true)
        let charset = String(decoding: parts[0].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self)
        return (charset.lowercased(), bytes, end + 2)
    }

    /// Decodes a parameter as `utf-8''na%C3%AFve.pdf` (RFC 2231).
    static func percentDecoded(_ value: String) -> String {
        let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return value }
        return TextEncoding.decode(parts[2].percentDecodedBytes, declared: String(parts[0])).text
    }
}
