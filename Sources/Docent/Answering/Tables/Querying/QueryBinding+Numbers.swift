import Documents

/// Numbers of a question that are conditions by themselves, without a bound.
extension QueryBinding {
    /// Numbers in words right before what a column is of: `five stars`.
    var boundNumbers: BoundWords {
        var bound = BoundWords()
        for column in elements where column.kind == .column {
            let place = column.places.lowerBound - 1
            guard place >= 0, !isUsed(place), !query.taken.contains(place),
                let header = column.columns.first,
                let number = NumberWords.alone[query.words[place].word]
            else { continue }
            let rows = table.rows(header) { TableColumn.number($0) == Double(number) }
            bound.elements.append(element(.demand, place..<place + 1, [header], Set(rows)))
        }
        return bound
    }

    /// A bare amount stands for the rows that have it, in the one column where any has: `earn 50,000` for `50,000 EUR`.
    var boundAmounts: BoundWords {
        var bound = BoundWords()
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
                    rows: table.rows(header) { TableColumn.number($0).map(readings.contains) ?? false }
                )
            }.filter { !$0.rows.isEmpty }
            guard found.count == 1 else { continue }
            bound.elements.append(
                element(.demand, first..<last + 1, [found[0].header], Set(found[0].rows)))
        }
        return bound
    }

    /// From here on a number is likely to be an amount, and no count or rank.
    private static let leastAmount = 100.0
}
