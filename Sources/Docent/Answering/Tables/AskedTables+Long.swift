import Documents

/// Tables so long that only the rows that were found, and those that the question points at, are measured one by one.
extension AskedTables {
    /// The rows of long tables that the question points at, wherever they stand: the largest, the next.
    var pointed: [EvidenceUnit] {
        whole.filter(\.isLong).flatMap { table in
            let rows = question.tables.pointed(in: table.table.rows)
            return Set(rows.keys).union(rows.values).sorted().prefix(Self.mostPointed).map { table.units[$0] }
        }
    }

    private static let mostPointed = 48

    /// What a reader must know of a row that answers though not all of its table were compared, as the question asks; none where they
    /// were, or where the question names the row.
    ///
    /// - Parameter pointed: the rows that were found by comparing all.
    func doubts(beside row: EvidenceUnit, pointed: Set<EvidenceUnit>) -> [Doubt] {
        let source = passages[row.passage]
        guard question.comparesRows, !pointed.contains(row), !isNamed(row),
            let table = source.block(ofTable: row.table)?.table, UnitCutter.isLong(table)
        else { return [] }
        return [Doubt(.longTable, found: ["\(source.shownRows(of: table))"])]
    }

    /// Whether the question asks for a row by its name, and for no more of others than that.
    private func isNamed(_ row: EvidenceUnit) -> Bool {
        guard !question.query.counts, !question.tables.asksForExtreme, !question.query.isCompound else {
            return false
        }
        let found = QueriedTable(
            rows.filter { $0.table == row.table && $0.passage == row.passage }.map(\.cells))
        return row.cells.contains { $0.header == found.name && question.tables.isNamed($0) }
    }
}

extension AskedQuestion {
    /// Whether it asks for what only all rows of a table tell: which, how many, the most, the sum.
    fileprivate var comparesRows: Bool {
        query.selects || query.counts || tables.asksForExtreme || Computation.wished(by: query.words) != nil
    }
}
