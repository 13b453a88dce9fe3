package import Documents

/// Reads plain text: paragraphs between blank lines, each with its lines.
package enum PlainTextReader: Reader {
    package static let format = Format(rawValue: "text")

    package static func recognises(_ source: Source) -> Recognition {
        guard looksLikeText(source.bytes) else { return .no }
        return ["txt", "text", "log", "readme", "nfo", "asc"].contains(source.fileExtension)
            ? .named : .possible
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let text = TextLines(source.bytes, into: &builder)
        var paragraph = Inline()
        var first = 1
        for (number, line) in text.numbered {
            if line.isBlank {
                builder.append(.paragraph, paragraph, place: .lines(first...max(first, number - 1)))
                paragraph = Inline()
            } else {
                if paragraph.isEmpty { first = number } else { paragraph.lineBreak() }
                text.append(line, to: &paragraph)
            }
            if builder.isFull { return }
        }
        builder.append(.paragraph, paragraph, place: .lines(first...max(first, text.count)))
    }

    /// Whether bytes with some control characters among them are text all the same: nearly all others are plain letters, or
    /// all are valid UTF-8.
    private static func isMostlyText(_ sample: ArraySlice<UInt8>, _ controls: Int) -> Bool {
        guard controls * 10 <= sample.count || controls == 1 && sample.count > 3 else { return false }
        let plain = sample.count { (0x20...0x7E).contains($0) || (0x09...0x0D).contains($0) }
        if (plain + controls) * 10 >= sample.count * 9 { return true }
        // The last character may be cut.
        let whole = sample.dropLast(sample.suffix(3).reversed().prefix { $0 >= 0x80 }.count)
        return TextEncoding.isValidUTF8(Array(whole))
    }

    /// Whether bytes are text in some encoding rather than a binary format.
    static func looksLikeText(_ bytes: [UInt8]) -> Bool {
        let sample = bytes.prefix(4_096)
        if sample.starts(with: [0xFF, 0xFE]) || sample.starts(with: [0xFE, 0xFF]) { return true }
        var zeros = 0
        var controls = 0
        for byte in sample {
            if byte == 0 { zeros += 1 }
            if byte < 0x20, byte != 0, byte != 0x0A, byte != 0x0D, byte != 0x09, byte != 0x0C, byte != 0x1B {
                controls += 1
            }
        }
        if (zeros + controls) * 100 <= sample.count { return true }
        if zeros == 0, isMostlyText(sample, controls) { return true }
        if let wide = TextEncoding.wideEncoding(Array(sample)) {
            let even = TextEncoding.decode(Array(sample.dropLast(sample.count % 4)), as: wide)
            return even.replaced == 0 && even.bytes.allSatisfy { $0 >= 0x20 || (0x09...0x0D).contains($0) }
        }
        if zeros * 10 > sample.count * 3 {
            return TextEncoding.decode(Array(sample)).encoding.hasPrefix("utf-") && controls == 0
        }
        return false
    }
}
