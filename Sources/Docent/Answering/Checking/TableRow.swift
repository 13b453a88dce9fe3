/// A line of a Markdown table: what is written behind its last bar breaks the table.
enum TableRow {
    /// Whether a line is a row between bars.
    static func isRow(_ line: some StringProtocol) -> Bool {
        line.first { !$0.isWhitespace } == "|"
    }

    /// Whether a line is the one that rules off a header.
    static func isRuler(_ line: some StringProtocol) -> Bool {
        line.contains("-") && line.contains("|") && line.allSatisfy { "|-: \t".contains($0) }
    }

    /// The row with the marks behind its last bar moved into its last cell; any other text as it is.
    static func closed(_ text: String) -> String {
        guard isRow(text), let bar = text.lastIndex(of: "|") else { return text }
        let behind = text[text.index(after: bar)...].drop(while: \.isWhitespace)
        let cells = text[..<bar]
        guard let mark = behind.first, mark == "[" || mark == "【", cells.contains("|") else { return text }
        let end = cells.reversed().drop(while: \.isWhitespace)
        return "\(String(end.reversed())) \(behind) |"
    }
}
