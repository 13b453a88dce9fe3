/// Letters and the marks upon them as one character each, as most text has them (NFC).
///
/// macOS parts the two in the names of files, and some programs do so in text: `é` as `e` and U+0301.
package enum ComposedText {
    /// A text with one character for each letter with its marks, where there is one.
    package static func composed(_ text: String) -> String {
        guard holdsMarks(text) else { return text }
        return String(
            text.map { character in
                character.unicodeScalars.count > 1 ? letter(character) ?? character : character
            })
    }

    /// The one character for a letter with marks behind it; nil where there is none.
    static func letter(_ character: Character) -> Character? {
        letters.firstIndex(of: character).map { letters[$0] }
    }

    /// Whether a text may hold marks of their own: those of Latin, Greek and Cyrillic, of kana, or the parts of Korean
    /// syllables.
    private static func holdsMarks(_ text: String) -> Bool {
        var (before, last): (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            if byte == 0xCC || byte == 0xCD { return true }
            if before == 0xE3, last == 0x82, byte == 0x99 || byte == 0x9A { return true }
            if last == 0xE1, (0x84...0x87).contains(byte) { return true }
            (before, last) = (last, byte)
        }
        return false
    }

    /// The letters that marks can be a part of: Latin, Greek, Cyrillic, kana and Korean syllables.
    ///
    /// Characters are equal where they are canonically equivalent, so that each is found by its parts.
    private static let letters: Set<Character> = {
        let blocks: [ClosedRange<UInt32>] = [
            0xC0...0x24F, 0x370...0x4FF, 0x1E00...0x1FFF, 0x3040...0x30FF, 0xAC00...0xD7A3,
        ]
        return blocks.joined().lazy.compactMap { Unicode.Scalar($0) }.filter(\.properties.isAlphabetic)
            .reduce(into: []) { $0.insert(Character($1)) }
    }()
}
