import Documents

/// Answers a question for rows that sets several conditions, denies one, or compares with another row: one table at a time.
struct QueryAnswer: Sendable {
    private let query: TableQuery
    private let question: AskedQuestion
    /// The words among which the things stand that are asked for.
    private let opening: [Int]
    private let asksForPerson: Bool
    /// Whether their number is asked for.
    let counts: Bool

    /// - Returns: nil for a question that asks for no rows by such conditions.
    init?(_ question: AskedQuestion) {
        let query = question.query
        guard query.selects, !query.words.isEmpty else { return nil }
        self.query = query
        self.question = question
        let opening = Opening(query)
        guard let opening else { return nil }
        (self.opening, asksForPerson, counts) = (opening.run, opening.asksForPerson, opening.counts)
    }

    /// The rows that fulfil all, with their proof; nil when no table can tell.
    func quotation(from units: [EvidenceUnit], _ passages: [SourcedPassage]) -> QuotingAnswerer.Quotation? {
        let isOld = Editions.old(passages, question: question.text)
        let rows = units.filter { $0.table != nil && !isOld[$0.passage] }
        // One condition alone may be that of a row that gives the number.
        if !query.isCompound, question.selection?.isTold(by: rows) == true { return nil }
        let found = Dictionary(grouping: rows) { [$0.passage, $0.table ?? 0] }.values
            .filter { $0.count <= Self.mostRows && TableSelection.isWhole($0, passages[$0[0].passage]) }
            .sorted { ($0[0].passage, $0[0].range.lowerBound) < ($1[0].passage, $1[0].range.lowerBound) }
            .compactMap { told($0, passages[$0[0].passage]) }
        guard let best = found.max(by: { $0.isLess(than: $1) }) else { return nil }
        let rivals = found.filter { !$0.isLess(than: best) }
        guard
            rivals.count == 1
                || best.binding.order == nil && rivals.allSatisfy({ $0.headers == best.headers })
        else { return nil }
        return quotation(of: rivals, passages)
    }

    /// The most rows of a table that is looked through.
    private static let mostRows = 3000

    /// The rows of things that no file lists as a table that fulfil all, with the headers that the conditions are of; nil where
    /// that is not sure.
    func kept(among units: [EvidenceUnit], _ source: SourcedPassage) -> (rows: [Int], headers: Set<String>)? {
        guard let told = told(units, source), told.isSure, told.binding.order == nil else { return nil }
        return (
            told.kept, told.binding.conditions.reduce(into: []) { $0.formUnion($1.columns) }
        )
    }

    // MARK: A table

    /// What a table tells.
    private struct Told {
        let units: [EvidenceUnit]
        let binding: QueryBinding
        /// The places of the rows that fulfil all.
        let kept: [Int]
        /// Words that nothing accounts for.
        let leftover: [String]
        /// Conditions that were not understood.
        let unread: [String]
        let thing: Int?
        let certainty: Double?
        /// That no column of dates tells the first.
        var isByPlace = false

        var headers: [String] { binding.table.headers }
        var isSure: Bool { leftover.isEmpty && unread.isEmpty && certainty != nil }

        func isLess(than other: Self) -> Bool {
            (isSure ? 1 : 0, -leftover.count - unread.count, binding.conditions.count, certainty ?? 0)
                < (
                    other.isSure ? 1 : 0, -other.leftover.count - other.unread.count,
                    other.binding.conditions.count, other.certainty ?? 0
                )
        }
    }

    private func told(_ units: [EvidenceUnit], _ source: SourcedPassage) -> Told? {
        let table = QueriedTable(units.map(\.cells))
        guard table.body.count > 1, table.headers.count > 1, Set(table.headers).count > 1 else { return nil }
        let binding = QueryBinding(query, to: table)
        let thing = thing(binding)
        guard !binding.asksForNeighbour, isForQuery(binding),
            thing != nil || !opening.contains(where: { isColumn($0, binding) })
        else { return nil }
        guard let (kept, isByPlace, untold) = ordered(binding) else { return nil }
        let context = "\(units[0].context) › \(source.passage.title) › \(source.passage.document)"
        let around = Set(Words("of \(context)").stems).union(Words("of \(table.name)").stems)
        let leftover = binding.leftover(besides: thing, around: around)
        // What is named and stands nowhere is another thing.
        guard leftover.allSatisfy({ $0.word.first?.isNumber != true && !query.isName($0) }),
            leftover.count <= Self.mostLeftover
        else { return nil }
        let told = Told(
            units: units, binding: binding, kept: kept, leftover: leftover.map(\.written),
            unread: binding.unread + untold, thing: thing,
            certainty: certainty(table, thing, around: context), isByPlace: isByPlace)
        return told.isSure && (query.isCompound || !told.kept.isEmpty)
            || query.isCompound && !(binding.conditions.isEmpty && untold.isEmpty) && !told.kept.isEmpty
            ? told : nil
    }

    private static let mostLeftover = 2

    /// Whether a table holds a condition of the question; the most of a column alone is told by what its header means too.
    private func isForQuery(_ binding: QueryBinding) -> Bool {
        let conditions = binding.conditions
        guard !conditions.isEmpty || binding.order != nil || !binding.unread.isEmpty else { return false }
        return query.isCompound || !question.tables.asksForExtreme
    }

