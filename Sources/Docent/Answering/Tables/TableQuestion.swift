/// What a question asks of a table's rows beyond the words that they hold: the largest, the next, the last, the sum.
struct TableQuestion: Sendable {
    private let wishes: Set<TableWish>
    /// Which of the largest or smallest is asked for: 2 for the second.
    private let rank: Int
    private let column: TableColumn
    /// The question's stems in order, since a cell's name must stand in it as one piece.
    private let sequence: [String]
    /// The same, each once, without the endings of short words.
    private let folded: Set<String>
    /// The question's words with the marks within them, such as `MV40-4-075`.
    private let tokens: Set<String>
    /// The question's words but the first as they were written, without the marks of sentences.
    private let written: Set<String>
    private let years: Set<Int>
    private let quantities: [TableBand.Quantity]
    private let condition: TableCondition?
    /// Behind what the name of a row must begin whose neighbour is asked for, where a preposition asks for it.
    private let anchors: [TableWish: [ArraySlice<String>]]

    init(_ question: String) { self.init(question, QuestionOpening(question)) }

    init(_ question: String, _ opening: QuestionOpening) {
        let (words, rank) = TableWish.ranked(Words.parts(of: question) + EastAsianDegree.words(in: question))
        self.rank = rank
        wishes = TableWish.all(in: words)
        anchors = wishes.intersection([.after, .before]).reduce(into: [:]) {
            $0[$1] = TableWish.anchors(of: $1, in: words)
        }
        column = TableColumn(words)
        sequence = Words(question).stems
        folded = Set(sequence.map(Self.folded))
        let spaced = UnspacedWords.spaced(question)
        let condition = TableCondition(question, opening)
        self.condition = condition
        // A year or a number that bounds others names no row.
        let bounds = condition?.years ?? []
        tokens = Self.tokens(of: spaced).subtracting(bounds.map(String.init))
            .subtracting(condition?.selectingNumber.map(Self.tokens) ?? [])
        written = Set(
            spaced.split(whereSeparator: \.isWhitespace).dropFirst().map {
                Words.trimmed($0, Self.marks.contains)
            })
        quantities = condition?.number != nil ? [] : Self.quantities(of: question)
        years = Set(
            Words.parts(of: spaced).compactMap { $0.count == 4 ? Int($0) : nil }.filter {
                (1000...2100).contains($0)
            }
        )
        .subtracting(bounds)
    }

    private static func tokens(of text: String) -> Set<String> {
        Set(
            text.lowercased().split(whereSeparator: \.isWhitespace).map {
                Words.trimmed($0) { !$0.isLetter && !$0.isNumber }
            })
    }

    /// The amounts of a question, of which the number of a name (`X 300`, `Room 12`) is none.
    private static func quantities(of question: String) -> [TableBand.Quantity] {
        TableBand.quantities(of: question).filter { quantity in
            guard quantity.unit == nil else { return true }
            let before = question.lead(before: quantity.range).split(whereSeparator: \.isWhitespace)
            guard before.count > 1, let word = before.last, word.allSatisfy(\.isLetter) else { return true }
            return word.first?.isUppercase != true
        }
    }

    /// Of some rows those that are largest or smallest in the column that the question speaks of, with its header; nil where
    /// none are.
    ///
    /// - Parameters:
    ///   - words: those words of the question that speak of the column.
    ///   - isTold: whether the column must be told by them.
    func extremes(
        of meant: [Int], _ rows: [[RowCell]], by words: [String], isTold: Bool
    ) -> (rows: [Int], header: String)? {
        let column = TableColumn(words)
        let isMost = wishes.contains(.most)
        guard isMost != wishes.contains(.least), let sizes = column.sizes(of: meant, rows),
            !isTold || sizes.isTold
        else { return nil }
        let found = column.extremes(of: meant, rows, isMost: isMost, rank: rank) { _ in 0 }
        return found.isEmpty ? nil : (found, sizes.header)
    }

    /// Whether the question asks for the largest or smallest of a column.
    var asksForExtreme: Bool { wishes.contains(.most) || wishes.contains(.least) }

    /// How many of a row's cells the question names in full; a bare figure must stand alone there, not within a code.
    func named(_ cells: [RowCell]) -> Int { cells.count(where: isNamed) }

    /// The same of each of many rows.
    private func named(in rows: [[RowCell]]) -> [Int] {
        var known: [String: Bool] = [:]
        return rows.map { cells in
            cells.count { cell in
                if let isNamed = known[cell.value] { return isNamed }
                let isNamed = isNamed(cell)
                known[cell.value] = isNamed
                return isNamed
            }
        }
    }

    /// Whether the question names a cell in full; a letter alone, such as a grade, must be written as the cell is.
    func isNamed(_ cell: RowCell) -> Bool {
        if cell.value.utf8.count <= 2, cell.value.first?.isLetter == true,
            !cell.value.dropFirst().contains(where: { $0.isLetter || $0.isNumber })
        {
            let lower = cell.value.lowercased()
            return written.contains(cell.value) && cell.value != "I"
                || written.contains(lower) && !Words(lower).stems.isEmpty
        }
        let told = CellNote.cut(from: cell.value)
        if told.contains(where: \.isLetter) {
            return cell.value.utf8.count <= Self.longestName && isWithin(Words(cell.value).stems)
        }
        return tokens.contains(told.lowercased()) || years.contains { Self.covers(told, $0) }
    }

