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

        /// What stands behind the number that it begins with.
        var unit: String { String(words.drop { $0.isNumber || $0 == "." || $0 == "," }) }

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

    /// What heads the second of two columns of amounts or dates, one or another of which may be words.
    private static let measures: Set<String> = [
        "price", "prices", "cost", "costs", "fee", "fees", "rate", "date", "deadline", "quantity", "number",
        "preis", "preise", "kosten", "gebühr", "betrag", "datum", "termin", "frist", "menge", "anzahl",
        "stück",
        "prix", "coût", "coûts", "tarif", "date limite", "quantité", "nombre", "précio", "precio", "fecha",
        "prezzo", "prijs", "pris", "cena", "kwota", "価格", "単価", "金額", "料金", "数量", "日付", "期限", "价格",
        "单价", "金额", "费用", "日期", "价钱",
    ]
    /// What heads the second of two columns of words.
    private static let remarks: Set<String> = [
        "contact", "contact person", "description", "meaning", "definition", "remarks", "explanation",
        "ansprechpartner", "ansprechpartnerin", "verantwortlich", "zuständig", "beschreibung", "bedeutung",
        "bemerkung", "bemerkungen", "erläuterung", "erklärung", "interlocuteur", "responsable",
        "signification",
        "définition", "担当者", "説明", "意味", "负责人", "联系人", "说明", "含义",
    ]

    /// - Parameters:
    ///   - bold: for the first rows, cell by cell, whether all of its words are bold.
    ///   - words: the words of a range of the text.
    init(_ rows: Table.Rows, bold: [[Bool]], hint: HeaderHint, words: (Range<Int>) -> String) {
        let sample = rows.prefix(Self.mostRows)
        self.rows = sample.enumerated().map { index, row in
            zip(row.cells.prefix(Self.mostColumns).indices, row.cells).map { place, cell in
                let text = cell.range.count > 200 ? String(repeating: "x", count: 200) : words(cell.range)
                return Cell(
                    column: cell.column, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan, words: text,
                    form: CellForm(text, cell.value),
                    isBold: index < bold.count && place < bold[index].count && bold[index][place])
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
        guard depth < rest.count else { return bandsAlone }
        let below = Array(rows[(first + depth)...])
        guard isHead(rows[first], below) else { return bandsAlone }
        return first + depth + (headsFigures(below[0], Array(below.dropFirst())) ? 1 : 0)
    }

    /// How many of a table's first rows are headers when so many are known to be: with all that their cells cover.
    static func covered(_ headerRows: Int, in rows: Table.Rows) -> Int {
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

    private var leftmost: Int { rows.lazy.compactMap { $0.first?.column }.min() ?? 1 }

    private var titles: Int {
        let left = leftmost
        let count = rows.prefix(Self.mostTitles).prefix { row in
            row.count == 1 && (row[0].column == left || row[0].columnSpan > 1)
        }.count
        let rest = rows.dropFirst(count)
        return rest.count(where: { $0.count > 1 }) * 2 > rest.count ? count : 0
    }

    /// How many of the first rows are single cells over the full width, where no such row follows that would make each of them
    /// the name of a group: they are titles also of a table whose columns have no names.
    private var bandsAlone: Int {
        let bands = rows.map(isBand)
        let leading = bands.prefix(Self.mostTitles).prefix { $0 }.count
        return leading < rows.count && !bands.dropFirst(leading).contains(true) ? leading : 0
    }

    private func isBand(_ row: [Cell]) -> Bool {
        guard row.count == 1, row[0].columnSpan > 1, row[0].column == leftmost else { return false }
        let end = rows.lazy.compactMap(\.last).map { $0.column + max(1, $0.columnSpan) }.max() ?? 0
        return row[0].column + row[0].columnSpan >= end
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

    /// Whether a row below the names of the columns goes on with them: it leaves out the first, which all others have, and
    /// has units or names above figures.
    private func headsFigures(_ row: [Cell], _ below: [[Cell]]) -> Bool {
        guard below.count > 1, let first = row.first, row.allSatisfy({ $0.form == .name && !$0.hasDigit }),
            below.allSatisfy({ ($0.first?.column ?? .max) < first.column })
        else { return false }
        return row.allSatisfy { cell in
            let column = column(of: cell, in: below)
            return !column.isEmpty && column.count(where: \.form.isFigure) * 10 >= column.count * 8
        }
    }

    // MARK: Signs

    private func isHead(_ head: [Cell], _ below: [[Cell]]) -> Bool {
        guard !isForm(head, below) else { return false }
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
        if isNamed, numbersColumns(head, below) { return true }
        guard head.allSatisfy({ $0.form == .name }) else {
            return headsPeriods(head, below, isStyled: hint == .styled)
        }
        if start.words.utf8.last == UInt8(ascii: ":") { return false }
        if standsOverCodes(head, below) || headsPairs(head, below) { return true }
        return width(head, below) > 2 ? standsOverFigures(head, below) : standsOverOneKind(head, below)
    }

    /// Whether rows are pairs of a name and its value side by side, as forms have them: the names alone are bold, or the
    /// second pair of columns has the names of the first.
    private func isForm(_ head: [Cell], _ below: [[Cell]]) -> Bool {
        let first = [head] + below.prefix(Self.mostBold)
        let full = first.filter { $0.count > 3 && $0.count.isMultiple(of: 2) }
        guard full.count > 1, full.count * 2 > first.count else { return false }
        let areNamesBold = full.allSatisfy { row in
            row.indices.allSatisfy { row[$0].isBold == $0.isMultiple(of: 2) }
        }
        return areNamesBold
            || full[0][0].words != full[0][2].words
                && full.dropFirst().allSatisfy {
                    $0[0].words == $0[2].words && $0[0].form == .name && $0[0].words.utf8.count > 3
                }
    }

    /// Whether a first name is followed by codes that count on, such as `Line | W01 | W02 | W03`, above what is none.
    private func numbersColumns(_ head: [Cell], _ below: [[Cell]]) -> Bool {
        let codes = head.drop { !$0.hasDigit }.prefix { $0.hasDigit }
        let counted = codes.compactMap { Int($0.words.filter(\.isNumber)) }
        guard codes.count > 2, codes.count < head.count, counted.count == codes.count,
            Set(codes.map(\.shape)).count == 1,
            zip(counted, counted.dropFirst()).allSatisfy({ $1 &- $0 == 1 })
        else { return false }
        return codes.allSatisfy { cell in
            !column(of: cell, in: below).contains { $0.form == .code || $0.shape == cell.shape }
        }
    }

    /// Whether names stand over a column of codes of one kind, such as `Code | Meaning` over `E01` and `E02`.
    private func standsOverCodes(_ head: [Cell], _ below: [[Cell]]) -> Bool {
        guard below.count > (hint == .none ? 2 : 1), head.count >= width(head, below),
            Set(head.map(\.words)).count == head.count, !head.contains(where: \.hasDigit)
        else { return false }
        let codes = column(of: head[0], in: below)
        return codes.count == below.count && codes.allSatisfy { CodeRule.isCode($0.words) }
            && Set(codes.map(\.shape)).count == 1 && Set(codes.map(\.words)).count == codes.count
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

    /// Whether the second of two names is one that heads what stands below: mostly measured, or words alone.
    private func headsPairs(_ head: [Cell], _ below: [[Cell]]) -> Bool {
        guard below.count > 1, head.count == 2, width(head, below) == 2, head[0].words != head[1].words else {
            return false
        }
        let name = head[1].words.lowercased()
        let column = column(of: head[1], in: below)
        guard column.count * 3 >= below.count * 2, !column.contains(where: { $0.words == head[1].words })
        else {
            return false
        }
        if Self.measures.contains(name) { return column.count(where: \.isMeasured) * 3 >= column.count * 2 }
        return Self.remarks.contains(name) && column.allSatisfy { !$0.isMeasured }
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
                return columns.contains { Self.mostOfOneKind($0) * 3 >= $0.count * 2 && !$0.isEmpty }
            }
            return standsOverWords(head, below)
        }
        if zip(figures, columns).allSatisfy({ $0 == $1.count && $0 > 0 }) { return true }
        guard let last = columns.last, last.count > 1, last.count == below.count else { return false }
        if isOfOneUnit(last) { return true }
        return last.allSatisfy(\.form.isFigure) && Set(last.map(\.form)).count == 1
    }

    /// Whether all cells of a column are numbers of one unit that is more than a sign, such as `12 l/min`.
    private func isOfOneUnit(_ column: [Cell]) -> Bool {
        column.count > (hint == .none ? 2 : 1) && Set(column.map(\.unit)).count == 1
            && column.allSatisfy { $0.words.first?.isNumber == true && $0.unit.contains(where: \.isLetter) }
    }

    /// How many cells of a column hold what is measured, or how many what is dated, whichever are more.
    private static func mostOfOneKind(_ column: [Cell]) -> Int {
        let dated = column.count { $0.form == .period }
        return max(dated, column.count(where: \.form.isFigure) - dated)
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
            && zip(counted, counted.dropFirst()).allSatisfy { $1 &- $0 == 1 }
        guard isCounted || head.allSatisfy({ $0.form == .name || $0.form == .period }) else { return false }
        if isStyled { return true }
        let periods = head.filter { isCounted ? $0.form != .name : $0.form == .period }
        guard periods.count > 1 || head.count > 2, Set(periods.map(\.words)).count == periods.count else {
            return false
        }
        let under = periods.flatMap { column(of: $0, in: below) }
        let alike = under.count { $0.form == .period }
        let names = below.compactMap(\.first).filter { Self.namesRow($0, besides: periods) }
        guard !under.isEmpty, alike * 2 < under.count, names.count * 2 > below.count else { return false }
        return periods.count > 1 || (alike == 0 && under.allSatisfy(\.form.isFigure))
    }

    /// Whether a first cell names its row: by words or a code, or by a number below a name and beside several periods.
    private static func namesRow(_ cell: Cell, besides periods: [Cell]) -> Bool {
        switch cell.form {
        case .name, .text, .code: true
        case .figure: periods.count > 1 && periods.allSatisfy { $0.column > cell.column }
        case .period: false
        }
    }
}
