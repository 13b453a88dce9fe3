import Documents

/// Answers a question for the sum or the average of a table's column, over all its rows or those that fulfil conditions.
struct ComputedAnswer: TableAnswerer {
    private let query: TableQuery
    private let question: AskedQuestion
    private let computation: Computation
    /// The places of the words that ask for it.
    private let asking: Set<Int>

    /// - Returns: nil for a question that asks for neither.
    init?(_ question: AskedQuestion) {
        guard let wished = Computation.wished(by: question.query.words), !question.tables.asksForExtreme
        else {
            return nil
        }
        (computation, asking) = wished
        (query, self.question) = (question.query, question)
    }

    /// What the rows come to, with their proof; nil where no table, or more than one, can tell.
    func quotation(from tables: AskedTables) -> QuotingAnswerer.Quotation? {
        best(from: tables).map {
            quotation(of: $0, tables.passages).doubting(Doubt.notUnderstood($0.leftover))
        }
    }

    /// The number that the rows of the one table come to that tells it without doubt, and those rows.
    func told(by units: [EvidenceUnit], _ passages: [SourcedPassage]) -> (
        number: Double, header: String, rows: [EvidenceUnit]
    )? {
        guard let found = best(from: AskedTables(units, passages, question)), found.leftover.isEmpty else {
            return nil
        }
        let numbers = found.column.numbers
        return (
            computation.of(numbers.map(\.number)), found.column.header, numbers.map { found.units[$0.row] }
        )
    }

    private func best(from tables: AskedTables) -> Computed? {
        let found = tables.whole.compactMap(computed)
        guard let most = found.map(\.column.places.count).max() else { return nil }
        let named = found.filter { $0.column.places.count == most }
        let sure = named.filter { $0.leftover.isEmpty }
        let best = sure.isEmpty ? named : sure
        return best.count == 1 ? best[0] : nil
    }

    /// A table that tells what is asked for.
    private struct Computed {
        let units: [EvidenceUnit]
        let table: QueriedTable
        let column: AddedColumn
        /// Words that nothing accounts for.
        let leftover: [String]
    }

    private func computed(_ asked: AskedTable) -> Computed? {
        let table = asked.table
        guard table.body.count > 1, table.headers.count > 1, !table.headers.contains("") else { return nil }
        let binding = asked.binding
        guard let column = AddedColumn(binding, for: computation, asking: asking) else { return nil }
        let known = asking.union(
            query.words.indices.filter { Lexicon.quantities.contains(query.words[$0].word) })
        let leftover = binding.leftover(besides: nil, known: known.union(column.places))
        // What is named and stands nowhere is another thing.
        guard leftover.count <= 1,
            leftover.allSatisfy({ $0.word.first?.isNumber != true && !query.isName($0) })
        else { return nil }
        return Computed(units: asked.units, table: table, column: column, leftover: leftover.map(\.written))
    }

    // MARK: Words

    private func quotation(of found: Computed, _ passages: [SourcedPassage]) -> QuotingAnswerer.Quotation {
        let column = found.column
        if !column.isSelected, let told = told(found, passages) { return told }
        let selected = SelectedRows(
            column.numbers.map(\.row), of: found.units, body: found.table.body, isCounted: true,
            in: passages[found.units[0].passage], certainty: TableSelection.byHeader)
        let citations = selected.ranges.enumerated().map {
            passages[found.units[0].passage].citation(
                $0.offset + 1, $0.element, support: selected.certainty,
                of: selected.told($0.element, [column.header]))
        }
        let names = column.numbers.prefix(SelectedRows.mostNames).map {
            "\(RowWording.name(in: found.units[$0.row].cells)) \(found.table.value($0.row, column.header))"
        }
        let more = column.numbers.count > SelectedRows.mostNames ? ", …" : ""
        let (count, all) = (column.numbers.count, found.table.body.count)
        let rows = count == all ? "\(all) rows" : "\(count) of \(all) rows"
        let kind = computation == .sum ? "in all" : "on average"
        let marks = citations.map { "[\($0.marker)]" }.joined()
        var quotation = QuotingAnswerer.Quotation(
            text:
                "\(column.header): \(column.written(computation)) \(kind), over \(rows): \(names.joined(separator: ", "))\(more) \(marks)",
            citations: citations, certainty: selected.certainty,
            remarks: [computation == .sum ? .addedUp : .averaged], kind: .rows)
        if selected.omitted > 0 { quotation.remarks.append(.rowsNotCited(selected.omitted)) }
        return quotation
    }

    /// The row that gives the sum or the average itself, where it is right.
    private func told(_ found: Computed, _ passages: [SourcedPassage]) -> QuotingAnswerer.Quotation? {
        let column = found.column
        let wanted = computation.of(column.numbers.map(\.number))
        let row = found.table.sums.first { row in
            SumRows.isAverage(found.table.rows[row]) == (computation == .average)
                && TableColumn.number(found.table.value(row, column.header)).map {
                    abs($0 - wanted) <= 0.005 * abs(wanted)
                } == true
        }
        guard let row else { return nil }
        let unit = found.units[row]
        let name = RowWording.name(in: unit.cells)
        let value = found.table.value(row, column.header)
        return QuotingAnswerer.Quotation(
            text: "\(name), \(column.header): \(value) [1]",
            citations: [
                passages[unit.passage].citation(
                    1, unit.range, support: TableSelection.byHeader,
                    of: ToldRow(
                        name: RowWording.nameCell(of: unit.cells),
                        values: unit.cells.filter { $0.header == column.header }))
            ],
            certainty: TableSelection.byHeader, kind: .rows)
    }
}
