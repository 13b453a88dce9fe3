import Documents

/// The rows at an end of a column or of the table, and those beside others.
extension TableOperator {
    /// The rows with the most or the least of the column that the question speaks of, or of whose value there are the most.
    func extreme(of rows: [Int], isMost: Bool) -> OperatedRows? {
        let sizes =
            TableColumn(words(besides: Set(operation.wanted))).sizes(of: rows, table.rows).flatMap {
                $0.isTold ? $0 : nil
            }
            ?? sparse(rows) ?? TableColumn(words()).sizes(of: rows, table.rows)
        let isIdle = sizes.map { isOfNumber && !$0.isOfTime && !isOfAmounts($0.header) } ?? true
        if isIdle, isOfNumber, let most = commonest(among: rows, isMost: isMost) { return most }
        if let sizes, sizes.isTold { return extreme(by: sizes, isMost: isMost) }
        if isOfNumber, let most = commonest(among: rows, isMost: isMost) { return most }
        return sizes.flatMap { extreme(by: $0, isMost: isMost) }
    }

    /// The sizes of those rows that hold a number in the one column which the question names, where most leave it blank.
    private func sparse(_ rows: [Int]) -> TableColumn.Sizes? {
        let named = table.headers.filter { header in
            isOfAmounts(header)
                && reading.headers.contains { !operation.wanted.contains($0.key) && $0.value == [header] }
        }
        guard named.count == 1 else { return nil }
        let filled = rows.filter { TableColumn.number(table.value($0, named[0])) != nil }
        return TableColumn(words(besides: Set(operation.wanted))).sizes(of: filled, table.rows)
    }

    private func extreme(by sizes: TableColumn.Sizes, isMost: Bool) -> OperatedRows? {
        let takesMost = isMost != sizes.isReversed
        let ordered = sizes.numbers.map(\.number).sorted(by: takesMost ? { $0 > $1 } : { $0 < $1 })
        guard ordered.count >= operation.rank else { return nil }
        let end = ordered[operation.rank - 1]
        return OperatedRows(
            rows: sizes.numbers.filter { $0.number == end }.map(\.row), columns: [sizes.header],
            wanted: wanted,
            isTold: sizes.isTold && sizes.numbers.count > 1)
    }

    /// Whether the most or the fewest are asked for, and no size.
    private var isOfNumber: Bool {
        operation.places.contains { place in
            let word = query.words[place].word
            return Lexicon.more.contains(word) || Lexicon.less.contains(word) || Lexicon.fewest.contains(word)
                || Lexicon.moreThanRow.contains(word) || Lexicon.lessThanRow.contains(word)
        }
    }

    /// The rows with the value that most or fewest of them have in the column that is asked for.
    private func commonest(among rows: [Int], isMost: Bool) -> OperatedRows? {
        let alternatives = reading.matches.filter {
            $0.columns.count == 1 && $0.columns == reading.matches.last?.columns
        }
        let column =
            wanted.count == 1 ? wanted.first : alternatives.count == 2 ? alternatives[0].columns.first : nil
        guard let column else { return nil }
        let groups = Dictionary(grouping: rows.filter { CellAbsence(table.value($0, column)) == nil }) {
            CellNote.cut(from: table.value($0, column)).lowercased()
        }
        let sizes = groups.values.map(\.count).sorted(by: isMost ? { $0 > $1 } : { $0 < $1 })
        guard groups.count > 1, sizes.count >= operation.rank, sizes[0] != sizes[sizes.count - 1] else {
            return nil
        }
        let size = sizes[operation.rank - 1]
        let found = groups.values.filter { $0.count == size }
        guard found.count <= 3 else { return nil }
        let values = found.sorted { $0[0] < $1[0] }.map { CellNote.cut(from: table.value($0[0], column)) }
        return OperatedRows(
            rows: found.flatMap(\.self).sorted(), columns: [column], wanted: [column],
            figure: "\(values.joined(separator: ", ")): \(size)", result: .count)
    }

    // MARK: Ends

    /// The first or the last of some rows, by the place or the time that a column tells, else by their order.
    func end(of rows: [Int], isLast: Bool) -> OperatedRows? {
        let lower = Set(query.words.map(\.word))
        if !lower.isDisjoint(with: Lexicon.placing), let places = table.counting(Lexicon.placeHeaders) {
            let counts = rows.compactMap { row in places.counts[row].map { (row, $0) } }
            let end = isLast ? counts.map(\.1).max() : counts.map(\.1).min()
            return OperatedRows(
                rows: counts.filter { $0.1 == end }.map(\.0), columns: [places.header], wanted: wanted)
        }
        if let many = operation.many { return ends(of: rows, isLast: isLast, many) }
        let isByPlace =
            !lower.isDisjoint(with: Lexicon.listings.union(Lexicon.placesInTables).union(Lexicon.tops))
            || lower.contains("chart")
        let times = isByPlace ? [] : table.headers.filter(table.isOfTime)
        let named = times.filter { header in reading.headers.values.contains { $0.contains(header) } }
        if let column = named.first ?? (times.count == 1 ? times[0] : nil),
            let moments = table.column(column)?.moments,
            rows.allSatisfy({ moments[$0] != nil })
        {
            let end = isLast ? rows.compactMap { moments[$0] }.max() : rows.compactMap { moments[$0] }.min()
            return OperatedRows(rows: rows.filter { moments[$0] == end }, columns: [column], wanted: wanted)
        }
        let isTurned = !isByPlace && table.isDescending
        guard let row = isLast != isTurned ? rows.last : rows.first else { return nil }
        return OperatedRows(
            rows: [row], wanted: wanted, isTold: (isByPlace || !wanted.isEmpty) && !reading.matches.isEmpty)
    }

