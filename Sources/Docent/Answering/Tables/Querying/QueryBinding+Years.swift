import Documents

/// The years that a question names where they head columns, or fall into the periods of one, and numbers before their column.
extension QueryBinding {
    mutating func bindYears() {
        let periods = table.headers.filter { header in
            YearPeriod.are(table.body.map { table.value($0, header) })
        }
        for (place, word) in query.words.enumerated() where !isUsed(place) {
            guard word.word.count == 4, let year = Int(word.word), (1000...2100).contains(year) else {
                continue
            }
            if table.headers.contains(where: { YearlyHeader($0)?.year == year }) {
                headed.insert(year)
                compared.insert(place)
            } else if !query.taken.contains(place), periods.count == 1 {
                let rows = table.body.filter {
                    YearPeriod(table.value($0, periods[0]))?.years.contains(year) == true
                }
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

    /// Numbers in words right before what a column is of: `five stars`.
    mutating func bindNumbers() {
        for element in elements where element.kind == .column {
            let place = element.places.lowerBound - 1
            guard place >= 0, !isUsed(place), !query.taken.contains(place),
                let header = element.columns.first,
                let number = FigureWords.numbers[query.words[place].word]
            else { continue }
            let rows = table.body.filter { TableColumn.number(table.value($0, header)) == Double(number) }
            add(.demand, place..<place + 1, [header], Set(rows))
        }
        elements.sort { $0.places.lowerBound < $1.places.lowerBound }
    }

    /// A bare amount stands for the rows that have it, in the one column where any has: `earn 50,000` for `50,000 EUR`.
    mutating func bindAmounts() {
        for figure in Figures.all(in: query.text) {
            guard case .quantity(let readings, nil) = figure.value, !figure.isYear,
                readings.contains(where: { $0 >= Self.leastAmount })
            else { continue }
            let places = query.words.indices.filter {
                figure.range.contains(query.words[$0].range.lowerBound)
            }
            guard let first = places.first, let last = places.last,
                !places.contains(where: { isUsed($0) || query.taken.contains($0) })
            else { continue }
            let found = table.headers.map { header in
                (
                    header: header,
                    rows: table.body.filter { row in
                        TableColumn.number(table.value(row, header)).map(readings.contains) ?? false
                    }
                )
            }.filter { !$0.rows.isEmpty }
            guard found.count == 1 else { continue }
            add(.demand, first..<last + 1, [found[0].header], Set(found[0].rows))
        }
        elements.sort { $0.places.lowerBound < $1.places.lowerBound }
    }

    /// From here on a number is likely to be an amount, and no count or rank.
    private static let leastAmount = 100.0
}
