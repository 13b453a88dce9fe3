/// What compares with another row, which a question names.
extension QueryBinding {
    /// What compares, and whether the row beside another is asked for.
    var boundComparisons: (bound: BoundWords, asksForNeighbour: Bool) {
        var (elements, unread, asksForNeighbour) = (elements, [String](), false)
        for mark in marks {
            guard case .comparison(let isMost) = mark.kind else { continue }
            let clause = query.clause(of: mark.places.lowerBound)
            var words = (clause.lowerBound..<mark.places.upperBound - 1).filter { !isValue($0) }
                .map { query.words[$0].word }
            if words.contains(where: Lexicon.prices.contains) { words.append("costs") }
            guard let other = row(behind: mark.places.upperBound, in: elements), let anchor = other.row,
                let sizes = TableColumn(words).sizes(of: table.body, table.rows),
                let bound = sizes.numbers.first(where: { $0.row == anchor })?.number
            else {
                unread.append(query.written(mark.places))
                continue
            }
            let takesMost = isMost != sizes.isReversed
            let fitting = sizes.numbers.filter { takesMost ? $0.number > bound : $0.number < bound }
            elements[other.element] = compared(
                elements[other.element], mark.places, sizes.header, Set(fitting.map(\.row)))
        }
        for place in query.words.indices where !query.taken.contains(place) {
            guard let bound = TimeBound(before: query.words[place].word),
                let other = row(behind: place + 1, in: elements)
            else { continue }
            let clause = query.clause(of: place)
            let times = elements.filter {
                $0.kind == .column && clause.overlaps($0.places) && table.isOfTime($0.columns.first ?? "")
            }
            let column = times.first?.columns.first
            let moments = column.flatMap(table.column)?.moments ?? [:]
            guard let anchor = other.row, let column, let moment = moments[anchor] else {
                asksForNeighbour = true
                continue
            }
            let fitting = table.body.filter { row in
                guard row != anchor, let own = moments[row] else { return false }
                let ends = bound.ends(of: moment...moment)
                return (ends.first.map { own >= $0 } ?? true) && (ends.last.map { own <= $0 } ?? true)
            }
            elements[other.element] = compared(
                elements[other.element], place..<place + 1, column, Set(fitting))
        }
        return (BoundWords(instead: elements, unread: unread), asksForNeighbour)
    }

    /// The element that names a row right behind a place, and that row where it is the only one.
    private func row(behind place: Int, in elements: [QueryElement]) -> (element: Int, row: Int?)? {
        var start = place
        while start < query.words.count, Lexicon.rowLeads.contains(query.words[start].word) { start += 1 }
        return elements.firstIndex {
            $0.kind == .value && $0.places.lowerBound == start && $0.columns.contains(table.name)
        }.map { ($0, elements[$0].holds.count == 1 ? elements[$0].holds.first : nil) }
    }

    private func compared(
        _ other: QueryElement, _ places: Range<Int>, _ column: String, _ rows: Set<Int>
    ) -> QueryElement {
        element(.comparison, places.lowerBound..<other.places.upperBound, [column], rows)
    }
}
