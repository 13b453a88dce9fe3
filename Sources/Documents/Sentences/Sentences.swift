/// Where sentences begin and end, by rules over UTF-8 bytes that need no dictionary of a language.
///
/// A sentence ends at `.`, `!`, `?` or `…` before white space and a capital, digit or quote, unless the full stop
/// belongs to an abbreviation, an initial, an ordinal or a number; at `。`, `！` and `？` always; and at a line feed,
/// unless the line is only wrapped there, and at a line or paragraph separator (U+2028, U+2029). English, German and French conventions are known.
package struct Sentences {
    let bytes: UnsafeBufferPointer<UInt8>
    let end: Int
    private var position: Int
    private(set) var start: Int
    private var lineStart: Int
    /// The number that the next item of a list within a line would have.
    private var nextItem = 1
    private var found: [Range<Int>] = []

    /// The sentences of a part of a text, without the white space around them; together they hold every word.
    ///
    /// - Parameters:
    ///   - bytes: the whole text as valid UTF-8.
    ///   - range: the part of it; the ranges returned count from the start of `bytes` too.
    package static func ranges(in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) -> [Range<Int>] {
        var sentences = Sentences(bytes: bytes, range: range.clamped(to: 0..<bytes.count))
        sentences.scan()
        return sentences.found
    }

    /// The sentences of a text, or of a range of its UTF-8 bytes.
    package static func ranges(in text: String, range: Range<Int>? = nil) -> [Range<Int>] {
        var text = text
        return text.withUTF8 { ranges(in: $0, range: range ?? 0..<$0.count) }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) {
        self.bytes = bytes
        end = range.upperBound
        position = range.lowerBound
        start = range.lowerBound
        lineStart = range.lowerBound
    }

    private mutating func scan() {
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): stop(at: position, width: 1)
            case 0x0A: lineFeed()
            case 0xE2 where matches(0x80, 0xA6): stop(at: position, width: 3)
            case 0xE2 where matches(0x80, 0xA8) || matches(0x80, 0xA9): separator()
            case 0xEF where matches(0xBC, 0x88): numberedItem()
            case 0xE3 where matches(0x80, 0x82), 0xEF where matches(0xBC, 0x81) || matches(0xBC, 0x9F):
                ideographicStop()
            case 0xE0 where matches(0xA5, 0xA4): stop(at: position, width: 3)
            case 0xD8 where matches(0x9F), 0xDB where matches(0x94): stop(at: position, width: 2)
            default: position += 1
            }
        }
        finish(at: end)
    }

    private func matches(_ second: UInt8, _ third: UInt8? = nil) -> Bool {
        guard position + 1 < end, bytes[position + 1] == second else { return false }
        guard let third else { return true }
        return position + 2 < end && bytes[position + 2] == third
    }

    /// Ends the sentence before `next` and begins one there.
    private mutating func finish(at next: Int) {
        var from = start
        var to = next
        while from < to, bytes[from] <= 0x20 { from += 1 }
        while to > from, bytes[to - 1] <= 0x20 { to -= 1 }
        if from < to { found.append(from..<to) }
        start = next
        position = next
    }

    /// A mark that says that a line or a paragraph ends, and is never where a page only wrapped one.
    private mutating func separator() {
        let next = position + 3
        finish(at: position)
        start = next
        position = next
        lineStart = next
        nextItem = 1
    }

    private mutating func lineFeed() {
        let line = lineStart..<position
        lineStart = position + 1
        nextItem = 1
        if isWrapped(line) { position += 1 } else { finish(at: position + 1) }
    }

    /// Whether a line ended only because the page did: the next goes on in small letters, or the line is long
    /// and stops in the middle of a sentence.
    private func isWrapped(_ line: Range<Int>) -> Bool {
        guard position + 1 < end, start < position else { return false }
        let next = bytes[position + 1]
        if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next) { return true }
        // No line of Chinese or Japanese begins with a stop or a comma.
        if position + 3 < end, next == 0xE3, bytes[position + 2] == 0x80,
            bytes[position + 3] == 0x81 || bytes[position + 3] == 0x82
        {
            return true
        }
        let last = bytes[position - 1]
        let isDone = [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":")].contains(
            last)
        return line.count >= 60 && !isDone && isLetter(next)
    }

    func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
    }

    /// Begins a sentence at an item such as `（２）` that goes on with a list of its line; one that begins the list must open
    /// a clause, and other numbers in brackets refer to something.
    private mutating func numberedItem() {
        let opening = position
        position += 3
        guard let (number, closing) = number(at: position), number == nextItem,
            closing + 2 < end, bytes[closing] == 0xEF, bytes[closing + 1] == 0xBC, bytes[closing + 2] == 0x89
        else { return }
        if number == 1 {
            let isFirst = opening == lineStart || opening == start
            let isAfterColon =
                opening >= start + 3 && bytes[opening - 3] == 0xEF && bytes[opening - 2] == 0xBC
                && (bytes[opening - 1] == 0x9A || bytes[opening - 1] == 0x9B)
            guard isFirst || isAfterColon else { return }
        }
        nextItem += 1
        finish(at: opening)
        position = closing + 3
    }

    /// The number of at most two digits at a position, of plain or of full width, and where it ends.
    private func number(at from: Int) -> (Int, Int)? {
        var (at, value) = (from, 0)
        while at < end, at - from < 6 {
            if (0x30...0x39).contains(bytes[at]) {
                value = value * 10 + Int(bytes[at] - 0x30)
                at += 1
            } else if at + 2 < end, bytes[at] == 0xEF, bytes[at + 1] == 0xBC,
                (0x90...0x99).contains(bytes[at + 2])
            {
                value = value * 10 + Int(bytes[at + 2] - 0x90)
                at += 3
            } else {
                break
            }
        }
        return at > from ? (value, at) : nil
    }

    /// A stop that needs no space after it.
    private mutating func ideographicStop() {
        position = afterClosers(position + 3)
        finish(at: position)
    }

    private mutating func stop(at mark: Int, width: Int) {
        var next = mark + width
        while next < end, [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(bytes[next]) {
            next += 1
        }
        let isFullStop = bytes[mark] == UInt8(ascii: ".") && next == mark + 1
        next = afterClosers(next)
        guard next < end, bytes[next] <= 0x20 else {
            position = next
            return
        }
        if endsSentence(mark: mark, isFullStop: isFullStop, next: next) {
            finish(at: next)
        } else {
            position = next
        }
    }

    /// Passes quotes and brackets that close.
    private func afterClosers(_ from: Int) -> Int {
        var at = from
        while at < end {
            switch bytes[at] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): at += 1
            case 0xC2 where at + 1 < end && bytes[at + 1] == 0xBB: at += 2
            case 0xE2
            where at + 2 < end && bytes[at + 1] == 0x80
                && [0x98, 0x99, 0x9C, 0x9D, 0xBA].contains(bytes[at + 2]):
                at += 3
            case 0xE3
            where at + 2 < end && bytes[at + 1] == 0x80 && [0x8D, 0x8F, 0x91].contains(bytes[at + 2]):
                at += 3
            case 0xEF where at + 2 < end && bytes[at + 1] == 0xBC && bytes[at + 2] == 0x89: at += 3
            default: return at
            }
        }
        return at
    }

    private func endsSentence(mark: Int, isFullStop: Bool, next: Int) -> Bool {
        var after = next
        while after < end, bytes[after] <= 0x20 {
            if bytes[after] == 0x0A { return false }
            after += 1
        }
        guard after < end, !isLowercase(at: after) else { return false }
        return !isFullStop || next > mark + 1 || !isAbbreviated(before: mark, next: after)
    }

    private func isLowercase(at position: Int) -> Bool {
        let byte = bytes[position]
        guard byte >= 0x80 else { return byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }
        let slice = bytes[position..<min(end, position + 4)]
        return String(decoding: slice, as: UTF8.self).unicodeScalars.first?.properties.isLowercase ?? false
    }

    /// Whether the full stop at `mark` belongs to the word before it.
    private func isAbbreviated(before mark: Int, next: Int) -> Bool {
        var from = mark
        while from > start, mark - from < 32, bytes[from - 1] > 0x20, !opensWord(at: from - 1) { from -= 1 }
        let word = bytes[from..<mark]
        guard mark - from < 32, let first = word.first else { return false }
        let opensSentence = bytes[start..<from].allSatisfy { $0 <= 0x20 }
        if word.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            return word.count <= 3 && (opensSentence || isOrdinal(from, next: next))
        }
        if word.count == 1 { return isLetter(first) }
        if word.contains(UInt8(ascii: ".")) {
            return word.split(separator: UInt8(ascii: ".")).allSatisfy {
                $0.count <= 2 && $0.allSatisfy(isLetter)
            }
        }
        let small = String(decoding: word, as: UTF8.self).lowercased()
        if Abbreviations.all.contains(small) { return true }
        let mayEnd = Abbreviations.units.contains(small) || small.hasSuffix("str")
        return mayEnd && !Ordinals.opensSentence(self.word(at: next))
    }

    /// Whether a byte is a bracket, a quote or an apostrophe before a word, or the last of one.
    private func opensWord(at position: Int) -> Bool {
        switch bytes[position] {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "'"), UInt8(ascii: "\""): true
        case 0x98...0x9F: position >= start + 2 && bytes[position - 1] == 0x80 && bytes[position - 2] == 0xE2
        case 0xAB: position > start && bytes[position - 1] == 0xC2
        default: false
        }
    }
}
