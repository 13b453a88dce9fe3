/// The note in brackets behind what a cell says: `(50th)` of `2004 (50th)`, `(5 years)` of `1515–1520 (5 years)`.
enum CellNote {
    /// A cell without its notes; the same where it holds nothing else.
    static func cut(from cell: String) -> String {
        var rest = cell[...]
        while let open = opening(of: rest) {
            let before = rest[..<open]
            guard let end = before.lastIndex(where: { !$0.isWhitespace }) else { break }
            rest = before[...end]
        }
        return String(rest)
    }

    /// Where the brackets open that a text ends with.
    private static func opening(of text: Substring) -> String.Index? {
        guard let last = text.last(where: { !$0.isWhitespace }), let mark = marks[last] else { return nil }
        return text.lastIndex(of: mark)
    }

    private static let marks: [Character: Character] = [")": "(", "]": "["]
}
