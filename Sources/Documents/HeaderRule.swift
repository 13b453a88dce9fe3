/// Tells how many of a table's first rows name its columns when the file does not say so.
///
/// Leading lines of one cell are titles while most rows are wider. The row after them names the columns when it holds
/// names alone and something sets it apart: bold type, a blank corner, figures below words, years or dates above
/// figures. Only the first rows and columns are looked at, so that a table's length costs nothing.
struct HeaderRule {
    private let rows: [[Cell]]
    private let numbers: [Int]
    private let hint: HeaderHint
    /// Whether rows follow those that are looked at.
    private let goesOn: Bool

    private struct Cell {
        let column: Int
        let columnSpan: Int
        let rowSpan: Int
        let words: String
        let form: CellForm
        let isBold: Bool

        var hasDigit: Bool { words.contains(where: \.isNumber) }

        /// Whether the cell begins with a number or an amount of money.
        var isMeasured: Bool { form.isFigure || words.first?.isNumber == true }

        /// Its letters and figures each as one, so that codes of one kind are equal.
        var shape: String {
            words.reduce(into: "") { shape, mark in
                let kind: Character = mark.isNumber ? "0" : mark.isLetter ? "a" : mark
                if shape.last != kind { shape.append(kind) }
            }
        }

        func covers(_ other: Int) -> Bool { column <= other && other < column + max(1, columnSpan) }
    }

    private static let mostRows = 24
    private static let mostColumns = 64
    private static let mostTitles = 4
    private static let mostBold = 3
    /// How high a header's merged cell is at most; a higher one names the rows beside it.
    private static let mostSpan = 4
    private static let longestBareName = 40
    /// What heads the second of two columns, of which the first names what is measured; other words may be a value.
    private static let values: Set<String> = [
        "value", "values", "data", "amount", "figure", "result", "unit", "wert", "werte", "angabe", "daten",
        "betrag", "ergebnis", "valeur", "valeurs", "données", "montant", "résultat",
    ]

    /// - Parameters:
    ///   - bold: for the first rows, whether all of their words are bold.
    ///   - words: the words of a range of the text.
    init(_ rows: [Table.Row], bold: [Bool], hint: HeaderHint, words: (Range<Int>) -> String) {
        let sample = rows.prefix(Self.mostRows)
        self.rows = sample.enumerated().map { index, row in
            row.cells.prefix(Self.mostColumns).map { cell in
                let text = cell.range.count > 200 ? String(repeating: "x", count: 200) : words(cell.range)
                return Cell(
                    column: cell.column, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan, words: text,
                    form: CellForm(text, cell.value), isBold: index < bold.count && bold[index])
            }
        }
        numbers = sample.map(\.number)
        goesOn = rows.count > sample.count
        self.hint = hint
    }

    /// How many of the first rows are headers, titles above them included.
    var headerRows: Int {
        let titles = titles
        let rest = rows.indices.dropFirst(titles)
        guard let first = rest.first, rest.count > 1 else { return 0 }
        let depth = boldDepth(from: first) ?? depth(from: first)
        guard depth < rest.count else { return 0 }
        let below = Array(rows[(first + depth)...])
        return isHead(rows[first], below) ? first + depth : 0
    }

    /// How many of a table's first rows are headers when so many are known to be: with all that their cells cover.
    static func covered(_ headerRows: Int, in rows: [Table.Row]) -> Int {
        reach(
            from: 0, to: min(headerRows, rows.count), upTo: rows.count - 1, number: { rows[$0].number },
            heights: { rows[$0].cells.map(\.rowSpan) })
    }

    /// Where headers end that go from one row to another at least: as far down as their merged cells reach, up to `limit`.
    private static func reach(
        from first: Int, to end: Int, upTo limit: Int, number: (Int) -> Int, heights: (Int) -> [Int]
    ) -> Int {
        var (index, end) = (first, end)
        while index < end {
            for height in heights(index) where (2...mostSpan).contains(height) {
                while end < limit, number(end) < number(index) + height { end += 1 }
            }
            index += 1
        }
        return end
    }

