import Documents

/// The words of a question as one table takes them: as conditions on its rows, as names of its columns, or not at all.
struct TableReading: Sendable {
    let query: TableQuery
    let operation: AskedOperation
    let table: QueriedTable
    private(set) var matches: [TableMatch] = []
    /// The columns that each word names.
    private(set) var headers: [Int: Set<String>] = [:]
    /// The places of words that stand around the table.
    private(set) var around: Set<Int> = []
    /// The places of words that say something and stand nowhere in the table.
    private(set) var leftover: [Int] = []
    /// Conditions that were not understood, as they were written.
    private(set) var unread: [String] = []
    /// How much of the question's words the table accounts for, less what it does not; cells weigh more than headers.
    private(set) var coverage = 0.0

    init(_ question: AskedQuestion, _ operation: AskedOperation, of asked: AskedTable) {
        (query, self.operation, table) = (question.query, operation, asked.table)
        headers = named
        matches = bounds
        matches = (matches + cells(besides: Set(matches.flatMap(\.places)))).sorted {
            $0.places.lowerBound < $1.places.lowerBound
        }
        narrow()
        deny()
        readLeftover(TableSurroundings("\(asked.context) \(table.name)"))
        coverage = covered
    }

    // MARK: Columns

    /// The columns that words name by themselves or by another of the same meaning.
    private var named: [Int: Set<String>] {
        let heads = table.headers.filter { !$0.isEmpty }.map {
            (header: $0, stems: Set(Words(phrase: $0).stems), parts: Words.parts(of: $0))
        }
        var found: [Int: Set<String>] = [:]
        for place in query.words.indices {
            let word = query.words[place]
            if operation.result == .count, Lexicon.occurrences.contains(word.word) { continue }
            guard let stem = word.stem,
                !QueryBinding.empty.contains(word.word)
                    || heads.contains(where: { $0.parts.contains(word.word) })
            else { continue }
            let scored = heads.map { head -> (String, Double) in
                if head.parts.contains(where: { QuestionWord.areAlike($0, word.word) }) {
                    return (head.header, 1)
                }
                let share = Words.share(of: stem, in: head.stems)
                return (
                    head.header,
                    share >= Self.least
                        ? share : Synonyms.areHeld(stem, among: head.stems) ? Synonyms.share : 0
                )
            }
            guard let most = scored.map(\.1).max(), most > 0 else { continue }
            found[place] = Set(scored.filter { $0.1 == most }.map(\.0))
        }
        return found
    }

    private static let least = 0.7

    // MARK: Bounds

    /// The bounds of numbers and times.
    private var bounds: [TableMatch] {
        let body = table.body.map { table.rows[$0] }
        return query.demands.compactMap { demand in
            let figures = demand.places.filter { query.words[$0].word.contains(where: \.isNumber) }
            guard figures.isEmpty || !figures.allSatisfy({ headers[$0] != nil }) else { return nil }
            // `the difference between 2011 and 2014` compares two rows and is no span.
            if operation.result == .difference, figures.count == 2 { return nil }
            let told = demand.condition.fitting(body) ?? demand.condition.spoken(in: query.text).fitting(body)
            return told.map {
                TableMatch(
                    places: demand.places, columns: $0.columns, rows: Set($0.rows.map { table.body[$0] }),
                    isBound: true)
            } ?? bound(of: demand)
        }
    }

    /// A bound of the bare numbers of the one column that the question names, be it by words such as `older`.
    private func bound(of demand: TableQuery.Demand) -> TableMatch? {
        guard let amount = demand.condition.amount else { return nil }
        let isOfAge =
            TableSense(query.words.map(\.word)).isOfAge
            || query.words.contains { Lexicon.agesInYears.contains($0.word) }
        let spoken = headers.filter { !demand.places.contains($0.key) }.values.reduce(into: Set<String>()) {
            $0.formUnion($1)
        }
        let columns = table.headers.filter { header in
            let heads = Words.parts(of: header)
            let isMeant =
                isOfAge
                ? !Lexicon.ageHeaders.isDisjoint(with: heads) : amount.unit == nil && spoken.contains(header)
            let values = table.sample(header).filter { !$0.isEmpty }
            return isMeant && values.count { TableColumn.number($0) != nil } * 10 >= values.count * 6
        }
        guard columns.count == 1 else { return nil }
        let rows = table.rows(columns[0]) { TableColumn.number($0).map(amount.span.contains) == true }
        return TableMatch(places: demand.places, columns: [columns[0]], rows: Set(rows), isBound: true)
    }

    // MARK: Conditions

