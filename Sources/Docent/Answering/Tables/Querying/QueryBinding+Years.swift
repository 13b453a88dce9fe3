/// The years that a question names where they head columns, or fall into the periods of one.
extension QueryBinding {
    var boundYears: BoundWords {
        var bound = BoundWords()
        let periods = table.headers.filter { table.isOf(.periods, $0) }
        for (place, word) in query.words.enumerated() where !isUsed(place) {
            guard let year = word.year else { continue }
            if heads(year) {
                bound.compared.insert(place)
            } else if !query.taken.contains(place), periods.count == 1 {
                let rows = table.rows(periods[0]) { YearPeriod($0)?.years.contains(year) == true }
                bound.elements.append(element(.demand, place..<place + 1, [periods[0]], Set(rows)))
            }
        }
        return bound
    }

    /// The years that head the columns which are meant.
    var headed: Set<Int> {
        Set(query.words.indices.filter(compared.contains).compactMap { query.words[$0].year })
            .filter(heads)
    }

    private func heads(_ year: Int) -> Bool {
        table.headers.contains { YearlyHeader($0)?.year == year }
    }

    /// The rows without the columns of other years than those that the question names.
    var rowsOfYears: [[RowCell]] {
        let headed = headed
        guard !headed.isEmpty else { return table.rows }
        return table.rows.map { cells in
            cells.filter { cell in YearlyHeader(cell.header).map { headed.contains($0.year) } ?? true }
        }
    }

    /// Whether a demand only names the years of columns.
    func isOfHeaders(_ demand: TableQuery.Demand) -> Bool {
        demand.condition.isOfTime && !demand.condition.years.isEmpty
            && demand.condition.years.isSubset(of: headed)
    }
}
