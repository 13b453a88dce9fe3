import Glibc

/// What the standard streams can show.
struct Terminal: Sendable {
    /// Whether standard output is a terminal that shows colours.
    let hasColour: Bool
    /// Whether standard error is a terminal, so that a progress line may be drawn on it.
    let showsProgress: Bool
    /// The width of the terminal in columns.
    let width: Int

    /// Looks at the streams, `NO_COLOR` and `TERM`.
    init(environment: [String: String]) {
        let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false || environment["TERM"] == "dumb"
        hasColour = isatty(STDOUT_FILENO) == 1 && !isPlain
        showsProgress = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
        var size = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        width = isKnown ? Int(size.ws_col) : Int(environment["COLUMNS"] ?? "") ?? 100
    }

    /// Text in a style, when styles show.
    func styled(_ text: String, _ style: Style) -> String {
        hasColour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
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
                result.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value % 0x7F) ?? "?")
            case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Text broken into lines of at most the terminal's width, each after an indent.
    func wrapped(_ text: String, indent: String = "") -> String {
        let room = max(24, min(width, 110) - indent.count)
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Self.fill($0, room: room).map { indent + $0 }.joined(separator: "\n") }
            .joined(separator: "\n")
    }

    private static func fill(_ line: Substring, room: Int) -> [String] {
        var lines: [String] = []
        var current = ""
        var length = 0
        for word in line.split(separator: " ") {
            if length > 0, length + word.count + 1 > room {
                lines.append(current)
                current = ""
                length = 0
            }
            current += (length > 0 ? " " : "") + word
            length += word.count + (length > 0 ? 1 : 0)
        }
        return lines + [current]
    }
}
