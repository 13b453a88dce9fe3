import Documents

/// Finds the words of a text: runs of letters and digits, folded, with what joins them.
///
/// `PX-4000-B`, `2.4.1`, `max_size` or `E-Mail` are one compound of several parts. Scripts without spaces give runs
/// of characters instead. Raised digits are parts of their own, so that a word with the mark of a note is found as well.
struct WordScanner {
    /// What the scanner finds, handed out in the order of the text; only valid during the call.
    protocol Sink {
        /// A word, or a compound: the parts' bytes one after the other, where each ends, and what joins them.
        mutating func compound(_ bytes: [UInt8], ends: [Int], joiners: [UInt8])
        /// A run of a script without spaces, to be taken in overlapping pieces of `size` characters.
        mutating func run(_ scalars: [Unicode.Scalar], size: Int)
    }

    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var joiners: [UInt8] = []
    /// Where raised or lowered digits ended.
    private var endOfScript = 0
    private var run: [Unicode.Scalar] = []
    private var runSize = 2

    /// Scans a text.
    static func scan(_ text: String, into sink: inout some Sink) {
        var text = text
        var scanner = WordScanner()
        text.withUTF8 { scanner.scan($0, &sink) }
    }

    private mutating func scan(_ text: UnsafeBufferPointer<UInt8>, _ sink: inout some Sink) {
        var i = 0
        while i < text.count {
            let byte = text[i]
            if byte < 0x80 {
                ascii(byte, next: i + 1 < text.count ? text[i + 1] : 0, &sink)
                i += 1
            } else {
                let (scalar, width) = Self.decode(text, i)
                let next = i + width < text.count ? text[i + width] : 0
                beyond(scalar, next: next, &sink)
                i += width
            }
        }
        flush(&sink)
    }

    @inline(__always)
    private mutating func ascii(_ byte: UInt8, next: UInt8, _ sink: inout some Sink) {
        switch byte {
        case 0x61...0x7A, 0x30...0x39: letter(byte, &sink)
        case 0x41...0x5A: letter(byte | 0x20, &sink)
        default: separator(byte, next: next, &sink)
        }
    }

    @inline(__always)
    private mutating func letter(_ byte: UInt8, _ sink: inout some Sink) {
        if !run.isEmpty { flushRun(&sink) }
        bytes.append(byte)
    }

    private mutating func beyond(_ scalar: Unicode.Scalar, next: UInt8, _ sink: inout some Sink) {
        switch Folding.fold(scalar) {
        case .word(let first, let second):
            if !run.isEmpty { flushRun(&sink) }
            append(first)
            if second > 0 { append(second) }
        case .ideograph: ideograph(scalar, &sink)
        case .syllable: gram(scalar, size: 3, &sink)
        case .script(let digit, let isRaised): script(digit, isRaised, next: next, &sink)
        case .mark: if !run.isEmpty { run.append(scalar) }
        case .separator(let form): separator(form, next: next, &sink)
        }
    }

    /// Narrow kana are those that they stand for, a mark behind one joined to it.
    private mutating func ideograph(_ scalar: Unicode.Scalar, _ sink: inout some Sink) {
        if scalar.value >= 0xFF66, scalar.value <= 0xFF9F {
            if let voiced = CharacterWidth.voiced(run.last, by: scalar) {
                run[run.count - 1] = voiced
            } else {
                gram(CharacterWidth.usual(scalar), size: 2, &sink)
            }
        } else {
            gram(scalar, size: 2, &sink)
        }
    }

    private mutating func gram(_ scalar: Unicode.Scalar, size: Int, _ sink: inout some Sink) {
        if !bytes.isEmpty || runSize != size { flush(&sink) }
        runSize = size
        run.append(scalar)
    }

    private mutating func append(_ value: UInt32) {
        guard value >= 0x80, let scalar = Unicode.Scalar(value) else {
            return bytes.append(UInt8(value & 0x7F))
        }
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// A joiner stands between two parts without spaces; anything else ends the word.
    private mutating func separator(_ byte: UInt8, next: UInt8, _ sink: inout some Sink) {
        let start = ends.last ?? 0
        if bytes.count > start, Self.joins(byte), Self.isWordStart(next),
            byte != UInt8(ascii: ",") || isNumber(next)
        {
            ends.append(bytes.count)
            joiners.append(byte)
        } else if bytes.count == 1, ends.isEmpty, byte == UInt8(ascii: "#") || byte == UInt8(ascii: "+") {
            // C#, C++, F#: a letter and its signs are one name.
            bytes.append(byte)
        } else if bytes.count == 2, bytes[1] == UInt8(ascii: "+"), byte == bytes[1] {
            bytes.append(byte)
        } else {
            flush(&sink)
        }
    }

    /// `m²` is `m2` and `word¹` also `word`, `H₂O` is `h2o`; but the 6 of 10⁶ is no part of the 10.
    private mutating func script(_ digit: UInt8, _ isRaised: Bool, next: UInt8, _ sink: inout some Sink) {
        if !bytes.isEmpty, bytes.count == endOfScript {
            bytes.append(digit)
        } else if let last = bytes.last, bytes.count > ends.last ?? 0, !(0x30...0x39).contains(last) {
            if isRaised {
                ends.append(bytes.count)
                joiners.append(UInt8(ascii: "-"))
            }
            bytes.append(digit)
        } else {
            return separator(0, next: next, &sink)
        }
        endOfScript = bytes.count
    }

    private func isNumber(_ next: UInt8) -> Bool {
        guard let last = bytes.last else { return false }
        return (0x30...0x39).contains(last) && (0x30...0x39).contains(next)
    }

    private mutating func flush(_ sink: inout some Sink) {
        flushRun(&sink)
        guard !bytes.isEmpty else { return }
        if ends.last == bytes.count { joiners.removeLast() } else { ends.append(bytes.count) }
        sink.compound(bytes, ends: ends, joiners: joiners)
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        joiners.removeAll(keepingCapacity: true)
        endOfScript = 0
    }

    private mutating func flushRun(_ sink: inout some Sink) {
        guard !run.isEmpty else { return }
        sink.run(run, size: runSize)
        run.removeAll(keepingCapacity: true)
    }

    private static func joins(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: ":"),
            UInt8(ascii: "@"), UInt8(ascii: "'"), UInt8(ascii: "&"), UInt8(ascii: ","):
            true
        default: false
        }
    }

    private static func isWordStart(_ byte: UInt8) -> Bool {
        byte >= 0xC3 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte)
    }

    private static func decode(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> (Unicode.Scalar, Int) {
        let lead = text[i]
        let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = UInt32(lead) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
        for k in 1..<width where i + k < text.count { value = value << 6 | UInt32(text[i + k] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
    }
}
