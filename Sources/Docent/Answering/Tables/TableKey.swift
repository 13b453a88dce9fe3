/// The column whose cells tell the rows of a table from one another, by which they are called.
enum TableKey {
    /// The header of the column that names the rows, where the first one only groups them, as the seasons of episodes do; nil
    /// where the first one names them.
    static func behindGroups(_ rows: [[RowCell]]) -> String? {
        let columns = Columns(rows)
        guard let first = columns.headers.first(where: columns.isFilled), columns.groups(first) else {
            return nil
        }
        let others = columns.headers.filter { $0 != first && columns.tells($0) }
        return others.first(where: columns.isOfWords) ?? others.first
    }

    /// The same for the rows of a unit's table, among all units.
    static func behindGroups(of unit: EvidenceUnit, among units: [EvidenceUnit]) -> String? {
        guard let table = unit.table else { return nil }
        let rows = units.filter { $0.table == table && $0.passage == unit.passage }.map(\.cells)
        return behindGroups(rows.filter { $0.count { !$0.value.isEmpty } > 1 })
    }

    /// The header of the first column that holds something in most rows, and does not only number them.
    static func first(of rows: [[RowCell]], _ headers: [String]) -> String {
        let columns = Columns(rows)
        let naming = headers.filter { !isNumbering($0) }
        return naming.first(where: columns.isFilled) ?? naming.first ?? headers.first ?? ""
    }

    /// Whether a column numbers the rows, or says in which place they came.
    static func isNumbering(_ header: String) -> Bool {
        Lexicon.rowNumbers.contains(header.lowercased().filter { $0.isLetter || $0 == "#" })
    }

    /// What the cells of a table's columns say, row by row.
    private struct Columns {
        let headers: [String]
        private let values: [String: [String]]
        private let rows: Int

        init(_ rows: [[RowCell]]) {
            var (headers, columns): ([String], [[String]]) = ([], [])
            for cells in rows {
                for (number, cell) in cells.enumerated() {
                    let isInOrder = number < headers.count && headers[number] == cell.header
                    let place = isInOrder ? number : headers.firstIndex(of: cell.header) ?? headers.count
                    if place == headers.count {
                        headers.append(cell.header)
                        columns.append([])
                    }
                    if !cell.value.isEmpty { columns[place].append(cell.value) }
                }
            }
            self.headers = headers
            values = Dictionary(zip(headers, columns), uniquingKeysWith: { first, _ in first })
            self.rows = rows.count
        }

        func isFilled(_ header: String) -> Bool { (values[header]?.count ?? 0) * 2 > rows }

        /// Whether each value stands in rows one below the other, most of them in several.
        func groups(_ header: String) -> Bool {
            let values = values[header] ?? []
            let runs = values.indices.count { $0 == 0 || values[$0] != values[$0 - 1] }
            return runs * 2 <= values.count && runs > 1 && Set(values).count == runs
        }

        /// Whether nearly every row has a value of its own, and not only a number that counts the rows.
        func tells(_ header: String) -> Bool {
            let values = values[header] ?? []
            guard values.count * 10 >= rows * 9, Set(values).count * 10 >= values.count * 9 else {
                return false
            }
            return !isNumbering(header)
        }

        func isOfWords(_ header: String) -> Bool {
            let values = (values[header] ?? []).evenly()
            return values.count { $0.contains(where: \.isLetter) && !TableColumn.isDate($0) } * 2
                > values.count
                && values.count { TableBand.quantities(of: $0).isEmpty } * 2 > values.count
        }
    }
}
