import Documents

/// Answers a question that asks for an operation on the rows of a table, from the table that accounts for most of its words.
///
/// It is carried out once: the tables are the same at every call.
struct OperationAnswer: TableAnswerer {
    private let question: AskedQuestion
    private let operation: AskedOperation
    private let bestRead = ReadOnce<[Operated]>()

    /// - Returns: nil for a question that a row answers by itself.
    init?(_ question: AskedQuestion) {
        operation = question.operation
        guard !operation.isPlain, question.query.words.count > 2 else { return nil }
        self.question = question
    }

    /// The answer of the one table that tells it without doubt.
    func quotation(from tables: AskedTables) -> QuotingAnswerer.Quotation? {
        let best = best(from: tables)
        return best.count == 1 && best[0].isSure ? quotation(of: best, tables) : nil
    }

    /// What becomes of the operation where a row was found by its words.
    enum Outcome {
        /// The row is what it comes to.
        case done
        /// Nothing carried it out.
        case undone
        /// What a table comes to that accounts for more of the question than that of the row, with what it does not account for.
        case told(QuotingAnswerer.Quotation)
    }

    func outcome(from tables: AskedTables, beside quoted: ScoredUnit) -> Outcome {
        let all = best(from: tables)
        let own = tables.whole.first { $0.units.contains(quoted.unit) }
        if operation.isCarriedOut(by: quoted, question, isPossible: !all.isEmpty) {
            // The label of a fact in a box tells all of it, whatever its other facts are.
            let isOpen = !quoted.unit.isLabelled && own.map { leavesOpen($0, among: tables) } == true
            return isOpen ? .undone : .done
        }
        guard let best = all.first else { return .undone }
        let rows = best.result.rows.map { best.asked.units[$0] }
        if best.result.figure == nil, best.result.result == .cells, rows.contains(quoted.unit),
            all.count == 1, best.isClear
        {
            return .done
        }
        if let own, own.units != best.asked.units, own.reading.coverage >= best.coverage {
            return .undone
        }
        return .told(quotation(of: all, tables))
    }

    /// Whether the table of a row leaves more of the question open than it accounts for, or another table accounts for more.
    private func leavesOpen(_ own: AskedTable, among tables: AskedTables) -> Bool {
        let read = tables.whole.filter { $0.table.body.count <= Self.mostRows }
        guard own.table.body.count <= Self.mostRows else { return false }
        return own.reading.coverage < max(0, read.map(\.reading.coverage).max() ?? 0)
    }

    // MARK: Tables

    /// A table with what the operation makes of it.
    private struct Operated {
        let asked: AskedTable
        let reading: TableReading
        let result: OperatedRows
        var decides = false

        var coverage: Double { reading.coverage }
        var isClear: Bool {
            !decides && result.isTold && reading.isUnderstood && reading.isOfOneReading
        }
        var isSure: Bool { isClear && coverage >= OperationAnswer.least }
    }

    /// How much of the question a table must account for that answers it without doubt.
    private static let least = 1.6
    /// By how much another table may account for less that answers as well.
    private static let tie = 0.3
    private static let mostRows = 5000

    /// The table that accounts for most, and others that account for about as much; none where a row gives the number itself.
    private func best(from tables: AskedTables) -> [Operated] { bestRead { carriedOut(on: tables) } }

    private func carriedOut(on tables: AskedTables) -> [Operated] {
        let found = tables.whole.compactMap(operated)
        guard let most = found.map(\.coverage).max(), most >= 0 else { return [] }
        let near = found.filter { $0.coverage > most - Self.tie }
        guard !near.contains(where: \.result.isGiven) else { return [] }
        let best = near.map { one in
            var one = one
            one.decides = operation.decides || operation.isUnclear
            return one
        }
        let told = best.filter(\.result.isTold)
        return Array((told.isEmpty ? best : told).prefix(Self.mostTables))
    }

    private static let mostTables = 3

    private func operated(_ asked: AskedTable) -> Operated? {
        let table = asked.table
        guard table.body.count > 1, table.body.count <= Self.mostRows, table.headers.count > 1 else {
            return nil
        }
        return TableOperator(question: question, reading: asked.reading).result().map {
            Operated(asked: asked, reading: asked.reading, result: $0)
        }
    }

    // MARK: Words

    private func quotation(of all: [Operated], _ tables: AskedTables) -> QuotingAnswerer.Quotation {
        let (found, result) = (all[0], all[0].result)
        let shown = all.filter {
            $0.result.result == result.result && ($0.result.figure == nil) == (result.figure == nil)
        }
        let isSure = all.count == 1 && found.isSure
        let isCounted = result.result == .count && result.figure == nil
        let selected = shown.map { one in
            SelectedRows(
                one.result.rows, of: one.asked.units, body: one.asked.table.body, isCounted: isCounted,
                in: tables.passages[one.asked.units[0].passage],
                certainty: isSure ? TableSelection.byHeader : Confidence.doubtful, key: one.asked.table.key,
                compared: one.result.columns.union(one.result.wanted))
        }
        let things = question.query.written(operation.wanted)
        var quotation = SelectedRows.quotation(
            of: selected, counting: isCounted ? (things.isEmpty ? "rows" : things) : nil, tables.passages,
            question)
        let figures = shown.compactMap(\.result.figure)
        if !figures.isEmpty { quotation = quotation.opening(with: figures.joined(separator: "; ")) }
        switch result.result {
        case .sum: quotation.remarks.append(.addedUp)
        case .average: quotation.remarks.append(.averaged)
        case .difference: quotation.remarks.append(.compared)
        case .cells, .count: break
        }
        quotation.understood = Set(found.reading.bound.map { question.query.words[$0].word })
        guard !isSure else { return quotation }
        quotation.doubts += Doubt.notUnderstood(
            found.reading.unread + found.reading.leftover.map { question.query.words[$0].written })
        if quotation.doubts.isEmpty { quotation.doubts.append(Doubt(.unclearRows)) }
        return quotation
    }
}

extension QuotingAnswerer.Quotation {
    /// The same behind what its rows come to.
    fileprivate func opening(with figure: String) -> Self {
        var opened = Self(
            text: "\(figure). \(text)", citations: citations, certainty: certainty, doubts: doubts,
            remarks: remarks,
            understood: understood, kind: kind)
        opened.kind = .rows
        return opened
    }
}
