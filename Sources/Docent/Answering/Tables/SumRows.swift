/// Tells the rows of a table that say what others come to together from those that are only named like one, as the company
/// “Total Energies” is.
enum SumRows {
    /// Whether a row's name has a word of sums or averages in it.
    static func isNamed(_ cells: [RowCell]) -> Bool {
        name(of: cells).contains(where: Lexicon.sumRows.contains)
    }

    /// The rows of sums and averages: named so by nothing else, or with a number that those above come to, as the row of
    /// “All departments” has.
    static func all(of rows: [[RowCell]]) -> Set<Int> {
        Set(
            rows.indices.filter { row in
                let name = name(of: rows[row])
                guard name.contains(where: Lexicon.sumRows.contains) else {
                    return name.first.map(Lexicon.wholes.contains) == true && addsUp(row, rows)
                }
                return name.allSatisfy { Lexicon.sumRows.contains($0) || Lexicon.sumFillers.contains($0) }
                    || name.contains(where: Lexicon.averageRows.contains) || addsUp(row, rows)
            })
    }

    /// Whether a row is named after an average, which is no sum of others.
    static func isAverage(_ cells: [RowCell]) -> Bool {
        name(of: cells).contains(where: Lexicon.averageRows.contains)
    }

    private static func name(of cells: [RowCell]) -> [String] {
        cells.first { !$0.value.isEmpty }.map { Words.letters(of: $0.value) } ?? []
    }

    /// Whether a number of a row is the sum of two or more right above it, as far as they are rounded.
    private static func addsUp(_ row: Int, _ rows: [[RowCell]]) -> Bool {
        rows[row].contains { cell in
            guard let wanted = TableColumn.number(cell.value), wanted != 0 else { return false }
            var (sum, count) = (0.0, 0)
            for above in rows[..<row].suffix(mostRows).reversed() {
                guard let value = above.first(where: { $0.header == cell.header })?.value,
                    let number = TableColumn.number(value)
                else { continue }
                sum += number
                count += 1
                if count > 1, abs(sum - wanted) <= 0.005 * abs(wanted) { return true }
            }
            return false
        }
    }

    /// How many rows above a sum are looked at.
    private static let mostRows = 500
}
