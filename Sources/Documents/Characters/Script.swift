/// Text that a file sets above or below the line.
///
/// Written as it is, it would run together with what it stands behind: 10 to the power of 6 would become 106, and the mark
/// of a note a digit of the amount before it.
package enum Script: Sendable, Hashable {
    case superscript
    case `subscript`

    /// How the text is written behind a character, each of its own characters anew; nil when it stays as it is.
    ///
    /// - Raised digits and signs have characters of their own: 50¹, 10⁻⁶, m², Ca²⁺; brackets around a note's number go, so that it is
    ///   no citation of an answer. Raised digits among others are set
    ///   apart in Markdown's and mathematicians' way: 2^(2k). Raised words, such as the letters of 1st, stay.
    /// - Lowered digits stay plain behind letters, as people type H2O, and have characters of their own elsewhere.
    func written(_ text: [Unicode.Scalar], after last: Unicode.Scalar) -> [String]? {
        guard let first = text.first, first != " ", !last.properties.isWhitespace else { return nil }
        switch self {
        case .superscript: return Self.raised(text)
        case .subscript:
            guard last.properties.numericType != nil || last == "/" || last == "⁄" else { return nil }
            return Self.lowered(text)
        }
    }

    private static func raised(_ text: [Unicode.Scalar]) -> [String]? {
        if text.count > 2, text[0] == "[", text[text.count - 1] == "]",
            text[1..<text.count - 1].allSatisfy({ isDigit($0) || separators.contains($0) })
        {
            return text.map { superscripts[$0] ?? (separators.contains($0) ? String($0) : "") }
        }
        let shown = text.map { superscripts[$0] ?? (separators.contains($0) ? String($0) : nil) }
        let holdsSigns = text.contains { superscripts[$0] != nil && $0 != "(" && $0 != ")" }
        if holdsSigns, shown.allSatisfy({ $0 != nil }) { return shown.map { $0 ?? "" } }
        guard let first = text.first, text.count < 20, isDigit(first) || "+-−".unicodeScalars.contains(first),
            text.contains(where: isDigit)
        else { return nil }
        return ["^(" + String(first)] + text.dropFirst().dropLast().map { String($0) }
            + [String(text[text.count - 1]) + ")"]
    }

    private static func lowered(_ text: [Unicode.Scalar]) -> [String]? {
        let shown = text.map { subscripts[$0] }
        guard text.contains(where: isDigit), shown.allSatisfy({ $0 != nil }) else { return nil }
        return shown.map { $0 ?? "" }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static let separators: Set<Unicode.Scalar> = [",", " "]

    private static let superscripts = table("0123456789+-−–=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ")

    /// The lowered forms of digits and signs.
    static let subscripts = table("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")

    private static func table(_ plain: String, _ shown: String) -> [Unicode.Scalar: String] {
        Dictionary(
            zip(plain.unicodeScalars, shown.unicodeScalars.map { String($0) }),
            uniquingKeysWith: { first, _ in first })
    }

    /// The digit that a raised or lowered one stands for, and which of the two it is.
    package static func digit(_ scalar: Unicode.Scalar) -> (digit: UInt8, script: Script)? {
        switch scalar.value {
        case 0xB9: (0x31, .superscript)
        case 0xB2, 0xB3: (UInt8(scalar.value - 0xB0) + 0x30, .superscript)
        case 0x2070, 0x2074...0x2079: (UInt8(scalar.value - 0x2070) + 0x30, .superscript)
        case 0x2080...0x2089: (UInt8(scalar.value - 0x2080) + 0x30, .subscript)
        default: nil
        }
    }
}
