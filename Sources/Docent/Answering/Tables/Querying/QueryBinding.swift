import Documents

/// A question's conditions as conditions on the rows of one table, and what of the question the table cannot tell.
struct QueryBinding: Sendable {
    let query: TableQuery
    let table: QueriedTable
    private(set) var elements: [QueryElement] = []
    /// The words of conditions that nothing took up, as they were written.
    private(set) var unread: [String] = []
    private(set) var order: Order?
    /// Whether a row beside another is asked for, which is no condition.
    private(set) var asksForNeighbour = false
    /// The places of words that name the column of a condition, and of those that name any.
    private var absorbed: Set<Int> = []
    private var compared: Set<Int> = []

    /// The first or the last of a column of times, or of the table's rows.
    struct Order: Sendable {
        /// Nil where the place in the table tells it.
        let column: String?
        let isLast: Bool
        /// Whether the place is taken only since no column holds times.
        let isGuessed: Bool
        /// The word that asks for it.
        let written: String
    }

    init(_ query: TableQuery, to table: QueriedTable) {
        self.query = query
        self.table = table
        bindValues()
        bindColumns()
        bindDemands()
        mergeAlternatives()
        bindComparisons()
        bindClocks()
        absorbColumns()
        bindOrder()
        bindDenials()
        keepWhatIsHad()
    }

    /// The conditions, all of which must hold of a row that is meant.
    var conditions: [QueryElement] { elements.filter { $0.kind != .column || $0.isDenied || isAsked($0) } }

    /// The rows that fulfil all conditions, in their order.
    var rows: [Int] {
        table.body.filter { row in conditions.allSatisfy { $0.rows.contains(row) } }
    }

    // MARK: Values

    private mutating func bindValues() {
        let words = query.words.map(\.word)
        var names: [String: [(parts: [String], header: String, value: String)]] = [:]
        var seen: Set<[String]> = []
        for row in table.body {
            for cell in table.rows[row] where cell.value.utf8.count <= Self.longest {
                let parts = Words.parts(of: cell.value)
                guard let first = parts.first, Self.names(cell.value),
                    seen.insert(parts + ["", cell.header]).inserted
                else { continue }
                names[first, default: []].append((parts, cell.header, cell.value))
            }
        }
        let clocks = query.marks.filter { if case .clock = $0.kind { true } else { false } }
        let bounded = Set(query.demands.flatMap(\.places)).union(clocks.flatMap(\.places))
        var place = 0
        while place < words.count {
            let found = bounded.contains(place) ? [] : candidates(at: place, in: names)
            let length = found.map(\.parts.count).max() ?? 0
            let isTaken = length == 1 && query.taken.contains(place)
            if length > 0, !isTaken, bounded.isDisjoint(with: place..<place + length) {
                let best = found.filter { $0.parts.count == length }
                let columns = Set(best.map(\.header))
                let rows = best.reduce(into: Set<Int>()) {
                    $0.formUnion(table.rows(holding: Words.parts(of: $1.value), in: columns))
                }
                add(.value, place..<place + length, columns, rows)
            }
            place += max(1, length)
        }
    }

    private func candidates(
        at place: Int, in names: [String: [(parts: [String], header: String, value: String)]]
    ) -> [(parts: [String], header: String, value: String)] {
        let word = query.words[place].word
        let heads =
            names[word] ?? names.keys.filter { QuestionWord.areAlike($0, word) }.flatMap { names[$0] ?? [] }
        let whole = heads.filter { candidate in
            let own = query.words.dropFirst(place).prefix(candidate.parts.count)
            return own.count == candidate.parts.count
                && zip(own, candidate.parts).allSatisfy { QuestionWord.areAlike($0.word, $1) }
                && (candidate.value.utf8.count > 2 || own.first?.written == candidate.value && place > 0)
        }
        guard whole.isEmpty else { return whole }
        let surnames = surnames(at: place)
        return surnames.isEmpty ? shortened(at: place, of: heads) : surnames
    }

