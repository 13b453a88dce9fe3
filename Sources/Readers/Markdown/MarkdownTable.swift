/// A table of Markdown: a header row, a row of dashes, and rows with cells between bars.
struct MarkdownTable {
    /// Lines of the paragraph before the header row.
    let before: [[UInt8]]
    /// The header row and the rows below.
    let rows: [[[UInt8]]]

    /// Reads the lines of a paragraph; nil when they hold no table.
    init?(_ lines: [[UInt8]]) {
        guard lines.count >= 2,
            let delimiter = lines.indices.dropFirst().first(where: { Self.isDelimiter(lines[$0]) })
        else { return nil }
        let header = Self.cells(lines[delimiter - 1])
        guard header.count == Self.cells(lines[delimiter]).count else { return nil }
        before = Array(lines[..<(delimiter - 1)])
        rows = [header] + lines[(delimiter + 1)...].map { Array(Self.cells($0).prefix(header.count)) }
    }

    /// Whether a line is a row of dashes that makes a table of the line above; nil when it is no such row.
    static func begins(_ above: [UInt8], _ line: ArraySlice<UInt8>) -> Bool? {
        let line = Array(line)
        guard isDelimiter(line) else { return nil }
        return cells(above).count == cells(line).count
    }

    private static func isDelimiter(_ line: [UInt8]) -> Bool {
        guard line.contains(UInt8(ascii: "-")),
            line.contains(UInt8(ascii: "|")) || line.contains(UInt8(ascii: ":"))
        else { return false }
        return line.allSatisfy { " \t|:-".utf8.contains($0) }
    }

    private static func cells(_ line: [UInt8]) -> [[UInt8]] {
        var line = MarkdownLine.trimmed(line[...])
        if line.first == UInt8(ascii: "|") { line = line.dropFirst() }
        if line.last == UInt8(ascii: "|"), line.dropLast().last != UInt8(ascii: "\\") {
            line = line.dropLast()
        }
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var previous: UInt8 = 0
        for byte in line {
            if byte == UInt8(ascii: "|"), previous != UInt8(ascii: "\\") {
                cells.append(Array(MarkdownLine.trimmed(cell[...])))
                cell = []
            } else {
                if byte == UInt8(ascii: "|") { cell.removeLast() }
                cell.append(byte)
            }
            previous = byte
        }
        cells.append(Array(MarkdownLine.trimmed(cell[...])))
        return cells
    }
}
