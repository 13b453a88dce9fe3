import POSIX

/// What the standard streams can show.
struct Terminal: Sendable {
    /// Whether standard output is a terminal that shows colours.
    let hasColour: Bool
    /// Whether standard error is a terminal, so that a progress line may be drawn on it.
    let showsProgress: Bool
    /// Whether standard output is a terminal, where an answer is shown as it comes; who reads a file wants it checked.
    let showsStream: Bool
    /// The width of the terminal in columns, 20 at least.
    let width: Int
    /// Whether documents are named with their collection, since there are several.
    var namesCollections = false

    /// Looks at the streams, `NO_COLOR` and `TERM`.
    init(environment: [String: String]) {
        let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false || environment["TERM"] == "dumb"
        showsStream = isatty(STDOUT_FILENO) == 1
        hasColour = showsStream && !isPlain
        showsProgress = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
        var size = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        width = max(20, isKnown ? Int(size.ws_col) : Int(environment["COLUMNS"] ?? "") ?? 100)
    }

    /// Text in a style, when styles show.
    func styled(_ text: String, _ style: Style) -> String {
        hasColour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// A document's path, with its collection where there are several.
    func path(_ document: String, in collection: String?) -> String {
        let path = styled(Self.safe(document), .accent)
        guard namesCollections, let collection else { return path }
        return "\(path)  \(styled("in \(Self.safe(collection))", .dim))"
    }

    /// The few styles that Docent prints with.
    enum Style: String {
        case bold = "1"
        case dim = "2"
        case accent = "36"
        case good = "32"
        case warning = "33"
        case bad = "31"
    }

    /// Text from a file or its name made safe to print: control characters are shown, not obeyed.
    static func safe(_ text: some StringProtocol, keepingLines: Bool = false) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A where keepingLines: result.unicodeScalars.append(scalar)
            case 0x09: result += keepingLines ? "\t" : " "
            case 0x0A: result += " "
            case 0..<0x20, 0x7F:
                let picture = scalar.value == 0x7F ? 0x2421 : 0x2400 + scalar.value
                result.unicodeScalars.append(Unicode.Scalar(picture) ?? "?")
            case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Text broken into lines of at most the terminal's width, each after an indent; styles come after.
    func wrapped(_ text: String, indent: String = "") -> String {
        var wrap = wrap(indent: indent)
        let lines = (wrap.pass(text) + wrap.rest()).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { $0.isEmpty ? "" : indent + $0 }.joined(separator: "\n")
    }

    /// Breaks text that comes piece by piece.
    func wrap(indent: String = "") -> WordWrap { WordWrap(room: max(24, min(width, 110) - indent.count)) }

    /// How many columns a character takes: two for East Asian wide ones and pictures.
    static func columns(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