    /// Whether the first of two columns names what stands in the second.
    var namesRows: Bool {
        let firsts = rows.compactMap(\.first)
        guard rows.count > 1, rows.allSatisfy({ $0.count <= 2 }), rows.contains(where: { $0.count == 2 })
        else { return false }
        return firsts.allSatisfy { $0.form == .name && $0.words.utf8.count <= Self.longestBareName }
            && Set(firsts.map(\.words)).count == firsts.count
    }

    // MARK: Rows

    private var leftmost: Int { rows.lazy.compactMap(\.first?.column).min() ?? 1 }

    private var titles: Int {
        let left = leftmost
        let count = rows.prefix(Self.mostTitles).prefix { row in
            row.count == 1 && (row[0].column == left || row[0].columnSpan > 1)
        }.count
        let rest = rows.dropFirst(count)
        return rest.count(where: { $0.count > 1 }) * 2 > rest.count ? count : 0
    }

    /// How many rows from one on are headers if that one is: as far as its cells reach down, and one more below cells
    /// that each head several columns.
    private func depth(from first: Int) -> Int {
        var end = Self.reach(
            from: first, to: first + 1, upTo: rows.count, number: { numbers[$0] },
            heights: { rows[$0].map(\.rowSpan) })
        if end == first + 1, end + 1 < rows.count, isGrouped(rows[first], over: rows[end]) { end += 1 }
        return end - first
    }

    private func isGrouped(_ groups: [Cell], over names: [Cell]) -> Bool {
        let wide = groups.filter { $0.columnSpan > 1 }
        return wide.count > 1 && names.allSatisfy { $0.form == .name }
            && wide.allSatisfy { group in names.count { group.covers($0.column) } > 1 }
    }

    /// How many rows are bold from one on, when those after them are not.
    private func boldDepth(from first: Int) -> Int? {
        let bold = rows[first...].prefix { row in
            row.count > 1 && row.allSatisfy(\.isBold) && row[0].form == .name
        }.count
        guard bold > 0, bold <= Self.mostBold, first + bold < rows.count else { return nil }
        return max(bold, depth(from: first))
    }

    // MARK: Signs

    private func isHead(_ head: [Cell], _ below: [[Cell]]) -> Bool {
        let hasCorner = hasCorner(head, below)
        guard let start = head.first, head.count > 1 || hasCorner,
            start.form == .name || hasCorner || hint == .styled
        else {
            return false
        }
        if head.allSatisfy(\.isBold), !below.allSatisfy({ $0.allSatisfy(\.isBold) }), head.count > 1 {
            return true
        }
        let isNamed = head.allSatisfy { $0.form == .name || $0.form == .code }
        if isNamed, hint == .styled || hasCorner || hint == .flagged && namesCodesOrValues(head, below) {
            return true
        }
        guard head.allSatisfy({ $0.form == .name }) else {
            return headsPeriods(head, below, isStyled: hint == .styled)
        }
        if start.words.utf8.last == UInt8(ascii: ":") { return false }
        return width(head, below) > 2 ? standsOverFigures(head, below) : standsOverOneKind(head, below)
    }

    /// Whether a row that the file may mean for a header names things by their codes, such as `Quantity | PX-200 | PX-300`, or
    /// heads a list of what is measured, such as `Property | Value`.
    private func namesCodesOrValues(_ head: [Cell], _ below: [[Cell]]) -> Bool {
        guard below.count > 1, head.count == width(head, below), head[0].form == .name,
            head[0].words.utf8.last != UInt8(ascii: ":"), Set(head.map(\.words)).count == head.count
        else { return false }
        let rest = head.dropFirst()
        guard head.count > 2 else {
            guard below.count > 2, let last = rest.first else { return false }
            let values = column(of: last, in: below)
            let measured = values.count(where: \.isMeasured)
            let isHeading = last.form == .code || Self.values.contains(last.words.lowercased())
            return isHeading && values.count == below.count && measured * 3 >= below.count * 2
        }
        guard rest.contains(where: { $0.form == .code }), rest.count(where: \.hasDigit) * 2 > rest.count
        else {
            return false
        }
        return rest.allSatisfy { cell in
            let column = column(of: cell, in: below)
            return column.count { $0.form == .code && $0.shape == cell.shape } * 2 < max(1, column.count)
        }
    }

