import Indexes

/// The spellings of one word that are compared as equal: `Straße` and `Strasse`, `Häußler`, `Haussler` and `Haeussler`.
enum Spelling {
    /// A word without accents, `ß` as `ss`, as the full-text index folds it.
    static func folded(_ word: String) -> String {
        // The first bytes of the Latin letters with accents, Romanian and Vietnamese ones included.
        guard word.utf8.contains(where: { (0xC3...0xC9).contains($0) || $0 == 0xE1 }) else { return word }
        return word.unicodeScalars.reduce(into: "") { $0 += $1.baseLetters ?? String(Character($1)) }
    }

    /// Whether a folded word stands among others with `ä`, `ö` or `ü` where it has `ae`, `oe` or `ue`, or the other way round.
    static func isHeld(_ word: String, in held: Set<String>) -> Bool {
        guard word.utf8.count >= shortest, word.utf8.contains(where: umlauts.contains) else { return false }
        if let collapsed = collapsed(word), held.contains(collapsed) { return true }
        return held.contains { other in
            let more = other.utf8.count - word.utf8.count
            return (1...3).contains(more) && other.utf8.first == word.utf8.first
                && other.utf8.last == word.utf8.last && collapsed(other) == word
        }
    }

    /// A word with `a`, `o` and `u` for `ae`, `oe` and `ue`; nil where it has none of these.
    static func collapsed(_ word: String) -> String? {
        var letters: [UInt8] = []
        var isCollapsed = false
        for letter in word.utf8 {
            if letter == UInt8(ascii: "e"), let last = letters.last, umlauts.contains(last) {
                isCollapsed = true
            } else {
                letters.append(letter)
            }
        }
        return isCollapsed ? String(decoding: letters, as: UTF8.self) : nil
    }

    private static let umlauts: Set<UInt8> = [UInt8(ascii: "a"), UInt8(ascii: "o"), UInt8(ascii: "u")]
    /// Below this many letters too many words differ by an `e` alone.
    private static let shortest = 4
}
