import POSIX

/// Reads lines from a person at a terminal, with editing and history; from anything else line by line.
final class LineReader {
    private var history: [String] = []
    let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    private let width: Int

    init(terminal: Terminal) { width = terminal.width }

    /// The next line; nil at the end of the input.
    func next(prompt: String) -> String? {
        guard isTerminal else { return readLine() }
        guard let line = edited(prompt) else { return nil }
        if !line.allSatisfy(\.isWhitespace), history.last != line { history.append(line) }
        return line
    }

    private func edited(_ prompt: String) -> String? {
        var usual = termios()
        guard tcgetattr(STDIN_FILENO, &usual) == 0 else { return readLine() }
        var raw = usual
        cfmakeraw(&raw)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
        defer { tcsetattr(STDIN_FILENO, TCSADRAIN, &usual) }
        let keys = KeyReader()
        var buffer = LineBuffer(history: history)
        draw(prompt, buffer)
        while true {
            let key = keys.next()
            let outcome = buffer.apply(key)
            if key == .clearScreen { Output.partial("\u{1B}[H\u{1B}[2J") }
            draw(prompt, buffer)
            switch outcome {
            case .goesOn: continue
            case .finished:
                Output.partial("\r\n")
                return buffer.text
            case .abandoned:
                Output.partial("^C\r\n")
                if buffer.characters.isEmpty { return nil }
                buffer = LineBuffer(history: history)
                draw(prompt, buffer)
            case .ended:
                Output.partial("\r\n")
                return nil
            }
        }
    }

    /// Draws the line on its row of the terminal; of a long one the part around the cursor.
    private func draw(_ prompt: String, _ buffer: LineBuffer) {
        let room = max(8, width - prompt.count - 1)
        let widths = buffer.characters.map(Terminal.columns)
        var start = 0
        while widths[start..<buffer.cursor].reduce(0, +) >= room { start += 1 }
        var end = start
        var used = 0
        while end < widths.count, used + widths[end] <= room {
            used += widths[end]
            end += 1
        }
        let column = prompt.count + widths[start..<buffer.cursor].reduce(0, +)
        let shown = Terminal.safe(String(buffer.characters[start..<end]))
        Output.partial("\r\u{1B}[K\(prompt)\(shown)\r" + (column > 0 ? "\u{1B}[\(column)C" : ""))
    }
}
