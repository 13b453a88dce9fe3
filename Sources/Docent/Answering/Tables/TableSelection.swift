import Documents

/// The rows of a table that a question counts or asks for together, as `Which parts cost less than € 60?` does.
struct TableSelection: TableAnswerer {
    /// Whether the number of things is asked for, not which they are.
    let counts: Bool
    /// The words for the things, as they were written.
    let words: String
    /// Their stems; the last is the thing itself.
    private let things: [String]
    /// What else the question names: it must stand in a row, or around its table.
    private let rest: Set<String>
    private let table: TableQuestion

    /// - Returns: nil when the question asks neither how many things there are nor which.
    init?(_ query: TableQuery, _ table: TableQuestion) {
        let (opening, words) = (query.opening, query.words)
        guard [.count, .which].contains(opening.kind), opening.asking.lowerBound + 2 < words.count else {
            return nil
        }
        counts = query.counts
        let after = words[opening.asking.upperBound...].prefix { !Lexicon.behindThings.contains($0.word) }
        self.words = after.map(\.written).joined(separator: " ")
        things = Self.stems(Words(phrase: self.words))
        guard !things.isEmpty, things.count <= 4 else { return nil }
        self.table = table
        guard !table.asksForExtreme else { return nil }
        let skipped = Set(things).union(Self.empty)
        let bound = Set(Self.stems(Words(phrase: table.bound ?? "")))
        rest = Set(Self.stems(Words(query.text))).subtracting(skipped).subtracting(bound)
    }

    /// The rows that are meant, counted or one by one, with their proof; nil when no table lists such things.
    func quotation(from tables: AskedTables) -> QuotingAnswerer.Quotation? {
        if isTold(by: tables.rows) { return nil }
        let selected = tables.whole.compactMap(self.selected)
        // Two or more of the rows are an answer where the question sets no bound; one is found like any other.
        guard
            counts || table.bound != nil
                || selected.contains(where: { (2..<$0.all).contains($0.rows.count) }),
            !selected.isEmpty, selected.count <= Self.mostTables
        else { return nil }
        let (query, words) = (tables.question.query, counts ? words : nil)
        let quotation = SelectedRows.quotation(
            of: selected, counting: words, tables.passages, tables.question)
        let told = selected.flatMap(\.rows).map(\.tellingWords).joined(separator: " ")
        return quotation.doubting(Doubt.notUnderstood(query.untold(by: told, fitted: table.bound)))
    }

    /// Whether a row that the question names tells how many there are, so that nothing is counted.
    func isTold(by rows: [EvidenceUnit]) -> Bool {
        counts && rows.contains { hasCount($0) && table.named($0.cells) > 0 }
    }

    /// Whether a unit gives a number for what is counted.
    func isCounted(by unit: EvidenceUnit) -> Bool {
        unit.cells.isEmpty
            ? !Figures.all(in: unit.text).isEmpty
            : unit.cells.contains(where: isCount) || quantity(in: unit.cells) != nil
    }

    /// Whether a row speaks of what is counted; true where nothing is, and of people, who are counted by many names.
    func isNamed(by row: EvidenceUnit) -> Bool {
        guard counts, !isCounted(by: row) else { return true }
        let held = Set(Self.stems(Words(phrase: "\(row.compared) \(row.context)")))
        return things.contains { Words.share(of: $0, in: held) > 0 || Self.people.contains($0) }
    }

    /// The cell of a row that tells how many there are, where no header names what is counted: `Qty` for `how many units`.
    func quantity(in cells: [RowCell]) -> Int? {
        guard counts, TableMeasure.named(by: words) == nil, !cells.contains(where: isCount) else {
            return nil
        }
        return cells.firstIndex { cell in
            let header = Words.parts(of: cell.header)
            return TableColumn.number(cell.value) != nil
                && TableMeasure(header: cell.header, values: [cell.value]) == nil
                && zip([""] + header, header).contains { Int($0) == nil && Lexicon.quantities.contains($1) }
        }
    }