    private func width(_ head: [Cell], _ below: [[Cell]]) -> Int {
        max(head.count, below.map(\.count).max() ?? 0)
    }

    /// Whether the first row leaves out a column that the rows below begin with.
    private func hasCorner(_ head: [Cell], _ below: [[Cell]]) -> Bool {
        guard let first = head.first, Set(head.map(\.words)).count == head.count else { return false }
        return below.count { ($0.first?.column ?? .max) < first.column } * 10 >= below.count * 8
    }

    private func column(of cell: Cell, in below: [[Cell]]) -> [Cell] {
        below.compactMap { row in row.first { cell.covers($0.column) } }
    }

    private func standsOverFigures(_ head: [Cell], _ below: [[Cell]]) -> Bool {
        let isOfRecords = hint == .sheet || hint == .records
        let isMeasured = head.contains { cell in
            let column = column(of: cell, in: below)
            let figures = column.count(where: \.form.isFigure)
            return figures > 0 && (isOfRecords || figures * 10 >= column.count * 8)
        }
        return isMeasured || (hint != .none && standsOverWords(head, below))
    }

    /// Of two columns the second must hold one kind of figures, else the rows are names and values themselves.
    private func standsOverOneKind(_ head: [Cell], _ below: [[Cell]]) -> Bool {
        let columns = head.map { column(of: $0, in: below) }
        let figures = columns.map { $0.count(where: \.form.isFigure) }
        if hint == .sheet || hint == .records {
            guard figures.allSatisfy({ $0 == 0 }) else {
                return zip(figures, columns).contains { $0 * 3 >= $1.count * 2 && $0 > 0 }
            }
            return standsOverWords(head, below)
        }
        if zip(figures, columns).allSatisfy({ $0 == $1.count && $0 > 0 }) { return true }
        guard let last = columns.last, last.count > 1, last.count == below.count else { return false }
        return last.allSatisfy(\.form.isFigure) && Set(last.map(\.form)).count == 1
    }

    /// Whether a row among rows of words reads like names of columns: short, different, none missing, none again below.
    private func standsOverWords(_ head: [Cell], _ below: [[Cell]]) -> Bool {
        guard below.count > 1 || hint == .records || goesOn else { return false }
        return head.count >= width(head, below) && Set(head.map(\.words)).count == head.count
            && head.allSatisfy { cell in
                cell.words.utf8.count <= Self.longestBareName
                    && !column(of: cell, in: below).contains { $0.words == cell.words }
            }
    }

    /// Whether years, dates or numbers in order stand over what is none.
    private func headsPeriods(_ head: [Cell], _ below: [[Cell]], isStyled: Bool) -> Bool {
        let rest = head.drop { $0.form == .name }
        let counted = rest.compactMap { Int($0.words) }
        let isCounted =
            counted.count == rest.count && counted.count > 2
            && zip(counted, counted.dropFirst()).allSatisfy { $1 - $0 == 1 }
        guard isCounted || head.allSatisfy({ $0.form == .name || $0.form == .period }) else { return false }
        if isStyled { return true }
        let periods = head.filter { isCounted ? $0.form != .name : $0.form == .period }
        guard periods.count > 1 || head.count > 2, Set(periods.map(\.words)).count == periods.count else {
            return false
        }
        let under = periods.flatMap { column(of: $0, in: below) }
        let alike = under.count { $0.form == .period }
        let names = below.compactMap(\.first).filter { $0.form == .name || $0.form == .text }
        guard !under.isEmpty, alike * 2 < under.count, names.count * 2 > below.count else { return false }
        return periods.count > 1 || (alike == 0 && under.allSatisfy(\.form.isFigure))
    }
}