    /// The word for the things that are asked for: the one that heads the rows' names, else the first that means nothing else.
    private func thing(_ binding: QueryBinding) -> Int? {
        let header = Set(Words("of \(binding.table.name)").stems)
        let (words, used) = (query.words, binding.used)
        return opening.first { words[$0].stem.map { Words.share(of: $0, in: header) >= 0.5 } ?? false }
            ?? opening.first { words[$0].stem != nil && !used.contains($0) && words[$0].word.count > 2 }
    }

    /// Whether the things that are asked for are what a column is of, not the rows.
    private func isColumn(_ place: Int, _ binding: QueryBinding) -> Bool {
        binding.elements.contains { $0.kind == .column && $0.places.contains(place) && !$0.isDenied }
    }

    /// The rows that fulfil all, or the first or the most of them; nil where an end is asked for that no column tells.
    private func ordered(_ binding: QueryBinding) -> (rows: [Int], isByPlace: Bool, untold: [String])? {
        let (rows, table) = (binding.rows, binding.table)
        if let order = binding.order {
            guard let column = order.column else {
                return ((order.isLast ? rows.last : rows.first).map { [$0] } ?? [], order.isGuessed, [])
            }
            let times = table.moments(of: column)
            let moments = rows.compactMap { row in times[row].map { (row: row, moment: $0) } }
            let end = order.isLast ? moments.map(\.moment).max() : moments.map(\.moment).min()
            // 05/06 without a cell that tells the day from the month has no place among the others.
            let isTold = rows.allSatisfy { table.value($0, column).isEmpty || times[$0] != nil }
            return (
                isTold ? moments.filter { $0.moment == end }.map(\.row) : rows, false,
                isTold ? [] : [order.written]
            )
        }
        guard question.tables.asksForExtreme, !query.marks.contains(where: isComparison) else {
            return (rows, false, [])
        }
        let extremes = question.tables.extremes(of: rows, table.rows)
        return rows.count == 1 ? (rows, false, []) : extremes.isEmpty ? nil : (extremes, false, [])
    }

    private func isComparison(_ mark: TableQuery.Mark) -> Bool {
        if case .comparison = mark.kind { true } else { false }
    }

    /// How sure it is that the rows are what is asked for.
    private func certainty(_ table: QueriedTable, _ thing: Int?, around: String) -> Double? {
        if asksForPerson {
            let names = table.body.map { table.value($0, table.name) }
            let persons = names.count { name in
                let parts = name.split(separator: " ")
                return (2...4).contains(parts.count)
                    && parts.allSatisfy { $0.first?.isUppercase == true && !$0.contains(where: \.isNumber) }
            }
            let isOfPeople = Words.parts(of: table.name).contains(where: Lexicon.peopleHeaders.contains)
            return isOfPeople || persons * 10 >= names.count * 6 ? TableSelection.byHeader : nil
        }
        guard let thing, let stem = query.words[thing].stem else { return nil }
        let header = Set(Words("of \(table.name)").stems)
        if Words.share(of: stem, in: header) >= 0.5 { return TableSelection.byHeader }
        // `Days of leave` are not what the rows are, where a column is of days.
        let others = table.headers.filter { $0 != table.name }
        guard !others.contains(where: { Words.share(of: stem, in: Set(Words("of \($0)").stems)) > 0 }) else {
            return nil
        }
        let things = Set(opening.compactMap { query.words[$0].stem })
        let context = Set(Words("of \(around)").stems)
        let isNamed =
            counts
            ? around.split(separator: "›").contains { Set(Words("of \($0)").stems) == things }
            : Words.share(of: stem, in: context) >= 0.7
        return isNamed || !counts && Synonyms.areHeld(stem, among: header) ? TableSelection.byName : nil
    }

    // MARK: Words

    private func quotation(of tables: [Told], _ passages: [SourcedPassage]) -> QuotingAnswerer.Quotation {
        let words = opening.first.map { query.written($0..<$0 + opening.count) } ?? ""
        let selected = tables.map { told in
            SelectedRows(
                told.kept, of: told.units, body: told.binding.table.body, isCounted: counts,
                in: passages[told.units[0].passage],
                certainty: told.isSure && !told.kept.isEmpty
                    ? told.certainty ?? Confidence.doubtful : Confidence.doubtful)
        }
        var quotation = SelectedRows.quotation(
            of: selected, counting: counts ? words : nil, passages, question)
        quotation.unread = tables[0].unread + tables[0].leftover
        if tables.contains(where: \.isByPlace) {
            quotation.notes.append(
                "No column of the table holds dates: the first and the last are meant by their place.")
        }
        return quotation
    }

    // MARK: The opening

    /// What a question for rows opens with: `Which devices`, `How many courses`, `Who`.
    private struct Opening {
        let run: [Int]
        let asksForPerson: Bool
        let counts: Bool

        init?(_ query: TableQuery) {
            let words = query.words
            guard
                let start = words.indices.first(where: {
                    Lexicon.choosing.contains(words[$0].word) || words[$0].word == "how"
                        || words[$0].word == "wie"
                })
            else { return nil }
            let word = words[start].word
            asksForPerson = Lexicon.who.contains(word)
            counts = word == "how" || word == "wie" || word == "combien"
            guard !asksForPerson else {
                run = []
                return
            }
            let from = start + (counts && word != "combien" ? 2 : 1)
            let ends = { (place: Int) in
                query.taken.contains(place)
                    || Lexicon.behindThings.subtracting(["de", "d", "of"]).contains(words[place].word)
            }
            let last = words.indices.first { $0 > from && ends($0) } ?? words.count
            run = Array(from..<max(from, last))
        }
    }
}