    /// A condition of several columns is of those of them that the question names.
    private mutating func narrow() {
        let spoken = headers.values.reduce(into: Set<String>()) { $0.formUnion($1) }
        for number in matches.indices where matches[number].columns.count > 1 {
            let named = matches[number].columns.intersection(spoken)
            guard !named.isEmpty, named.count < matches[number].columns.count else { continue }
            let words = matches[number].places.map { query.words[$0].word }
            let isWhole = matches[number].isWhole
            let rows = named.reduce(into: Set<Int>()) {
                $0.formUnion(self.rows(of: $1, holding: words, isWhole: isWhole))
            }
            guard !rows.isEmpty else { continue }
            (matches[number].columns, matches[number].rows) = (named, rows)
        }
    }

    private mutating func deny() {
        for mark in query.marks {
            switch mark.kind {
            case .denial, .exception:
                let clause = query.clause(of: mark.places.lowerBound)
                let next = matches.indices.first {
                    matches[$0].places.lowerBound >= mark.places.upperBound
                        && matches[$0].places.lowerBound < clause.upperBound
                }
                guard let next else {
                    unread.append(query.written(mark.places))
                    continue
                }
                matches[next].isDenied = true
            case .unclear:
                if operation.choice != .alike { unread.append(query.written(mark.places)) }
            case .clock: unread.append(query.written(mark.places))
            case .comparison, .order: break
            }
        }
    }

    /// The rows that fulfil all conditions, of which two of one column need not hold together; nil where none do.
    var rows: [Int]? { rows(meeting: matches) }

    func rows(meeting matches: [TableMatch]) -> [Int]? {
        var groups: [TableMatch] = []
        for match in matches where match.rows.count < table.body.count || match.isDenied {
            if let last = groups.indices.last(where: { isAlternative(groups[$0], match) }) {
                groups[last].rows.formUnion(match.rows)
            } else {
                groups.append(match)
            }
        }
        let found = table.body.filter { row in groups.allSatisfy { $0.rows.contains(row) != $0.isDenied } }
        return found.isEmpty ? nil : found
    }

    private func isAlternative(_ one: TableMatch, _ other: TableMatch) -> Bool {
        !one.isDenied && !other.isDenied && one.columns == other.columns
            && one.rows.isDisjoint(with: other.rows)
    }

    // MARK: Words

    /// The columns that its conditions are of.
    var conditioned: Set<String> { Set(matches.flatMap(\.columns)) }

    /// The columns that most of the words at some places name.
    func named(by places: some Sequence<Int>) -> [String] {
        let named = places.compactMap { headers[$0] }
        let counts = table.headers.map { header in (header, named.count { $0.contains(header) }) }
        guard let most = counts.map(\.1).max(), most > 0 else { return [] }
        return counts.filter { $0.1 == most }.map(\.0)
    }

    /// The places of words that bind to the table.
    var bound: Set<Int> { Set(matches.flatMap(\.places)).union(headers.keys) }

    private mutating func readLeftover(_ surroundings: TableSurroundings) {
        let (bound, common) = (bound, query.language.common)
        let marked = Set(query.marks.flatMap(\.places))
        for place in query.words.indices where !bound.contains(place) && !operation.places.contains(place) {
            let word = query.words[place]
            let isNumber = word.word.contains(where: \.isNumber)
            if place > 0, Lexicon.pointing.contains(query.words[place - 1].word) { continue }
            guard
                isNumber
                    || !common.contains(word.word) && !QueryBinding.empty.contains(word.word)
                        && word.stem != nil
                        && !Lexicon.emptyOfTables.contains(word.word)
                        && !Lexicon.numberNouns.contains(word.word)
                        && !Lexicon.labelNouns.contains(word.word) && !marked.contains(place)
                        && !TableWish.all(in: [word.word]).contains(.total)
            else { continue }
            if surroundings.speaks(of: word) { around.insert(place) } else { leftover.append(place) }
        }
    }

    /// Whether each condition is of one column.
    var isOfOneReading: Bool { matches.allSatisfy { $0.isBound || $0.columns.count == 1 } }

    /// Whether no more than one word that names nothing is left.
    var isUnderstood: Bool {
        unread.isEmpty && leftover.count <= 1
            && leftover.allSatisfy {
                !query.words[$0].word.contains(where: \.isNumber) && !query.isName(query.words[$0])
            }
    }

    private var covered: Double {
        let cells = Set(matches.flatMap(\.places)).filter { says($0) }
        let heads = headers.keys.filter { !cells.contains($0) && says($0) }
        return Double(cells.count) + 0.8 * Double(heads.count) + 0.4 * Double(around.count)
            - Double(leftover.count + unread.count)
    }

    private func says(_ place: Int) -> Bool {
        let word = query.words[place]
        return word.word.contains(where: \.isNumber)
            || word.stem != nil && !query.language.common.contains(word.word)
                && !QueryBinding.empty.contains(word.word)
    }
}