    /// The row that the last part of a name stands for, where it is no other's.
    private func surnames(at place: Int) -> [(parts: [String], header: String, value: String)] {
        let word = query.words[place]
        guard place > 0, word.written.first?.isUppercase == true, word.written.count > 2 else { return [] }
        let named = table.body.map { table.value($0, table.name) }.filter {
            let parts = Words.parts(of: $0)
            return parts.count == 2 && parts[1] == word.word
        }
        return named.count == 1 ? [([word.word], table.name, named[0])] : []
    }

    /// The values of one column that a name in the question begins: `Orbit` for `Orbit GmbH`.
    private func shortened(
        at place: Int, of heads: [(parts: [String], header: String, value: String)]
    ) -> [(parts: [String], header: String, value: String)] {
        let word = query.words[place]
        let begun = heads.filter { $0.parts[0] == word.word && $0.parts.count > 1 }
        guard place > 0, word.written.first?.isUppercase == true, word.written.count > 2,
            !QuestionLanguage(of: query.text).hasCapitalNouns, Set(begun.map(\.header)).count == 1
        else { return [] }
        return begun.map { ([word.word], $0.header, $0.value) }
    }

    private static func names(_ value: String) -> Bool {
        !YesOrNo.isYes(value) && !YesOrNo.isNo(value)
            && (value.contains(where: \.isNumber) || !Words("of \(value)").stems.isEmpty
                || value.utf8.count <= 2)
    }

    /// The most bytes of a cell that a question names.
    private static let longest = 120

    // MARK: Columns

    private mutating func bindColumns() {
        let headers = table.headers.filter { $0 != table.name && !$0.isEmpty }.map { header in
            (
                header: header, stems: Set(Words("of \(header)").stems),
                isMoney: TableMeasure(header: header, values: table.body.map { table.value($0, header) })
                    == .money
            )
        }
        let nameStems = Set(Words("of \(table.name)").stems)
        for place in query.words.indices where !isUsed(place) && !query.taken.contains(place) {
            let word = query.words[place].word
            guard let stem = query.words[place].stem, !nameStems.contains(stem) else { continue }
            let root = GermanVerb.root(of: word).map(Spelling.folded)
            let scored = headers.map { header -> (header: String, score: Double) in
                var score = Words.share(of: stem, in: header.stems)
                if Words.parts(of: header.header).contains(where: { QuestionWord.areForms($0, word) }) {
                    score = max(score, 0.9)
                }
                if score < Synonyms.share, Synonyms.areHeld(stem, among: header.stems) {
                    score = Synonyms.share
                }
                if score < Synonyms.share, Lexicon.prices.contains(word), header.isMoney { score = 0.55 }
                if score < Synonyms.share, let root, header.stems.contains(where: { $0.hasPrefix(root) }) {
                    score = 0.65
                }
                return (header.header, score)
            }
            guard let best = scored.map(\.score).max(), best > 0.5 else { continue }
            let found = scored.filter { $0.score == best }
            guard found.count == 1 else { continue }
            if let last = elements.indices.last, elements[last].kind == .column,
                elements[last].columns == [found[0].header], elements[last].places.upperBound == place
            {
                elements[last].places = elements[last].places.lowerBound..<place + 1
                continue
            }
            let (has, lacks) = table.having(found[0].header)
            add(.column, place..<place + 1, [found[0].header], has, lacks)
        }
    }

    // MARK: Bounds

    private mutating func bindDemands() {
        for demand in query.demands {
            let body = table.body.map { table.rows[$0] }
            let own = demand.demand.isOfTime ? named(beside: demand) : demand.demand
            let found =
                TableCondition(own, in: demand.clause).fitting(body)
                ?? TableCondition(own, in: query.text).fitting(body)
            guard let found else {
                unread.append(query.written(demand.places))
                continue
            }
            add(.demand, demand.places, found.columns, Set(found.rows.map { table.body[$0] }))
        }
        elements.sort { $0.places.lowerBound < $1.places.lowerBound }
    }

