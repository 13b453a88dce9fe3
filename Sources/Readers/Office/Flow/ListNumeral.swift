/// Numbers as lists show them: decimal, Roman, letters.
enum ListNumeral: Sendable, Hashable {
    case decimal
    case decimalZero
    case upperRoman
    case lowerRoman
    case upperLetter
    case lowerLetter
    case ordinal
    case none
    case script(Signs)

    /// A number in this style; numbers that the style cannot show are decimal.
    func text(of number: Int) -> String {
        switch self {
        case .decimal: String(number)
        case .decimalZero: number < 10 && number >= 0 ? "0\(number)" : String(number)
        case .upperRoman: Self.roman(number).uppercased()
        case .lowerRoman: Self.roman(number)
        case .upperLetter: Self.letters(number).uppercased()
        case .lowerLetter: Self.letters(number)
        case .ordinal: Self.ordinal(number)
        case .none: ""
        case .script(let signs): signs.text(of: number) ?? String(number)
        }
    }

    /// The sign before an item that is not counted, by how many lists its own lies within.
    static func bullet(atDepth depth: Int) -> String { ["•", "◦", "▪"][min(depth, 2)] }

    private static func roman(_ number: Int) -> String {
        guard (1...4999).contains(number) else { return String(number) }
        let signs: [(Int, String)] = [
            (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
            (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
        ]
        var rest = number
        var text = ""
        for (value, sign) in signs {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }

    /// `a` to `z`, then `aa`, `bb` and so on, as word processors count.
    private static func letters(_ number: Int) -> String {
        guard (1...780).contains(number) else { return String(number) }
        let letter = Character(Unicode.Scalar(UInt8(0x61 + (number - 1) % 26)))
        return String(repeating: letter, count: (number - 1) / 26 + 1)
    }

    private static func ordinal(_ number: Int) -> String {
        let isTeen = (11...13).contains(number % 100)
        return String(number) + (isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th")
    }
}
