/// The fonts whose letters are signs, and the characters that people see in their place.
///
/// Word writes their letters as private characters, U+F020 to U+F0FF, other programs as plain ones.
enum SymbolFont: String {
    case symbol
    case wingdings
    case wingdings2 = "wingdings 2"
    case wingdings3 = "wingdings 3"
    case webdings

    /// The font of a name, or nil when its letters are letters.
    init?(named name: some StringProtocol) {
        let words = name.lowercased().split { " \"';".contains($0) }
        self.init(rawValue: words.joined(separator: " "))
    }

    /// What stands for a sign that no character is known for.
    static let unknown: Character = "□"

    /// A character as a person sees it in a font; nil when only the font could show it.
    ///
    /// - Parameter font: the font, or nil when it is not named: then only the signs that are used the most are known.
    static func shown(_ scalar: Unicode.Scalar, in font: SymbolFont?) -> Character? {
        switch scalar.value {
        case 0xF020...0xF0FF: font.map { $0.sign(scalar.value - 0xF000) } ?? usual[scalar.value - 0xF000]
        case 0x21...0x7E, 0xA1...0xFF: font.map { $0.sign(scalar.value) } ?? Character(scalar)
        case 0xE000...0xF8FF: nil
        default: Character(scalar)
        }
    }

    /// A text as a person sees it, `□` for what is not known; nil when all of it stays as it is.
    static func shown(_ text: String, in font: SymbolFont?) -> (text: String, isWhole: Bool)? {
        guard font != nil || text.unicodeScalars.contains(where: { (0xF020...0xF0FF).contains($0.value) })
        else { return nil }
        let hasWords = font != .symbol && holdsWords(text)
        var shown = ""
        var isWhole = true
        for scalar in text.unicodeScalars {
            let isPrivate = (0xF020...0xF0FF).contains(scalar.value)
            let isForeign = !isPrivate && (0xE000...0xF8FF).contains(scalar.value)
            let isKept = isForeign || hasWords && !isPrivate
            let sign = isKept ? Character(scalar) : Self.shown(scalar, in: font)
            isWhole = isWhole && sign != nil
            shown.append(sign ?? unknown)
        }
        return (shown, isWhole)
    }

    /// Whether two letters of the alphabet stand side by side: nobody writes rows of such signs, but programs name the
    /// font of a sign for the words behind it too.
    private static func holdsWords(_ text: String) -> Bool {
        let bytes = text.utf8
        return zip(bytes, bytes.dropFirst()).contains { ($0 | 0x20) &- 0x61 < 26 && ($1 | 0x20) &- 0x61 < 26 }
    }

    private func sign(_ code: UInt32) -> Character? {
        let signs =
            switch self {
            case .symbol: Self.symbols
            case .wingdings: Self.wingdingsSigns
            case .wingdings2: Self.wingdings2Signs
            case .wingdings3: Self.wingdings3Signs
            case .webdings: Self.webdingsSigns
            }
        let position = Int(code) - 0x20
        guard signs.indices.contains(position), signs[position] != Self.unknown else { return nil }
        return signs[position]
    }

    // MARK: The signs from 0x20 on, sixteen a line, □ where none is known

    /// Adobe's Symbol encoding, after `MAPPINGS/VENDORS/ADOBE/symbol.txt` of unicode.org; the pieces of its large
    /// brackets have characters since Unicode 3.2.
    private static let symbols = [Character](
        " !∀#∃%&∋()∗+,−./" + "0123456789:;<=>?" + "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ" + "ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
            + "‾αβχδεφγηιϕκλμνο" + "πθρστυϖωξψζ{|}∼□" + none + none
            + "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓" + "°±″≥×∝∂•÷≠≡≈…⏐⎯↵" + "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉" + "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
            + "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪" + "□〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭□")

    /// Wingdings, whose signs Unicode 7.0 took over; of signs that look alike, the one that older fonts show.
    private static let wingdingsSigns = [Character](
        " ✏✂✁👓🔔📖🕯☎✆✉🖃📪📫📬📭" + "📁📂📄🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍" + "🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠⚐" + "🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉"
            + "♊♋♌♍♎♏♐♑♒♓🙰🙵●❍■☐" + "□❑❒⬧⧫◆❖⬥⌧⍓⌘❀✿❝❞□" + "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹" + "❺❻❼❽❾❿□□□□□□□□·•"
            + "▪○□□◉◎□▪☐□✦★✶✴✹✵" + "□⌖⟡⌑□✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘" + "🕙🕚🕛□□□□□□□□□□□□□" + "□□□□□⌫⌦□➢□□□➲□□←"
            + "→↑↓↖↗↙↘⬅➔⬆⬇↖↗↙↘⇦" + "⇨⇧⇩⬄⇳⬀⬁⬃⬂▭▫✗✓☒☑□")

    /// Wingdings 2: its marks and circled numbers.
    private static let wingdings2Signs = [Character](
        none + none + "□□□□□□□□□□□□□□□✗" + "✓☒☑☒☒⊗⊗🛇⦸□□□□‽□□"
            + "□□□□□□□□□⓪①②③④⑤⑥" + "⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿□" + none + none + "□□□☐")

    /// Wingdings 3: its plain arrows and triangles.
    private static let wingdings3Signs = [Character](
        " ←→↑↓↖↗↙↘□□□□□□□" + none + none + none + none + "▲▼△▽◀▶◁▷◣◢◤◥◂▸▴□" + "▾")

    /// Webdings: its marks and the signs of players.
    private static let webdingsSigns = [Character](
        none + "□□□◀▶▲▼□□□□□□□□□" + none + none + "□✔□☐□□□■□ℹ□□□□●□" + "□□✗❓□□□□🚫□□□□□□□")

    private static let none = String(repeating: "□", count: 16)

    /// The signs that are meant when no font is named.
    private static let usual: [UInt32: Character] = [
        0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x6F: "☐", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xB7: "•", 0xDF: "←",
        0xE0: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    ]
}