    /// A demand with the headers of times that its clause names in other words than they have.
    private func named(beside demand: TableQuery.Demand) -> TableDemand {
        let clause = query.clause(of: demand.places.lowerBound)
        let headers = elements.filter {
            $0.kind == .column && clause.overlaps($0.places) && table.isOfTime($0.columns.first ?? "")
        }
        let stems = headers.flatMap { Words("of \($0.columns.first ?? "")").stems }
        return TableDemand(
            demand.demand.kind, number: demand.demand.number, nouns: demand.demand.nouns.union(stems))
    }

    /// Values of one column that only a joint parts are meant together: `in Lab 1 or Lab 2`.
    private mutating func mergeAlternatives() {
        var merged: [QueryElement] = []
        for element in elements {
            guard let last = merged.last, last.kind == .value, element.kind == .value,
                let common = Optional(last.columns.intersection(element.columns)), !common.isEmpty,
                (last.places.upperBound..<element.places.lowerBound).allSatisfy(joins)
            else {
                merged.append(element)
                continue
            }
            let holds = last.holds.union(element.holds)
            merged[merged.count - 1] = QueryElement(
                kind: .value, places: last.places.lowerBound..<element.places.upperBound, columns: common,
                holds: holds, fails: Set(table.body).subtracting(holds))
        }
        elements = merged
    }

    private func joins(_ place: Int) -> Bool {
        let word = query.words[place].word
        return !query.taken.contains(place)
            && (Lexicon.conditionJoints.contains(word) || QuestionLanguage.commonInAny.contains(word))
    }

    // MARK: Other rows

    private mutating func bindComparisons() {
        for mark in marks {
            guard case .comparison(let isMost) = mark.kind else { continue }
            let clause = query.clause(of: mark.places.lowerBound)
            var words = (clause.lowerBound..<mark.places.upperBound - 1).filter { !isValue($0) }
                .map { query.words[$0].word }
            if words.contains(where: Lexicon.prices.contains) { words.append("costs") }
            guard let other = row(behind: mark.places.upperBound), let anchor = other.row,
                let sizes = TableColumn(words).sizes(of: table.body, table.rows),
                let bound = sizes.numbers.first(where: { $0.row == anchor })?.number
            else {
                unread.append(query.written(mark.places))
                continue
            }
            let takesMost = isMost != sizes.isReversed
            let fitting = sizes.numbers.filter { takesMost ? $0.number > bound : $0.number < bound }
            replace(other.element, mark.places, [sizes.header], Set(fitting.map(\.row)))
        }
        for place in query.words.indices where !query.taken.contains(place) {
            guard let bound = TimeBound(before: query.words[place].word),
                let other = row(behind: place + 1)
            else { continue }
            let clause = query.clause(of: place)
            let times = elements.filter {
                $0.kind == .column && clause.overlaps($0.places) && table.isOfTime($0.columns.first ?? "")
            }
            guard let anchor = other.row, let column = times.first?.columns.first,
                let moment = table.moment(anchor, column)
            else {
                asksForNeighbour = true
                continue
            }
            let fitting = table.body.filter { row in
                guard row != anchor, let own = table.moment(row, column) else { return false }
                let ends = bound.ends(of: moment...moment)
                return (ends.first.map { own >= $0 } ?? true) && (ends.last.map { own <= $0 } ?? true)
            }
            replace(other.element, place..<place + 1, [column], Set(fitting))
        }
    }