    /// So many of the first or the last rows; of the top those with the first places, which only a column tells.
    private func ends(of rows: [Int], isLast: Bool, _ many: Int) -> OperatedRows? {
        guard rows.count >= many else { return nil }
        var found = OperatedRows(rows: Array(isLast ? rows.suffix(many) : rows.prefix(many)), wanted: wanted)
        guard query.words.contains(where: { Lexicon.tops.contains($0.word) }) else { return found }
        guard let places = table.counting(Lexicon.placeHeaders) else {
            found.isTold = false
            return found
        }
        found.rows = rows.filter { row in places.counts[row].map { $0 <= many } == true }
        found.columns = [places.header]
        return found.rows.isEmpty ? nil : found
    }

    // MARK: Neighbours

    /// The row behind or before those that the question names, in the order of the table or of time; of several that have the same
    /// of what is asked for the next that has another.
    func neighbour(of rows: [Int], isNext: Bool) -> OperatedRows? {
        guard reading.matches.contains(where: { $0.holds.count < table.body.count }), let first = rows.first,
            let last = rows.last,
            let start = table.body.firstIndex(of: first), let end = table.body.firstIndex(of: last)
        else { return nil }
        let leads = operation.leads
        guard
            leads.isEmpty
                || leads.contains(where: { lead in
                    let behind = query.words.indices.dropFirst(lead + 1).first {
                        !Lexicon.rowLeads.contains(query.words[$0].word) && reading.headers[$0] == nil
                    }
                    return reading.matches.contains {
                        $0.places.contains(behind ?? -1) || $0.places.lowerBound == lead + 1
                    }
                })
        else { return nil }
        let isSpatial = operation.places.contains {
            Lexicon.under.union(Lexicon.over).contains(query.words[$0].word)
        }
        // `membership under sovereign states` asks for no row below another.
        let held = reading.conditioned
        if isSpatial, held.isDisjoint(with: wanted.union([table.name])) { return nil }
        let goesDown = isNext != (!isSpatial && table.isDescending)
        let beyond = goesDown ? Array(table.body[(end + 1)...]) : table.body[..<start].reversed()
        if operation.result == .count {
            return rows.count == 1
                ? OperatedRows(rows: beyond.sorted(), result: .count, isTold: !beyond.isEmpty) : nil
        }
        let wanted = wanted
        let anchor = goesDown ? last : first
        let row = beyond.first { row in
            wanted.isEmpty || wanted.contains { table.value(row, $0) != table.value(anchor, $0) }
        }
        guard let row else { return nil }
        return OperatedRows(
            rows: [row], columns: held.count == 1 ? held : [], wanted: wanted,
            isTold: end - start + 1 == rows.count && !wanted.isEmpty)
    }

    // MARK: Rows that follow one another

    /// The most of some rows that stand in the table without another between them; nil where no condition leaves any out.
    func run(of rows: [Int]) -> OperatedRows? {
        guard rows.count < table.body.count else { return nil }
        let places = Dictionary(uniqueKeysWithValues: zip(table.body, table.body.indices))
        let runs = rows.reduce(into: [[Int]]()) { runs, row in
            if let last = runs.last?.last, let own = places[row], places[last] == own - 1 {
                runs[runs.count - 1].append(row)
            } else {
                runs.append([row])
            }
        }
        guard let longest = runs.max(by: { $0.count < $1.count }), longest.count > 1 else { return nil }
        return OperatedRows(rows: longest, wanted: wanted, result: .count)
    }

    // MARK: Rows alike

    /// The other rows that have the same as those that the question names in the column behind `same`.
    func alike(_ rows: [Int]) -> OperatedRows? {
        guard let place = operation.leads.first, !reading.matches.isEmpty, rows.count < table.body.count,
            let anchor = rows.first
        else { return nil }
        let behind = place + 1..<min(place + 4, query.words.count)
        let isOfYear = behind.first.map { Lexicon.years.stems.contains(query.words[$0].stem ?? "") } == true
        let named = behind.lazy.compactMap { reading.headers[$0] }.first
        let columns =
            named.map { $0.sorted() }
            ?? (isOfYear
                ? table.headers.filter { $0 != table.name && Self.year(in: table.value(anchor, $0)) != nil }
                : [])
        guard columns.count == 1 else { return nil }
        let key = { (row: Int) in
            let value = table.value(row, columns[0])
            return isOfYear ? Self.year(in: value) ?? "" : CellNote.cut(from: value)
        }
        guard !key(anchor).isEmpty, rows.allSatisfy({ key($0) == key(anchor) }) else { return nil }
        let found = table.body.filter { key($0) == key(anchor) && !rows.contains($0) }
        return found.isEmpty ? nil : OperatedRows(rows: found, columns: [columns[0]], wanted: wanted)
    }

    /// The last year that a cell names.
    private static func year(in value: String) -> String? {
        Words.parts(of: value).last { $0.count == 4 && Int($0).map { (1000...2100).contains($0) } == true }
    }
}