    private static let marks: Set<Character> = [".", ",", ";", ":", "!", "?", "(", ")", "\"", "“", "”", "„"]

    /// The most bytes of a cell that can be a name.
    private static let longestName = 120

    /// Whether stems stand side by side in the question, in whatever order.
    private func isWithin(_ stems: [String]) -> Bool {
        let wanted = Set(stems.map(Self.folded))
        guard !stems.isEmpty, stems.count <= sequence.count,
            wanted.allSatisfy({ folded.contains($0) || Spelling.isHeld($0, in: folded) })
        else { return false }
        return (0...sequence.count - stems.count).contains { start in
            let found = Set(sequence[start..<start + stems.count].map(Self.folded))
            return found == wanted
                || wanted.allSatisfy { found.contains($0) || Spelling.isHeld($0, in: found) }
        }
    }

    /// A stem without the ending that short words keep: `bike` and `bikes` are cut to `bike` and `bik`.
    private static func folded(_ stem: String) -> String {
        guard stem.utf8.count == 4, let last = stem.last, last == "e" || last == "s" else { return stem }
        return String(stem.dropLast())
    }

    /// Whether a cell such as `1936–1938` is a span of years that holds a year.
    private static func covers(_ text: String, _ year: Int) -> Bool {
        let ends = text.split { !$0.isNumber }
        guard ends.count == 2, ends[0].count == 4, ends[1].count == 4 || ends[1].count == 2,
            let from = Int(ends[0]), let end = Int(ends[1])
        else { return false }
        let to = ends[1].count == 2 ? from / 100 * 100 + end : end
        return (1000...2100).contains(from) && from <= year && year <= to
    }

    /// The rows that the question points at, each with the row that it is told by: itself, or the neighbour that the
    /// question names; none when it asks for nothing of the kind.
    ///
    /// - Parameter meaning: how near a column's header is to the question, from 0 to 1.
    func pointed(in rows: [[RowCell]], meaning: (String) -> Double = { _ in 0 }) -> [Int: Int] {
        guard rows.count > 1, !wishes.isEmpty || !quantities.isEmpty || condition != nil else { return [:] }
        let sums = SumRows.all(of: rows)
        let full = rows.indices.filter { rows[$0].count { !$0.value.isEmpty } > 1 }
        let body = (full.isEmpty ? Array(rows.indices) : full).filter { !sums.contains($0) }
        let counts = named(in: rows)
        let most = body.map { counts[$0] }.max() ?? 0
        var meant = body.filter { counts[$0] == most }
        var found: [Int: Int] = [:]
        if let fitting = fitting(body, of: rows) {
            let both = meant.filter(fitting.contains)
            meant = both.isEmpty ? body.filter(fitting.contains) : both
            guard asksForExtreme else { return Dictionary(uniqueKeysWithValues: meant.map { ($0, $0) }) }
            if meant.count == 1 { found[meant[0]] = meant[0] }
        }
        if meant.count > 1 {
            for row in TableBand.rows(meant.map { rows[$0] }, holding: quantities) {
                found[meant[row]] = meant[row]
            }
        }
        for wish in wishes {
            switch wish {
            case .most, .least:
                for row in column.extremes(of: meant, rows, isMost: wish == .most, rank: rank, meaning) {
                    found[row] = row
                }
            case .first: if let row = meant.first { found[row] = row }
            case .last: if let row = meant.last { found[row] = row }
            case .after, .before:
                guard most > 0, meant.count <= 2 else { break }
                for anchor in meant where isAnchor(rows[anchor], of: wish) {
                    let row = wish == .after ? anchor + 1 : anchor - 1
                    if rows.indices.contains(row) { found[row] = anchor }
                }
            case .total: for row in sums where !SumRows.isAverage(rows[row]) { found[row] = row }
            }
        }
        return found
    }

    /// Whether the question names a row right where it asks for its neighbour.
    private func isAnchor(_ cells: [RowCell], of wish: TableWish) -> Bool {
        guard let anchors = anchors[wish] else { return true }
        return anchors.contains { words in
            cells.contains { cell in
                let header = Words.parts(of: cell.header)
                let named = header.last.map { words.first == $0 } == true ? words.dropFirst() : words
                let name = Words.parts(of: cell.value)
                return isNamed(cell) && named.first.map(name.contains) == true
            }
        }
    }

    /// The number with its unit, or the date, to which the question sets a bound, as it was written; nil when it sets none.
    var bound: String? { condition?.number }

    /// The stems of the question's words that set the bound.
    var boundStems: Set<String> {
        bound.map { NumberBound.wording.union(Words($0).stems) } ?? []
    }

    /// The rows of a table's body that hold to the question's condition; nil when it sets none to this table, or none do.
    func fitting(_ body: [Int], of rows: [[RowCell]]) -> Set<Int>? {
        guard let found = condition?.rows(of: body.map { rows[$0] }), !found.isEmpty else { return nil }
        return Set(found.map { body[$0] })
    }
}
