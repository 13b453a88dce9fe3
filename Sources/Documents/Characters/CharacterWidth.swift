/// The wide and narrow forms that East Asian text has of characters, such as `４`, `Ａ` and `ｽ`, beside the usual ones.
///
/// As Unicode's compatibility forms (NFKC) have them, in the block of half-width and full-width forms alone: raised digits
/// and the like mean something else than what they are made of.
package enum CharacterWidth {
    /// The usual form of a character; itself when it is the usual one.
    package static func usual(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x3000: " "
        case 0xFFE0: "¢"
        case 0xFFE1: "£"
        case 0xFFE5: "¥"
        case 0xFF61...0xFF9D: narrow[Int(scalar.value - 0xFF61)]
        default: scalar
        }
    }

    /// A syllable with the narrow mark behind it that voices it; nil where the character is no such mark, or the syllable has
    /// no voiced form.
    package static func voiced(_ base: Unicode.Scalar?, by mark: Unicode.Scalar) -> Unicode.Scalar? {
        guard let base, mark.value == 0xFF9E || mark.value == 0xFF9F else { return nil }
        if mark.value == 0xFF9E {
            if base == "ウ" { return "ヴ" }
            return voicable.contains(base) ? Unicode.Scalar(base.value + 1) : nil
        }
        return aspirated.contains(base) ? Unicode.Scalar(base.value + 2) : nil
    }

    /// A text with all characters in their usual form, letters and their marks composed.
    package static func folded(_ text: String) -> String {
        let text = ComposedText.composed(text)
        guard text.utf8.contains(where: { $0 == 0xEF || $0 == 0xE3 }) else { return text }
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let voiced = voiced(folded.last, by: scalar) {
                folded.removeLast()
                folded.append(voiced)
            } else {
                folded.append(usual(scalar))
            }
        }
        return String(folded)
    }

    /// The wide forms of U+FF61 to U+FF9D.
    private static let narrow = Array(
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
            .unicodeScalars)
    private static let voicable = Set("カキクケコサシスセソタチツテトハヒフヘホ".unicodeScalars)
    private static let aspirated = Set("ハヒフヘホ".unicodeScalars)
}
