import Documents

/// Answers a question that compares two cells which it names: those of two rows, or those of one row for two years.
struct RowComparison: TableAnswerer {
    private let query: TableQuery
    private let question: AskedQuestion
    private let kind: Kind
    /// The place of the word that asks how much.
    private let how: Int?
    /// The places of the words that compare, and whether they ask for the greater.
    private let comparing: Set<Int>
    private let isMost: Bool
    /// Whether it asks which of two was before the other.
    private let isOfOrder: Bool

    /// What is asked of the two.
    private enum Kind: Sendable {
        /// By how much they differ.
        case difference
        /// Which of them it is.
        case choice
        /// Whether the first is more.
        case verdict
    }

    /// - Returns: nil for a question that compares nothing.
    init?(_ question: AskedQuestion) {
        let words = question.query.words
        let directions = words.indices.compactMap { place in
            QueryReading.direction(words[place].word).map { (place: place, isMost: $0) }
        }
        let orders =
            words.first.map { Lexicon.decisionOpenings.contains($0.word) } == true
            ? words.indices.filter {
                TimeBound(before: words[$0].word).map { $0 == .before || $0 == .after } == true
            } : []
        isOfOrder = !orders.isEmpty
        let changes = words.indices.filter { place in
            Lexicon.changing.contains(words[place].word) || Lexicon.differences.contains(words[place].word)
        }
        how = question.opening.asking.first.flatMap { Lexicon.how.contains(words[$0].word) ? $0 : nil }
        (query, self.question) = (question.query, question)
        guard
            let kind = Self.kind(
                of: question, asksHow: how != nil, compares: !directions.isEmpty,
                tellsChange: !changes.isEmpty, tellsOrder: isOfOrder)
        else { return nil }
        self.kind = kind
        comparing = Set(directions.map(\.place) + changes + orders)
        isMost =
            orders.last.map { TimeBound(before: words[$0].word) == .after } ?? directions.last?.isMost ?? true
    }

    private static func kind(
        of question: AskedQuestion, asksHow: Bool, compares: Bool, tellsChange: Bool, tellsOrder: Bool
    ) -> Kind? {
        if tellsOrder { return .verdict }
        let words = question.query.words
        let hasJoint = words.contains { Lexicon.rowJoints.contains($0.word) }
        if words.contains(where: { Lexicon.differences.contains($0.word) }) { return .difference }
        if asksHow {
            return tellsChange || compares && hasJoint ? .difference : nil
        }
        guard compares, let first = words.first else { return nil }
        if Lexicon.decisionOpenings.contains(first.word) { return hasJoint ? .verdict : nil }
        let isChoice = words.contains { Lexicon.alternatives.contains($0.word) }
        return isChoice && question.opening.selects ? .choice : nil
    }

    /// What the two cells come to, with both cited; nil where no table, or more than one, can tell.
    func quotation(from tables: AskedTables) -> QuotingAnswerer.Quotation? {
        let found = tables.whole.compactMap(compared)
        let sure = found.filter(\.leftover.isEmpty)
        let best = sure.isEmpty ? found : sure
        guard best.count == 1 else { return nil }
        return quotation(of: best[0], tables.passages).doubting(Doubt.notUnderstood(best[0].leftover))
    }

    // MARK: The two cells

    /// A table that holds both cells.
    private struct Compared {
        let units: [EvidenceUnit]
        let pair: ComparedCells
        /// The header of the column that names the rows, where that is not the first.
        let key: String?
        /// Words that nothing accounts for.
        let leftover: [String]
    }

    private func compared(_ asked: AskedTable) -> Compared? {
        let table = asked.table
        guard table.body.count > 1, table.headers.count > 1, !table.headers.contains("") else { return nil }
        let binding = asked.binding
        guard query.demands.allSatisfy(binding.isOfHeaders), !query.marks.contains(where: \.denies),
            let pair = ofRows(binding) ?? ofYears(binding),
            pair.cells.allSatisfy({ cell in Self.holds(of: cell.row, binding) })
        else { return nil }
        let around = TableSurroundings(
            "\(asked.context) \(table.name) \(pair.cells.map(\.header).joined(separator: " "))")
        // `Um wie viel`, `by how many`
        let asking = how.map { Set(0...min($0 + 1, query.words.count - 1)) } ?? []
        let leftover = binding.leftover(
            besides: nil, known: comparing.union(asking), around: around)
        guard leftover.count <= 1,
            leftover.allSatisfy({ $0.word.first?.isNumber != true && !query.isName($0) })
        else { return nil }
        return Compared(
            units: asked.units, pair: pair, key: table.key, leftover: leftover.map(\.written))
    }

    /// Whether a row fulfils what else the question says of both.
    private static func holds(of row: Int, _ binding: QueryBinding) -> Bool {
        let names = Set(binding.named.flatMap(\.places))
        return binding.elements.allSatisfy { element in
            element.kind == .column || !names.isDisjoint(with: element.places) || element.rows.contains(row)
        }
    }