    /// Whether a row has such a number beside its name.
    private func hasCount(_ unit: EvidenceUnit) -> Bool { unit.cells.dropFirst().contains(where: isCount) }

    private func isCount(_ cell: RowCell) -> Bool {
        TableColumn.number(cell.value) != nil && TableMeasure.named(by: cell.header) == nil
            && Self.stems(Words(phrase: cell.header)).contains { $0 == things.last }
    }

    private static let people = Set(stems(Words(phrase: Lexicon.people.joined(separator: " "))))

    // MARK: Tables

    private func selected(_ asked: AskedTable) -> SelectedRows? {
        let source = asked.source
        let rows = asked.table.body.map { asked.units[$0] }
        // A column of numbers for what is counted answers by itself.
        if counts, rows.count(where: hasCount) * 2 > rows.count { return nil }
        guard rows.count > 1, !asked.isLong, let certainty = certainty(rows, source) else { return nil }
        let cells = rows.map(\.cells)
        let around = Set(
            Self.stems(Words(phrase: "\(source.passage.title) \(source.passage.document) \(rows[0].context)"))
        )
        let fitting = table.fitting(Array(rows.indices), of: cells)
        if table.setsCondition, fitting == nil { return nil }
        let held = rows.map { Set(Self.stems(Words(phrase: $0.compared))) }
        // What some rows say and others do not is meant of the row: `open` in a file of open invoices.
        let telling = rest.filter { word in held.contains { $0.contains(word) } }
        let kept = rows.indices.filter { row in
            fitting?.contains(row) != false && held[row].isSuperset(of: telling)
                && around.isSuperset(of: rest.subtracting(telling))
        }
        guard !kept.isEmpty else { return nil }
        guard counts || table.bound != nil || kept.count < rows.count else { return nil }
        return SelectedRows(
            kept, of: rows, body: Array(rows.indices), isCounted: counts, in: source, certainty: certainty)
    }

    /// How sure it is that each row is one of what is counted, by the header of its name or by the table's own name.
    private func certainty(_ rows: [EvidenceUnit], _ source: SourcedPassage) -> Double? {
        let cells = rows[0].cells
        let codes = rows.count { $0.cells.first.map { RowWording.isMark($0.value) } ?? false }
        let heads = cells.prefix(codes * 2 > rows.count ? 2 : 1).map { Self.stems(Words(phrase: $0.header)) }
        let context = Set(
            Self.stems(Words(phrase: "\(rows[0].context) \(source.passage.title) \(source.passage.document)"))
        )
        let isHeaded = heads.contains { head in
            !Self.isSummed(cells[0].header) && head.last == things.last
                && things.allSatisfy { head.contains($0) || context.contains($0) }
        }
        if isHeaded { return Self.byHeader }
        if counts, QueriedTable(rows.map(\.cells)).isOfAmounts { return nil }
        let names = rows[0].context.split(separator: "›").map { Set(Self.stems(Words(phrase: $0))) }
        return names.contains(Set(things)) ? Self.byName : nil
    }

    /// Whether a header is of sums or counts, as a pivot table's are: `Sum of FTE` heads no things that can be counted.
    private static func isSummed(_ header: String) -> Bool {
        Words.parts(of: header).first.map {
            Lexicon.summing.contains($0)
        } == true
    }

    // MARK: Words

    /// By the header of a row's name, or by the name of the table.
    static let byHeader = 0.9
    static let byName = 0.75
    private static let mostTables = 3

    /// Stems cut once more, so that `suppliers` and `supplier` are equal, without what only numbers a thing.
    private static func stems(_ words: Words) -> [String] {
        words.stems.map { Words($0).stems.first ?? $0 }.filter { !Lexicon.thingNumbers.contains($0) }
    }

    private static let empty = Set(stems(Words(phrase: Lexicon.emptyOfRows.joined(separator: " "))))
}
