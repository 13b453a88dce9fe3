/// The cells of an AsciiDoc table on their grid.
struct AsciiDocTable {
    /// A cell with its words as written.
    struct Cell {
        var text = ""
        var columnSpan = 1
        var rowSpan = 1
        var copies = 1
        var isHeader = false
    }

    private(set) var rows: [[(column: Int, cell: Cell)]] = []
    private(set) var headerRows = 0

    /// Reads the lines between the delimiters.
    ///
    /// - Parameters:
    ///   - separator: what parts the cells: `|` or `!` before each, or `,` and `:` between them.
    ///   - attributes: the block's attributes, such as `cols="1,2",options="header"`.
    init(_ lines: [String], separator: Character, attributes: String) {
        let parted = separator == "," || separator == ":" || attributes.contains("format=")
        var cells =
            parted ? Self.parted(lines, separator == "|" ? "," : separator) : Self.marked(lines, separator)
        let firstFilled = cells.first { !$0.isEmpty } ?? []
        let width = Self.columns(attributes) ?? firstFilled.reduce(0) { $0 + $1.columnSpan * $1.copies }
        // Some end their rows with a mark, which begins no cell.
        for row in cells.indices
        where cells[row].count > max(width, 1) && cells[row].last?.text.isEmpty == true {
            cells[row].removeLast()
        }
        place(cells.flatMap { $0 }, width: min(max(width, 1), 1_000))
        let isParted = lines.drop { $0.isEmpty }.dropFirst().first?.isEmpty == true
        let says = attributes.contains("header")
        let isAllHeader = rows.first.map { row in row.allSatisfy(\.cell.isHeader) } ?? false
        let denies = attributes.contains("noheader") || attributes.contains("%noheader")
        headerRows =
            !denies && rows.count > 1 && (says || isParted && !firstFilled.isEmpty || isAllHeader) ? 1 : 0
    }

    /// The number of columns that `cols` gives, as in `cols="1,2"` or `cols="3*"`.
    private static func columns(_ attributes: String) -> Int? {
        guard let start = attributes.firstRange(of: "cols=") else { return nil }
        let rest = attributes[start.upperBound...]
        let value =
            rest.first == "\""
            ? rest.dropFirst().prefix { $0 != "\"" } : rest.prefix { $0 != "," && $0 != "]" }
        let count = value.split(whereSeparator: { $0 == "," || $0 == ";" }).reduce(0) { sum, part in
            let times = part.trimmed.prefix(while: \.isNumber)
            return sum + (part.trimmed.dropFirst(times.count).first == "*" ? Int(times) ?? 1 : 1)
        }
        return count > 0 ? count : nil
    }

    /// Cells that each begin with a mark, which may tell their spans before it.
    private static func marked(_ lines: [String], _ mark: Character) -> [[Cell]] {
        var rows: [[Cell]] = []
        for line in lines {
            var row: [Cell] = []
            var pending = ""
            var pieces = pieces(line, mark)
            let before = pieces.removeFirst()
            if pieces.isEmpty {
                extend(&rows, before)
                continue
            }
            let first = specification(before)
            if first == nil, !before[...].trimmed.isEmpty { extend(&rows, before) }
            var cell = first ?? Cell()
            for (position, piece) in pieces.enumerated() {
                pending = piece
                var next = Cell()
                if position + 1 < pieces.count, let found = trailingSpecification(piece) {
                    (pending, next) = found
                }
                cell.text = String(pending[...].trimmed)
                row.append(cell)
                cell = next
            }
            rows.append(row)
        }
        return rows
    }

    /// Adds a line to the last cell.
    private static func extend(_ rows: inout [[Cell]], _ line: String) {
        guard let row = rows.lastIndex(where: { !$0.isEmpty }) else { return }
        rows[row][rows[row].count - 1].text += "\n" + line
    }

    private static func pieces(_ line: String, _ mark: Character) -> [String] {
        var pieces = [""]
        var isEscaped = false
        for character in line {
            if character == mark, !isEscaped {
                pieces.append("")
            } else {
                if isEscaped, character != mark { pieces[pieces.count - 1].append("\\") }
                if character != "\\" { pieces[pieces.count - 1].append(character) }
            }
            isEscaped = character == "\\"
        }
        return pieces
    }

    /// What a specification at the end of a cell's text says of the next cell, as in `words 2+`.
    private static func trailingSpecification(_ text: String) -> (String, Cell)? {
        guard let space = text.lastIndex(of: " ") else { return nil }
        let last = String(text[text.index(after: space)...])
        guard last.contains(where: { "+*^<>.".contains($0) }), let cell = specification(last) else {
            return nil
        }
        return (String(text[..<space]), cell)
    }

    /// Spans, alignment and style before a mark, as in `2.3+^.>h`; nil when the text is none.
    private static func specification(_ text: String) -> Cell? {
        let text = String(text[...].trimmed)
        guard text.utf8.count <= 12, text.allSatisfy({ "0123456789.+*^<>adehlmsv".contains($0) }) else {
            return nil
        }
        guard text.count(where: \.isLetter) <= 1, text.last.map({ !$0.isNumber }) ?? true else { return nil }
        var cell = Cell()
        cell.isHeader = text.last == "h"
        guard let sign = text.firstIndex(where: { $0 == "+" || $0 == "*" }) else { return cell }
        let numbers = text[..<sign].split(separator: ".", omittingEmptySubsequences: false).map {
            Int($0) ?? 1
        }
        let first = min(max(numbers.first ?? 1, 1), 1_000)
        if text[sign] == "*" {
            cell.copies = min(first, 100)
        } else {
            cell.columnSpan = first
            cell.rowSpan = numbers.count > 1 ? min(max(numbers[1], 1), 1_000) : 1
        }
        return cell
    }

    /// Cells with separators between them; quotes hold one together.
    private static func parted(_ lines: [String], _ separator: Character) -> [[Cell]] {
        lines.filter { !$0.isEmpty }.map { line in
            var cells = [Cell()]
            var isQuoted = false
            for character in line {
                if character == "\"" {
                    isQuoted.toggle()
                } else if character == separator, !isQuoted {
                    cells.append(Cell())
                } else {
                    cells[cells.count - 1].text.append(character)
                }
            }
            return cells
        }
    }

    /// Puts the cells into rows of a width, beside what reaches down from the rows above.
    private mutating func place(_ cells: [Cell], width: Int) {
        var taken = [Int](repeating: 0, count: width)
        var row: [(column: Int, cell: Cell)] = []
        var column = 0
        for cell in cells.flatMap({ [Cell](repeating: $0, count: $0.copies) }) {
            while column < width, taken[column] > 0 { column += 1 }
            // A row may be covered as a whole by what reaches down into it.
            while column >= width {
                endRow(&row, &taken, &column)
                while column < width, taken[column] > 0 { column += 1 }
            }
            let span = min(cell.columnSpan, width - column)
            for covered in column..<column + span { taken[covered] = cell.rowSpan }
            var placed = cell
            placed.columnSpan = span
            row.append((column + 1, placed))
            column += span
        }
        if !row.isEmpty { endRow(&row, &taken, &column) }
    }

    private mutating func endRow(
        _ row: inout [(column: Int, cell: Cell)], _ taken: inout [Int], _ column: inout Int
    ) {
        rows.append(row)
        row = []
        column = 0
        for index in taken.indices where taken[index] > 0 { taken[index] -= 1 }
    }
}