    /// The cells of two rows in the column that the question speaks of, that of its subject first.
    private func ofRows(_ binding: QueryBinding) -> ComparedCells? {
        let names = binding.named
        guard names.count == 2, names[0].holds != names[1].holds else { return nil }
        let joint = query.words.indices.last { Lexicon.rowJoints.contains(query.words[$0].word) }
        let isTurned = joint.map { $0 < names[0].places.lowerBound } ?? false
        let rows = (isTurned ? names.reversed() : names).compactMap(\.holds.first)
        if isOfOrder { return ofTimes(rows, binding.table) }
        let named = Set(names.flatMap(\.places))
        var words = query.words.indices.filter { !named.contains($0) }.map { query.words[$0].word }
        if words.contains(where: Lexicon.prices.contains) { words.append("costs") }
        guard let sizes = TableColumn(words).sizes(of: binding.table.body, binding.rowsOfYears),
            sizes.isTold
        else { return nil }
        return ComparedCells(rows.map { ($0, sizes.header) }, in: binding.table, sizes)
    }

    /// The cells of two rows in the one column of times.
    private func ofTimes(_ rows: [Int], _ table: QueriedTable) -> ComparedCells? {
        let times = table.headers.filter { table.isOfTime($0) && !table.isOf(.periods, $0) }
        guard times.count == 1, let moments = table.column(times[0])?.moments else { return nil }
        let sizes = TableColumn.Sizes(
            header: times[0], isReversed: false, isTold: true, isOfTime: true,
            numbers: moments.map { (row: $0.key, number: Double($0.value)) })
        return ComparedCells(rows.map { ($0, times[0]) }, in: table, sizes)
    }

    /// The cells of one row in the columns of two years, that of the later year first.
    private func ofYears(_ binding: QueryBinding) -> ComparedCells? {
        guard kind == .difference, binding.named.count == 1, let row = binding.named[0].holds.first,
            binding.headed.count == 2
        else { return nil }
        let headers = binding.table.headers.compactMap { header in
            YearlyHeader(header).map { (header: header, yearly: $0) }
        }.filter { binding.headed.contains($0.yearly.year) }
        let series = Dictionary(grouping: headers, by: \.yearly.words).filter { $0.value.count == 2 }
        let shares = series.keys.map { words in
            (
                words: words,
                share: Words(phrase: words).stems.reduce(0) { $0 + Words.share(of: $1, in: question.stems) }
            )
        }
        let most = shares.map(\.share).max()
        let best = shares.filter { $0.share == most }
        guard best.count == 1, let cells = series[best[0].words] else { return nil }
        let later = cells.sorted { $0.yearly.year > $1.yearly.year }
        return ComparedCells(later.map { (row, $0.header) }, in: binding.table)
    }

    // MARK: Words

    private func quotation(of found: Compared, _ passages: [SourcedPassage]) -> QuotingAnswerer.Quotation {
        let (pair, units) = (found.pair, found.units)
        let cells = pair.cells.sorted { ($0.row, $0.header) < ($1.row, $1.header) }
        let isOfOneRow = cells[0].row == cells[1].row
        let citations = (isOfOneRow ? [cells] : cells.map { [$0] }).enumerated().map { place, cells in
            let unit = units[cells[0].row]
            return passages[unit.passage].citation(
                place + 1, unit.range, support: TableSelection.byHeader,
                of: ToldRow(
                    name: RowWording.nameCell(of: unit.cells, key: found.key),
                    values: unit.cells.filter { cell in cells.contains { $0.header == cell.header } }))
        }
        let name = { (cell: ComparedCells.Cell) in RowWording.name(in: units[cell.row].cells, key: found.key)
        }
        let told =
            isOfOneRow
            ? "\(name(cells[0])): " + cells.map { "\($0.header) \($0.value)" }.joined(separator: ", ")
            : "\(cells[0].header): " + cells.map { "\(name($0)) \($0.value)" }.joined(separator: ", ")
        let marks = citations.map { "[\($0.marker)]" }.joined()
        return QuotingAnswerer.Quotation(
            text: "\(lead(of: pair, name)). \(told) \(marks)", citations: citations,
            certainty: TableSelection.byHeader, remarks: [.compared], kind: .rows)
    }

    /// What the two come to.
    private func lead(of pair: ComparedCells, _ name: (ComparedCells.Cell) -> String) -> String {
        let by = pair.amount.map { ", by \($0)" } ?? ""
        switch kind {
        case .difference: return pair.difference
        case .choice:
            return pair.greater(isMost: isMost).map { name($0) + by } ?? "Neither, they are equal"
        case .verdict:
            guard let greater = pair.greater(isMost: isMost) else { return "No, they are equal" }
            return greater == pair.cells[0] ? "Yes" + by : "No: \(pair.difference)"
        }
    }
}

extension TableQuery.Mark {
    /// Whether it denies or excepts something, or is not understood.
    fileprivate var denies: Bool {
        switch kind {
        case .denial, .exception, .unclear: true
        default: false
        }
    }
}
