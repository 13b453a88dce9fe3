import Documents

/// The bullets and numbers before the paragraphs of one shape.
struct SlideBullets: Sendable {
    private enum Sign { case inherited, none, character(String), number(ListNumeral, String, Int) }

    /// Whether the shape is a body placeholder, whose paragraphs have bullets unless they say otherwise.
    var isBody = false
    private var level = 0
    private var sign = Sign.inherited
    private var counts: [Int: Int] = [:]

    mutating func startParagraph() {
        level = 0
        sign = .inherited
    }

    mutating func take(_ name: SlideName, _ attributes: XMLAttributes<SlideName>) {
        switch name {
        case .paragraphProperties: level = min(max(attributes.integer(.level) ?? 0, 0), 8)
        case .bulletNone: sign = .none
        case .bulletCharacter: sign = .character(attributes[.character] ?? "•")
        default:
            let (numeral, suffix) = Self.scheme(attributes[.type] ?? "")
            sign = .number(numeral, suffix, attributes.integer(.startAt) ?? 1)
        }
    }

    /// What the paragraph is; numbers count on.
    mutating func kind(hasText: Bool) -> Block.Kind {
        guard hasText else { return .paragraph }
        for deeper in counts.keys where deeper > level { counts[deeper] = nil }
        switch sign {
        case .number(let numeral, let suffix, let start):
            let number = counts[level].map { $0 + 1 } ?? start
            counts[level] = number
            let opening = suffix == "()" ? "(" : ""
            let marker = opening + numeral.text(of: number) + (suffix == "()" ? ")" : suffix)
            return .listItem(depth: level, marker: marker)
        case .character(let character): return item(Bullet.shown(character))
        case .inherited where isBody: return item("•")
        case .inherited where level > 0: return item("•")
        case .inherited, .none:
            counts[level] = nil
            return .paragraph
        }
    }

    private mutating func item(_ marker: String) -> Block.Kind {
        counts[level] = nil
        return .listItem(depth: level, marker: marker)
    }

    /// A numbering scheme such as `alphaLcParenR`.
    private static func scheme(_ name: String) -> (ListNumeral, String) {
        let numeral: ListNumeral =
            name.hasPrefix("alphaLc")
            ? .lowerLetter
            : name.hasPrefix("alphaUc")
                ? .upperLetter
                : name.hasPrefix("romanLc") ? .lowerRoman : name.hasPrefix("romanUc") ? .upperRoman : .decimal
        if name.hasSuffix("ParenBoth") { return (numeral, "()") }
        return (numeral, name.hasSuffix("ParenR") ? ")" : name.hasSuffix("Plain") ? "" : ".")
    }
}
