/// The years that a question names where they head columns, or fall into the periods of one.
extension QueryBinding {
    mutating func bindYears() {
        let periods = table.headers.filter { header in
            YearPeriod.are(table.sample(header))
        }
        for (place, word) in query.words.enumerated() where !isUsed(place) {
            guard word.word.count == 4, let year = Int(word.word), (1000...2100).contains(year) else {
                continue
            }
            if table.headers.contains(where: { YearlyHeader($0)?.year == year }) {
                headed.insert(year)
                compared.insert(place)
            } else if !query.taken.contains(place), periods.count == 1 {
                let rows = table.rows(periods[0]) { YearPeriod($0)?.years.contains(year) == true }
                add(.demand, place..<place + 1, [periods[0]], Set(rows))
            }
        }
    }

    /// The rows without the columns of other years than those that the question names.
    var rowsOfYears: [[RowCell]] {
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
