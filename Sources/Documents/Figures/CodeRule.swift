/// Tells codes from other words: names of letters with figures behind them, such as `PX-4000-B`, `E09` or `T-200`.
///
/// A code names one part, form, version or error and no other. There are three rules, because a mistake costs something different
/// in each place: ``isCode(_:)`` judges a table cell, ``namesOneThing(_:)`` a word of a question, and ``bindsFigure(_:)`` a text
/// that may hold a number.
///
/// Two related rules are wider: what is searched for exactly as it was typed (options, identifiers of programs), and which figures
/// an answer must not invent (see ``Figures``).
package enum CodeRule {
    /// Whether a cell's words are one code: it tells a row from others, and does not say what the row is about.
    package static func isCode(_ words: some StringProtocol) -> Bool {
        words.first?.isLetter == true && words.contains(where: isDigit)
            && !words.contains { $0.isWhitespace || isUnspaced($0) }
    }

    /// Whether a character is a digit, and not a word for a number such as `三`.
    package static func isDigit(_ character: Character) -> Bool {
        character.unicodeScalars.first?.properties.numericType == .decimal
    }

    /// Whether a character is of a script that writes words without spaces, in which a figure is no code.
    private static func isUnspaced(_ character: Character) -> Bool {
        character.unicodeScalars.first?.isUnspaced ?? false
    }

    /// Whether a word can stand for one thing only, so that what does not hold it speaks of something else.
    ///
    /// `Q1` and `B2B` are too common for that: it takes two figures, or one that a mark joins.
    package static func namesOneThing(_ word: some StringProtocol) -> Bool {
        guard isCode(word), word.utf8.count >= 3, !word.contains("/"), !word.contains("'") else {
            return false
        }
        let figures = word.count(where: isDigit)
        let isJoined = zip(word, word.dropFirst()).contains { joints.contains($0) && isDigit($1) }
        return figures > 1 || isJoined
    }

    /// Whether a figure of a text belongs to the letters before it, as in `E31` and `PX2-1001`, and so is no number.
    ///
    /// An en dash joins the ends of a range instead: `5 h–7 h`.
    package static func bindsFigure(_ text: some StringProtocol) -> Bool {
        let pairs = zip(text, text.dropFirst())
        return pairs.contains { $0.isLetter && !isUnspaced($0) && $1.isNumber }
            || zip(pairs, text.dropFirst(2)).contains { pair, last in
                pair.0.isLetter && !isUnspaced(pair.0) && pair.1 != "–" && joints.contains(pair.1)
                    && last.isNumber
            }
    }

    /// What stands between the parts of a code.
    private static let joints: Set<Character> = ["-", "_", ".", "–", "‑"]
}
