import Documents

/// Answers a question for rows that sets several conditions, denies one, or compares with another row: one table at a time.
struct QueryAnswer: TableAnswerer {
    private let query: TableQuery
    private let question: AskedQuestion
    /// The places of the words among which the things stand that are asked for.
    private let opening: Range<Int>
    private var asksForPerson: Bool { query.opening.kind == .who }
    /// Whether their number is asked for.
    var counts: Bool { query.counts }

    /// - Returns: nil for a question that asks for no rows by such conditions.
    init?(_ question: AskedQuestion) {
        let query = question.query
        guard query.selects, !query.opening.asking.isEmpty else { return nil }
        self.query = query
        self.question = question
        let things = Self.things(of: query)
        opening = query.opening.kind == .who ? things.prefix(0) : things
    }

    /// The rows that fulfil all, with their proof; nil when no table can tell.
    func quotation(from tables: AskedTables) -> QuotingAnswerer.Quotation? {
        // One condition alone may be that of a row that gives the number.
        if !query.isCompound, question.selection?.isTold(by: tables.rows) == true { return nil }
        let all = tables.whole.compactMap(told)
        // That no row meets a condition is an answer where no other table has such rows.
        let filled = query.isCompound ? [] : all.filter { !$0.kept.isEmpty }
        let found = filled.isEmpty ? all : filled
        guard let best = found.max(by: { $0.isLess(than: $1) }) else { return nil }
        let rivals = found.filter { !$0.isLess(than: best) }
        guard
            rivals.count == 1
                || best.binding.order == nil && rivals.allSatisfy({ $0.headers == best.headers })
        else { return nil }
        return quotation(of: rivals, tables.passages)
    }

