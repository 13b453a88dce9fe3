/// Where sentences begin and end, by rules over UTF-8 bytes that need no dictionary of a language.
///
/// A sentence ends at `.`, `!`, `?` or `…` before white space and a capital, digit or quote, unless the full stop
/// belongs to an abbreviation, an initial, an ordinal or a number; at `。`, `！` and `？` always; and at a line feed,
/// unless the line is only wrapped there. English, German and French conventions are known.
public struct Sentences {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private var position: Int
    private var start: Int
    private var lineStart: Int
    private var found: [Range<Int>] = []

    /// The sentences of a part of a text, without the white space around them; together they hold every word.
    ///
    /// - Parameters:
    ///   - bytes: the whole text as valid UTF-8.
    ///   - range: the part of it; the ranges returned count from the start of `bytes` too.
    public static func ranges(in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) -> [Range<Int>] {
        var sentences = Sentences(bytes: bytes, range: range.clamped(to: 0..<bytes.count))
        sentences.scan()
        return sentences.found
    }

    /// The sentences of a text, or of a range of its UTF-8 bytes.
    public static func ranges(in text: String, range: Range<Int>? = nil) -> [Range<Int>] {
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

    private mutating func lineFeed() {
        let line = lineStart..<position
        lineStart = position + 1
        if isWrapped(line) { position += 1 } else { finish(at: position + 1) }
    }

    /// Whether a line ended only because the page did: the next goes on in small letters, or the line is long
    /// and stops in the middle of a sentence.
    private func isWrapped(_ line: Range<Int>) -> Bool {
        guard position + 1 < end, start < position else { return false }
        let next = bytes[position + 1]
        if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next) { return true }
        let last = bytes[position - 1]
        let isDone = [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":")].contains(
            last)
        return line.count >= 60 && !isDone && isLetter(next)
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
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
        while from > start, mark - from < 16, bytes[from - 1] > 0x20, !opensWord(at: from - 1) { from -= 1 }
        let word = bytes[from..<mark]
        guard mark - from < 16, let first = word.first else { return false }
        let opensSentence = bytes[start..<from].allSatisfy { $0 <= 0x20 }
        if word.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            return word.count <= 3 && (opensSentence || isOrdinal(next: next))
        }
        if word.count == 1 { return isLetter(first) }
        if word.contains(UInt8(ascii: ".")) {
            return word.split(separator: UInt8(ascii: ".")).allSatisfy {
                $0.count <= 2 && $0.allSatisfy(isLetter)
            }
        }
        return Abbreviations.all.contains(String(decoding: word, as: UTF8.self).lowercased())
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

    /// Whether the word after a number and a full stop is one that German counts with ordinals.
    private func isOrdinal(next: Int) -> Bool {
        var to = next
        while to < end, to - next < 16, isLetter(bytes[to]) { to += 1 }
        return Abbreviations.ordinals.contains(String(decoding: bytes[next..<to], as: UTF8.self))
    }
}

/// Words that a full stop follows within a sentence, in small letters.
private enum Abbreviations {
    static let all: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "vs", "fig", "figs", "eq", "sec", "ch", "vol",
        "pp", "ed", "eds", "approx", "dept", "est", "gen", "gov", "hon", "jr", "sr", "rev", "col", "sgt",
        "capt", "lt", "cf", "al", "viz", "ca", "resp", "incl", "excl", "ext", "tel", "jan", "feb", "mar",
        "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "co", "bros",
        "nr", "bzw", "bspw", "vgl", "abs", "abb", "abt", "anm", "aufl", "bd", "bde", "dipl", "ing", "evtl",
        "fa", "ggf", "gem", "geb", "hr", "hrn", "hrsg", "inkl", "insb", "jh", "kap", "lfd", "max", "min",
        "mind", "mio", "mrd", "mwst", "nachf", "okt", "dez", "mrz", "pos", "rd", "ref", "sog", "str", "tab",
        "tsd", "verf", "zzgl", "abzgl", "ziff", "zit", "ä", "ggü", "kfm", "stellv", "usf", "art", "lit", "ev",
        "allg", "sonst",
        "m", "mm", "mme", "mlle", "ex", "p.ex", "env", "chap", "éd", "réf", "tél", "av", "bd", "cie", "janv",
        "févr", "juil", "déc", "div", "ill", "obs", "préf", "coll", "trad", "arr",
    ]

    static let ordinals: Set<String> = [
        "Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
        "Oktober", "November", "Dezember", "Quartal", "Kapitel", "Abschnitt", "Absatz", "Stock", "Etage",
        "Auflage", "Jahr", "Jahrhundert", "Geburtstag", "Tag", "Monat", "Woche", "Person", "Platz", "Mal",
        "Lebensjahr", "Halbjahr", "Obergeschoss", "Mahnung", "Sitzung", "Ausgabe", "Klasse", "Arbeitstag",
        "Werktag", "Kalendertag",
    ]
}
