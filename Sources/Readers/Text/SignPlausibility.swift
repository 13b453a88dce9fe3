/// How plausible a sign is between what stands before and behind it.
enum SignPlausibility {
    /// Points for a sign: it gains where signs of its kind stand, and loses elsewhere, most of all within a word.
    static func points(
        _ sign: Unicode.Scalar, _ previous: Unicode.Scalar, _ next: Unicode.Scalar
    ) -> Double {
        let (before, behind) = (previous.properties.isAlphabetic, next.properties.isAlphabetic)
        let isWithinWord = before && behind
        switch sign {
        case "\u{A0}", "\u{202F}": return 0.2
        case "\u{AD}": return isWithinWord ? 0 : -1
        case "’": return isWithinWord ? 1.2 : 0.6
        case "‘": return isWithinWord ? -1 : 0.6
        case "²", "³", "¹":
            return behind ? -2 : "mM".unicodeScalars.contains(previous) ? 1.6 : previous.isDigit ? 0.6 : -1
        case "½", "¼", "¾": return !before && !behind ? 0.4 : -2
        case "°": return !isWithinWord && (!before || "nN".unicodeScalars.contains(previous)) ? 0.6 : -2
        case "º", "ª":
            return !behind && (previous.isDigit || previous == "." || "nN".unicodeScalars.contains(previous))
                ? 0.6 : -2
        case "µ": return !before && behind ? 0.8 : -2
        case "¿", "¡": return !before && (behind || !next.properties.isWhitespace) ? 0.9 : -2
        case "“", "„", "‚", "«", "‹", "”", "»", "›": return isWithinWord ? -2 : before != behind ? 1 : 0.6
        case "€", "£", "¥": return isWithinWord ? -2 : previous.isDigit || next.isDigit ? 0.8 : 0.3
        case "–", "—", "…", "•", "·", "§", "®", "™", "©", "×", "±": return isWithinWord ? -1.5 : 0.5
        case "‰", "÷", "¶", "†", "´", "¢", "≤", "≥", "→", "−", "№": return isWithinWord ? -2 : -0.3
        case "\u{2500}"..."\u{259F}": return box(previous) || box(next) ? 0.2 : -2
        default: return isWithinWord ? -2.5 : -1.5
        }
    }

    /// Points lost for pointed quotes of which one has no other.
    static func unpaired(_ scalars: [Unicode.Scalar]) -> Double {
        0.5 * Double(abs(scalars.reduce(0) { $0 + ($1 == "«" ? 1 : $1 == "»" ? -1 : 0) }))
    }

    private static func box(_ scalar: Unicode.Scalar) -> Bool { ("\u{2500}"..."\u{259F}").contains(scalar) }
}

extension Unicode.Scalar {
    /// Whether it is one of the digits 0 to 9.
    var isDigit: Bool { ("0"..."9").contains(self) }
}