    /// The rows of things that no file lists as a table that fulfil all, with the headers that the conditions are of; nil where
    /// that is not sure.
    func kept(among units: [EvidenceUnit], _ source: SourcedPassage) -> (rows: [Int], headers: Set<String>)? {
        guard let told = told(AskedTable(units, in: source, question)), told.isSure, told.binding.order == nil
        else {
            return nil
        }
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
        /// The columns that were compared.
        var compared: Set<String> = []

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

    private func told(_ asked: AskedTable) -> Told? {
        let table = asked.table
        guard table.body.count > 1, table.headers.count > 1, Set(table.headers).count > 1 else { return nil }
        let (context, binding) = (asked.context, asked.binding)
        let thing = thing(binding)
        guard !binding.asksForNeighbour, isForQuery(binding),
            thing != nil || !opening.contains(where: { isColumn($0, binding) })
        else { return nil }
        // Of a row that is named by itself something else is asked.
        if !query.isCompound, !counts, !binding.asksForExtreme,
            binding.elements.contains(where: { $0.kind == .value && $0.columns.contains(table.name) })
        {
            return nil
        }
        guard let ordered = ordered(binding) else { return nil }
        let leftover = binding.leftover(besides: thing).filter { word in
            ordered.rows.isEmpty
                || !ordered.rows.prefix(Self.mostCompared).allSatisfy { asked.units[$0].says(word) }
        }
        // What is named and stands nowhere is another thing.
        guard leftover.allSatisfy({ $0.word.first?.isNumber != true && !query.isName($0) }),
            leftover.count <= Self.mostLeftover
        else { return nil }
        let told = Told(
            units: asked.units, binding: binding, kept: ordered.rows, leftover: leftover.map(\.written),
            unread: binding.unread + ordered.untold, thing: thing,
            certainty: certainty(binding, thing, around: context), isByPlace: ordered.isByPlace,
            compared: ordered.columns.union(binding.conditions.flatMap(\.columns)))
        return told.isSure && (query.isCompound || counts && binding.isBounded || !told.kept.isEmpty)
            || query.isCompound && !told.kept.isEmpty
                && !(binding.conditions.isEmpty && ordered.untold.isEmpty
                    && (binding.order?.column == nil || told.certainty == nil))
            ? told : nil
    }

    private static let mostLeftover = 2
    /// The most rows that are looked through for a word which all that are meant say.
    private static let mostCompared = 200

    /// Whether a table holds a condition of the question, or the question asks for the most of a column or counts all rows.
    private func isForQuery(_ binding: QueryBinding) -> Bool {
        let conditions = binding.conditions
        return !conditions.isEmpty || binding.order != nil || !binding.unread.isEmpty
            || binding.asksForExtreme || counts
    }

    /// The word for the things that are asked for: the one that heads the rows' names, else the first that means nothing else.
    private func thing(_ binding: QueryBinding) -> Int? {
        let header = Set(Words(phrase: binding.table.name).stems)
        let words = query.words
        let used = binding.used.union(query.degrees).subtracting(binding.compounds)
        return opening.first { words[$0].stem.map { Words.share(of: $0, in: header) >= 0.5 } ?? false }
            ?? opening.first { words[$0].stem != nil && !used.contains($0) && words[$0].word.count > 2 }
    }

    /// Whether the things that are asked for are what a column is of, not the rows.
    private func isColumn(_ place: Int, _ binding: QueryBinding) -> Bool {
        binding.elements.contains { $0.kind == .column && $0.places.contains(place) && !$0.isDenied }
    }

    /// Rows in their order, with the columns that told it.
    private struct Ordered {
        var rows: [Int]
        var isByPlace = false
        /// The words of an order that the table does not tell.
        var untold: [String] = []
        var columns: Set<String> = []
    }

    /// The rows that fulfil all, or the first or the most of them; nil where an end is asked for that no column tells.
    private func ordered(_ binding: QueryBinding) -> Ordered? {
        let (rows, table) = (binding.rows, binding.table)
        if let order = binding.order {
            guard let column = order.column else {
                let end = order.isLast ? rows.last : rows.first
                return Ordered(rows: [end].compactMap(\.self), isByPlace: order.isGuessed)
            }
            let times = table.column(column)?.moments ?? [:]
            let moments = rows.compactMap { row in times[row].map { (row: row, moment: $0) } }
            let end = order.isLast ? moments.map(\.moment).max() : moments.map(\.moment).min()
            // 05/06 without a cell that tells the day from the month has no place among the others.
            let isTold = rows.allSatisfy {
                !table.value($0, column).contains(where: \.isNumber) || times[$0] != nil
            }
            return Ordered(
                rows: isTold ? moments.filter { $0.moment == end }.map(\.row) : rows,
                untold: isTold ? [] : [order.written], columns: [column])
        }
        guard binding.asksForExtreme, !query.marks.contains(where: \.isComparison) else {
            return Ordered(rows: rows)
        }
        let others = Set(binding.conditions.flatMap(\.places)).union(binding.absorbed)
        let words = query.words.indices.filter { !others.contains($0) }.map { query.words[$0].word }
        guard
            let found = question.tables.extremes(
                of: rows, binding.rowsOfYears, by: words, isTold: !query.isCompound)
        else { return query.isCompound && rows.count == 1 ? Ordered(rows: rows) : nil }
        // Of two that the question names both are shown, so that it can be seen which is the greater.
        let isOfNamed = rows.count == 2 && binding.conditions.allSatisfy { $0.columns.contains(table.name) }
        let lesser = isOfNamed ? rows.filter { !found.rows.contains($0) } : []
        return Ordered(rows: found.rows + lesser, columns: [found.header])
    }

    /// How sure it is that the rows are what is asked for.
    private func certainty(_ binding: QueryBinding, _ thing: Int?, around: String) -> Double? {
        let table = binding.table
        if asksForPerson {
            let isOfPeople = Words.parts(of: table.name).contains(where: Lexicon.peopleHeaders.contains)
            return isOfPeople || table.isOf(.persons, table.name) ? TableSelection.byHeader : nil
        }
        guard let thing, let stem = query.words[thing].stem else {
            // `Which pump`: the rows are told by what is asked for.
            return opening.contains(where: binding.isMention) && !counts ? TableSelection.byName : nil
        }
        let header = Set(Words(phrase: table.name).stems)
        if Words.share(of: stem, in: header) >= 0.5 { return TableSelection.byHeader }
        // `Days of leave` are not what the rows are, where a column is of days.
        let others = table.headers.filter { $0 != table.name }
        guard !others.contains(where: { Words.share(of: stem, in: Set(Words(phrase: $0).stems)) > 0 }) else {
            return nil
        }
        let values = Set(binding.elements.filter { $0.kind != .column }.flatMap(\.places))
        let things = opening.filter { !values.subtracting(binding.compounds).contains($0) }
            .filter { !QueryBinding.empty.contains(query.words[$0].word) }.compactMap { query.words[$0].stem }
        let isNamed =
            counts
            ? !table.isOfAmounts && around.split(separator: "›").contains { Self.names(things, $0) }
            : TableSurroundings(around).holds(query.words[thing]) || binding.compounds.contains(thing)
        return isNamed || !counts && Synonyms.areHeld(stem, among: header) ? TableSelection.byName : nil
    }

    /// Whether a title names what the rows of its table are: `List of bridges`, `Bridges of Estmark`.
    private static func names(_ things: [String], _ title: Substring) -> Bool {
        let words = title.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
        let isJoint = { (word: String) in Lexicon.behindThings.contains(word) || Lexicon.and.contains(word) }
        let named = words.drop {
            Lexicon.listings.contains($0) || isJoint($0) || Lexicon.rowLeads.contains($0)
        }
        let head = Words(phrase: named.prefix { !isJoint($0) }.joined(separator: " ")).stems
        let all = Set(Words(phrase: title).stems)
        guard let end = head.last(where: { !$0.allSatisfy(\.isNumber) }) else { return false }
        return things.contains(end) && things.allSatisfy(all.contains)
    }

    // MARK: Words

    private func quotation(of tables: [Told], _ passages: [SourcedPassage]) -> QuotingAnswerer.Quotation {
        let words = query.written(opening)
        let selected = tables.map { told in
            SelectedRows(
                told.kept, of: told.units, body: told.binding.table.body, isCounted: counts,
                in: passages[told.units[0].passage],
                certainty: told.isSure && !told.kept.isEmpty
                    ? told.certainty ?? Confidence.doubtful : Confidence.doubtful,
                key: told.binding.table.key, compared: told.compared)
        }
        var quotation = SelectedRows.quotation(
            of: selected, counting: counts ? words : nil, passages, question)
        quotation.understood = Set(tables[0].binding.used.map { query.words[$0].word })
        quotation.doubts += Doubt.notUnderstood(tables[0].unread + tables[0].leftover)
        if tables.contains(where: \.kept.isEmpty) { quotation.doubts.append(Doubt(.noRow)) }
        if tables.contains(where: { $0.certainty == nil }) { quotation.doubts.append(Doubt(.unclearRows)) }
        if tables.contains(where: \.isByPlace) { quotation.remarks.append(.orderOfRows) }
        return quotation
    }

    /// The places of the words for the things that are asked for.
    private static func things(of query: TableQuery) -> Range<Int> {
        let start = query.opening.asking.upperBound
        let end = query.words.indices.first { place in
            let word = query.words[place].word
            return place > start
                && (query.taken.contains(place) || Lexicon.plainVerbs.contains(word)
                    || Lexicon.behindThings.contains(word) && !Lexicon.withinThings.contains(word))
        }
        return start..<max(start, end ?? query.words.count)
    }
}

extension EvidenceUnit {
    /// Whether a word stands in a row or above its columns.
    fileprivate func says(_ word: QuestionWord) -> Bool {
        word.stem.map { Words.share(of: $0, in: Set(Words(phrase: compared).stems)) >= 0.7 } == true
    }
}