    /// Bounds of times of day.
    private mutating func bindClocks() {
        for mark in marks {
            guard case .clock(let bound, let time) = mark.kind else { continue }
            let clause = query.clause(of: mark.places.lowerBound)
            let times = table.headers.filter(table.isOfClock)
            let named = elements.filter { $0.kind == .column && clause.overlaps($0.places) }
                .compactMap(\.columns.first).filter(times.contains)
            guard let column = named.first ?? (times.count == 1 ? times[0] : nil) else {
                unread.append(query.written(mark.places))
                continue
            }
            let ends = bound.ends(of: time...time)
            let fitting = table.body.filter { row in
                guard let own = QueriedTable.clock(table.value(row, column)) else { return false }
                return (ends.first.map { own >= $0 } ?? true) && (ends.last.map { own <= $0 } ?? true)
            }
            add(.demand, mark.places, [column], Set(fitting))
        }
        elements.sort { $0.places.lowerBound < $1.places.lowerBound }
    }

    /// The element that names a row right behind a place, and that row where it is the only one.
    private func row(behind place: Int) -> (element: Int, row: Int?)? {
        var start = place
        while start < query.words.count, Lexicon.rowLeads.contains(query.words[start].word) { start += 1 }
        return elements.firstIndex {
            $0.kind == .value && $0.places.lowerBound == start && $0.columns.contains(table.name)
        }.map { ($0, elements[$0].holds.count == 1 ? elements[$0].holds.first : nil) }
    }

    private mutating func replace(
        _ element: Int, _ places: Range<Int>, _ columns: Set<String>, _ rows: Set<Int>
    ) {
        let whole = places.lowerBound..<elements[element].places.upperBound
        elements[element] = QueryElement(
            kind: .comparison, places: whole, columns: columns, holds: rows,
            fails: Set(table.body).subtracting(rows))
    }

    // MARK: Which column a word only names

    /// A column that a condition of its clause speaks of is named by that condition and is none itself.
    private mutating func absorbColumns() {
        for number in elements.indices where elements[number].kind == .value {
            let named = elements.filter { $0.kind == .column && isOfOneClause($0, elements[number]) }
                .reduce(into: Set<String>()) { $0.formUnion($1.columns) }
            let meant = elements[number].columns.intersection(named)
            guard !meant.isEmpty, meant.count < elements[number].columns.count else { continue }
            elements[number].columns = meant
        }
        let (all, strong) = (elements, elements.filter { $0.kind != .column })
        let absorbed = all.filter { element in
            element.kind == .column
                && strong.contains {
                    isOfOneClause($0, element) && !$0.columns.isDisjoint(with: element.columns)
                }
        }
        self.absorbed = Set(absorbed.flatMap(\.places))
        compared.formUnion(self.absorbed)
        elements = all.filter { element in
            element.kind != .column || !absorbed.contains { $0.places == element.places }
        }
    }

    private func isOfOneClause(_ one: QueryElement, _ other: QueryElement) -> Bool {
        query.clause(of: one.places.lowerBound) == query.clause(of: other.places.lowerBound)
            || query.clause(of: one.places.upperBound - 1) == query.clause(of: other.places.lowerBound)
    }

    // MARK: The first and the last

    private mutating func bindOrder() {
        for mark in marks {
            guard case .order(let isLast, let isByPlace) = mark.kind else { continue }
            guard !isByPlace else {
                order = Order(
                    column: nil, isLast: isLast, isGuessed: false, written: query.written(mark.places))
                continue
            }
            let behind = mark.places.upperBound
            if let header = header(of: mark.places.lowerBound) {
                // The last name is no order, but who was last inspected is, below `Last inspected`.
                if table.isOfTime(header),
                    !elements.contains(where: { $0.kind != .column && $0.columns.contains(header) })
                {
                    order = Order(
                        column: header, isLast: isLast, isGuessed: false, written: query.written(mark.places))
                }
                continue
            }
            // `the last inspection before 2023` bounds each one's last, and asks for no order.
            guard !absorbed.contains(behind) else {
                unread.append(query.written(mark.places))
                continue
            }
            let clause = query.clause(of: mark.places.lowerBound)
            let times = table.headers.filter { $0 != table.name && table.isOfTime($0) }
            let named = elements.filter { $0.kind == .column && times.contains($0.columns.first ?? "") }
            let near = named.filter { clause.overlaps($0.places) }
            if let column = (near.first ?? named.first) {
                order = Order(
                    column: column.columns.first, isLast: isLast, isGuessed: false,
                    written: query.written(mark.places))
                elements.removeAll { $0.kind == .column && $0.columns == column.columns }
                compared.formUnion(column.places)
            } else if times.count == 1, !conditions.contains(where: { $0.kind == .column }) {
                order = Order(
                    column: times[0], isLast: isLast, isGuessed: false, written: query.written(mark.places))
            } else if times.isEmpty, !conditions.contains(where: { $0.kind == .column }) {
                order = Order(
                    column: nil, isLast: isLast, isGuessed: true, written: query.written(mark.places))
            } else {
                unread.append(query.written(mark.places))
            }
        }
    }

