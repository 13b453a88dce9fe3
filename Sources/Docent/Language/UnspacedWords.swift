import Documents
import Indexes

/// Words of scripts without spaces, as far as they can be told: what is compared of a run of characters are its overlapping
/// pieces, without those of words that only ask or join.
enum UnspacedWords {
    /// The overlapping pieces of a run, as the full-text index has them, without those that say nothing.
    static func pieces(of run: [Unicode.Scalar], size: Int) -> [String] {
        let places = Array(0...max(0, run.count - size))
        guard size == 2, run.count > 1 else { return places.map { text(run, $0, size) } }
        let said = isContent(run)
        return places.filter { said[$0] && said[$0 + 1] }.map { text(run, $0, size) }
    }

    /// Whether most letters of a text are of such a script.
    static func areMost(of text: String) -> Bool {
        let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
        return letters.count { $0.pieceSize != nil } * 2 > letters.count
    }

    /// The parts of a run that say something, as they were written.
    static func contents(of run: String) -> [String] {
        let scalars = Array(run.unicodeScalars)
        // A character that is left alone of more is an ending.
        let parts = zip(scalars, isContent(scalars)).split { !$0.1 }.filter {
            $0.count > 1 || scalars.count == 1
        }
        return parts.map { part in part.reduce(into: "") { $0.unicodeScalars.append($1.0) } }
    }

    /// A text with a space wherever such a script and another meet, all characters in their usual width.
    static func spaced(_ text: String) -> String {
        var spaced = String.UnicodeScalarView()
        for scalar in CharacterWidth.folded(text).unicodeScalars {
            let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            if let last = spaced.last, isWord, last != " ", last.properties.isAlphabetic || last.isASCII,
                (last.pieceSize == nil) != (scalar.pieceSize == nil)
            {
                spaced.append(" ")
            }
            spaced.append(scalar)
        }
        return String(spaced)
    }

    private static func text(_ run: [Unicode.Scalar], _ start: Int, _ size: Int) -> String {
        run[start..<min(run.count, start + size)].reduce(into: "") { $0.unicodeScalars.append($1) }
    }

    /// Of each character whether it belongs to a word that says something: to no word that asks or joins, and to no run of two
    /// or more hiragana, with which Japanese writes its grammar.
    private static func isContent(_ run: [Unicode.Scalar]) -> [Bool] {
        var said = run.map { _ in true }
        var at = 0
        while at < run.count {
            if let length = length(of: whole, at, run) {
                at += length
            } else if let length = length(of: empty, at, run) {
                for place in at..<at + length { said[place] = false }
                at += length
            } else {
                at += 1
            }
        }
        guard run.contains(where: { !isHiragana($0) }) else { return said }
        for place in run.indices where isHiragana(run[place]) {
            let isBeside =
                place > 0 && isHiragana(run[place - 1])
                || place + 1 < run.count && isHiragana(run[place + 1])
            if isBeside { said[place] = false }
        }
        return said
    }

    private static func isHiragana(_ scalar: Unicode.Scalar) -> Bool {
        (0x3041...0x309F).contains(scalar.value)
    }

    /// The length of the longest of some words that begins here.
    private static func length(
        of words: [Unicode.Scalar: [[Unicode.Scalar]]], _ at: Int, _ run: [Unicode.Scalar]
    )
        -> Int?
    {
        words[run[at]]?.first { at + $0.count <= run.count && $0.elementsEqual(run[at..<at + $0.count]) }?
            .count
    }

    private static func table(_ text: String) -> [Unicode.Scalar: [[Unicode.Scalar]]] {
        let words = text.split(whereSeparator: \.isWhitespace).map { Array($0.unicodeScalars) }
        return Dictionary(grouping: words) { $0[0] }.mapValues { $0.sorted { $0.count > $1.count } }
    }

    private static let empty = table(Lexicon.unspacedFunctionWords)
    private static let whole = table(Lexicon.unspacedWholeWords)
}
