/// A text in which differences that do not matter to a quote are folded away, with the way back to its bytes.
///
/// White space and cell borders become one space; typographic quotes, dashes and ellipses their plain forms;
/// capitals small letters when asked; a letter and the marks behind it are one character. Raised and lowered digits are plain ones behind letters (m², H₂O), and stand behind
/// `^` elsewhere, so that 10⁶ is `10^6` and never 106. Markdown's `*`, `~~` and backticks and invisible characters are
/// skipped.
struct FoldedText {
    /// The folded bytes.
    private(set) var bytes: [UInt8] = []
    /// Where each folded byte's character begins in the text.
    private(set) var starts: [Int32] = []
    /// Where each folded byte's character ends in the text.
    private(set) var ends: [Int32] = []
    /// Where raised or lowered characters begin behind letters: marks of notes, or parts of units and formulas.
    private(set) var marks: Set<Int> = []
    private let ignoresCase: Bool
    /// Where a run of raised or lowered characters ended.
    private var endOfScript = -1

    /// Folds the part of a text of less than 2 GB that a range names.
    init(_ text: String, range: Range<Int>, ignoresCase: Bool) {
        self.ignoresCase = ignoresCase
        var words = text.slice(range)
        words.withUTF8 { source in
            bytes.reserveCapacity(source.count)
            starts.reserveCapacity(source.count)
            ends.reserveCapacity(source.count)
            fold(source, base: range.lowerBound)
        }
        if bytes.last == 0x20 { removeLast() }
    }

    private mutating func fold(_ source: UnsafeBufferPointer<UInt8>, base: Int) {
        var at = 0
        while at < source.count {
            let byte = source[at]
            if byte < 0x80 {
                if byte == UInt8(ascii: "~"), at + 1 < source.count, source[at + 1] == byte {
                    at += 2
                    continue
                }
                foldASCII(byte, from: base + at)
                at += 1
                continue
            }
            let width = min(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2, source.count - at)
            foldWide(source[at..<at + width], from: base + at, to: base + at + width)
            at += width
        }
    }

    private mutating func foldASCII(_ byte: UInt8, from: Int) {
        switch byte {
        case 0...0x20, 0x7F, UInt8(ascii: "|"): space(from, from + 1)
        case UInt8(ascii: "*"), UInt8(ascii: "`"): break
        case UInt8(ascii: "^") where !isBehindDigit: break
        case UInt8(ascii: "A")...UInt8(ascii: "Z") where ignoresCase: add(byte | 0x20, from, from + 1)
        default: add(byte, from, from + 1)
        }
    }

    private mutating func foldWide(_ source: Slice<UnsafeBufferPointer<UInt8>>, from: Int, to: Int) {
        let scalar = source.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        switch scalar {
        case 0xC2A0, 0xE19A80, 0xE28080...0xE2808A, 0xE280A8, 0xE280A9, 0xE280AF, 0xE2819F, 0xE38080:
            space(from, to)
        case 0xC2AD, 0xE2808B...0xE2808F, 0xE280AA...0xE280AE, 0xE281A0...0xE281AF, 0xEFBBBF: break
        case 0xE28098...0xE2809B, 0xE280B2, 0xE280B9, 0xE280BA, 0xC2B4: add(UInt8(ascii: "'"), from, to)
        case 0xE2809C...0xE2809F, 0xE280B3, 0xC2AB, 0xC2BB: add(UInt8(ascii: "\""), from, to)
        case 0xE28090...0xE28095, 0xE28892: add(UInt8(ascii: "-"), from, to)
        case 0xE280A6: for _ in 0..<3 { add(UInt8(ascii: "."), from, to) }
        case 0xCC80...0xCDAF, 0xE38299, 0xE3829A: addMark(source, from, to)
        case 0xC2B2, 0xC2B3, 0xC2B9, 0xE281B0...0xE281BB, 0xE28280...0xE2828B: addScript(source, from, to)
        default: addLetter(source, from, to)
        }
    }

    private mutating func addLetter(_ source: Slice<UnsafeBufferPointer<UInt8>>, _ from: Int, _ to: Int) {
        // Only Latin, Greek, Cyrillic and their neighbours (two bytes) have capitals worth the look-up.
        if ignoresCase, source.count == 2,
            let scalar = String(decoding: source, as: UTF8.self).unicodeScalars.first,
            scalar.properties.isUppercase
        {
            for byte in scalar.properties.lowercaseMapping.utf8 { add(byte, from, to) }
            return
        }
        for byte in source { add(byte, from, to) }
    }

    /// A mark upon the letter before it, which becomes one with it.
    private mutating func addMark(_ source: Slice<UnsafeBufferPointer<UInt8>>, _ from: Int, _ to: Int) {
        let lead = bytes.lastIndex { $0 & 0xC0 != 0x80 }
        let letter = lead.flatMap { lead in
            String(decoding: bytes[lead...] + source, as: UTF8.self).first.flatMap(ComposedText.letter)
        }
        guard let lead, let letter, Int(ends[lead]) == from else { return addLetter(source, from, to) }
        let start = Int(starts[lead])
        for _ in lead..<bytes.count { removeLast() }
        for byte in letter.utf8 { add(byte, start, to) }
    }

    private var isBehindDigit: Bool { bytes.last.map { $0 &- 0x30 < 10 } ?? false }

    /// A raised or lowered digit or sign; of a run of them only the first is set apart from the digits before.
    private mutating func addScript(
        _ source: Slice<UnsafeBufferPointer<UInt8>>, _ from: Int, _ to: Int
    ) {
        guard let scalar = String(decoding: source, as: UTF8.self).unicodeScalars.first else { return }
        let plain: UInt8? =
            switch scalar {
            case "⁺", "₊": UInt8(ascii: "+")
            case "⁻", "₋": UInt8(ascii: "-")
            default: Script.digit(scalar)?.digit
            }
        guard let plain else {
            for byte in source { add(byte, from, to) }
            return
        }
        if isBehindDigit, endOfScript != bytes.count { add(UInt8(ascii: "^"), from, to) }
        if !isBehindDigit { marks.insert(bytes.count) }
        add(plain, from, to)
        endOfScript = bytes.count
    }

    private mutating func space(_ from: Int, _ to: Int) {
        guard let last = bytes.last, last != 0x20 else { return }
        add(0x20, from, to)
    }

    private mutating func add(_ byte: UInt8, _ from: Int, _ to: Int) {
        bytes.append(byte)
        starts.append(Int32(truncatingIfNeeded: from))
        ends.append(Int32(truncatingIfNeeded: to))
    }

    private mutating func removeLast() {
        bytes.removeLast()
        starts.removeLast()
        ends.removeLast()
    }

    /// The range in the text of a range of folded bytes.
    func original(_ range: Range<Int>) -> Range<Int> {
        Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1])
    }

    /// Where some bytes stand next as whole words and numbers, from a position on.
    func firstRange(of needle: [UInt8], from start: Int = 0) -> Range<Int>? {
        guard let first = needle.first, needle.count <= bytes.count else { return nil }
        var at = start
        let last = bytes.count - needle.count
        return bytes.withUnsafeBufferPointer { bytes in
            while at <= last {
                if bytes[at] == first, needle.indices.allSatisfy({ bytes[at + $0] == needle[$0] }),
                    isWhole(at..<at + needle.count)
                {
                    return at..<at + needle.count
                }
                at += 1
            }
            return nil
        }
    }
}