    /// The header that a word and the one behind it stand in: `last name`.
    private func header(of place: Int) -> String? {
        guard place + 1 < query.words.count else { return nil }
        return table.headers.first {
            let parts = Words.parts(of: $0)
            return parts.contains(query.words[place].word) && parts.contains(query.words[place + 1].word)
        }
    }

    // MARK: Denials

    private mutating func bindDenials() {
        let marks = marks
        for (number, mark) in marks.enumerated() {
            switch mark.kind {
            case .unclear: unread.append(query.written(mark.places))
            case .denial, .exception:
                let clause = query.clause(of: mark.places.lowerBound)
                let next = marks.dropFirst(number + 1).first {
                    $0.kind == .denial || $0.kind == .exception
                }
                let end = min(clause.upperBound, next?.places.lowerBound ?? query.words.count)
                let behind = elements.indices.first {
                    (mark.places.upperBound..<end).contains(elements[$0].places.lowerBound)
                }
                let before = elements.indices.last {
                    (clause.lowerBound..<mark.places.lowerBound).contains(elements[$0].places.lowerBound)
                        && !elements[$0].isDenied
                }
                if let element = behind ?? before {
                    elements[element].isDenied = true
                } else {
                    unread.append(query.written(mark.places))
                }
            default: break
            }
        }
    }

    // MARK: What is had

    /// Columns that are only named ask for nothing: what remains are those of yes and no, and those that some rows leave blank.
    private mutating func keepWhatIsHad() {
        for element in elements where element.kind == .column && !element.isDenied && !isAsked(element) {
            compared.formUnion(element.places)
        }
    }

    private func isAsked(_ element: QueryElement) -> Bool {
        guard let header = element.columns.first else { return false }
        if table.isYesOrNo(header) { return true }
        guard !element.fails.isEmpty, !table.isOfTime(header) || element.places.lowerBound > 0 else {
            return false
        }
        let before = query.words[max(0, element.places.lowerBound - 2)..<element.places.lowerBound]
        return before.contains { Lexicon.having.contains($0.word) }
    }

    // MARK: Words

    /// The places of the words that stand for something of the table.
    var used: Set<Int> { Set(elements.flatMap(\.places)).union(compared).union(query.taken) }

    /// The marks that are no part of a value such as `First aid`.
    private var marks: [TableQuery.Mark] {
        query.marks.filter { mark in
            !elements.contains {
                ($0.kind == .value || $0.kind == .comparison) && $0.places.contains(mark.places.lowerBound)
            }
        }
    }

    private func isUsed(_ place: Int) -> Bool { elements.contains { $0.places.contains(place) } }

    private func isValue(_ place: Int) -> Bool {
        elements.contains { $0.kind == .value && $0.places.contains(place) }
    }

    private mutating func add(
        _ kind: QueryElement.Kind, _ places: Range<Int>, _ columns: Set<String>, _ holds: Set<Int>,
        _ fails: Set<Int>? = nil
    ) {
        elements.append(
            QueryElement(
                kind: kind, places: places, columns: columns, holds: holds,
                fails: fails ?? Set(table.body).subtracting(holds)))
    }
}
