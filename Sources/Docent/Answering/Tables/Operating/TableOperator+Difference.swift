import Documents

/// By how much two cells or two numbers of rows differ.
extension TableOperator {
    func difference() -> OperatedRows? {
        if let pair = pair { return difference(between: pair.0, pair.1) }
        guard let rows = reading.rows else { return nil }
        return ofColumns(rows)
    }

    /// The two conditions of one column that are compared.
    private var pair: (QueryElement, QueryElement)? {
        let alike = reading.matches.filter { match in
            !match.isBound && !match.isDenied
                && reading.matches.contains {
                    $0.places != match.places && $0.columns == match.columns
                        && $0.holds.isDisjoint(with: match.holds)
                }
        }
        return alike.count == 2 ? (alike[0], alike[1]) : nil
    }

    private func difference(between one: QueryElement, _ other: QueryElement) -> OperatedRows? {
        let rest = reading.matches.filter { $0.places != one.places && $0.places != other.places }
        guard let first = reading.rows(meeting: rest + [one]),
            let second = reading.rows(meeting: rest + [other])
        else { return nil }
        if first.count == 1, second.count == 1,
            let sizes = TableColumn(words()).sizes(of: table.body, table.rows),
            let pair = ComparedCells(
                [(first[0], sizes.header), (second[0], sizes.header)], in: table, sizes), pair.amount != nil
        {
            return OperatedRows(
                rows: [first[0], second[0]], columns: [sizes.header], wanted: [sizes.header],
                figure: pair.difference, result: .difference,
                isTold: sizes.isTold)
        }
        if first.count == 1, second.count == 1, let header = amounts(in: first + second),
            let pair = ComparedCells([(first[0], header), (second[0], header)], in: table), pair.amount != nil
        {
            return OperatedRows(
                rows: [first[0], second[0]], columns: [header], wanted: [header], figure: pair.difference,
                result: .difference)
        }
        guard first.count + second.count > 2 else { return nil }
        let amount = abs(first.count - second.count)
        return OperatedRows(
            rows: (first + second).sorted(), columns: one.columns,
            figure: "\(amount) (\(first.count) and \(second.count))",
            result: .difference)
    }

    /// The difference of two columns that the question names, in one row.
    private func ofColumns(_ rows: [Int]) -> OperatedRows? {
        let named = table.headers.filter { header in
            isOfAmounts(header) && reading.headers.values.contains { $0 == [header] }
        }
        guard rows.count == 1, named.count == 2 else { return nil }
        guard let pair = ComparedCells(named.map { (rows[0], $0) }, in: table), let amount = pair.amount
        else { return nil }
        return OperatedRows(
            rows: rows, columns: Set(named), wanted: Set(named), figure: amount, result: .difference)
    }
}
