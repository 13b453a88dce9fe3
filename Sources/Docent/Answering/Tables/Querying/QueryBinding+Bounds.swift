/// The bounds that a question sets to numbers, dates and times of day.
extension QueryBinding {
    var boundDemands: BoundWords {
        var bound = BoundWords()
        let rows = rowsOfYears
        for demand in query.demands where !isOfHeaders(demand) {
            let body = table.body.map { rows[$0] }
            let own = demand.condition.isOfTime ? named(beside: demand) : demand.condition
            let amounts = table.amounts
            let ofAmounts = amounts.count == 1 ? Set(Words(phrase: amounts[0]).stems) : []
            guard
                let found = own.fitting(body) ?? own.spoken(in: query.text).fitting(body)
                    ?? own.naming(ofAmounts).fitting(body) ?? fitting(demand)
            else {
                if isOfTitle(demand) {
                    bound.compared.formUnion(demand.places)
                } else {
                    bound.unread.append(query.written(demand.places))
                }
                continue
            }
            bound.elements.append(
                element(.demand, demand.places, found.columns, Set(found.rows.map { table.body[$0] })))
        }
        return bound
    }

    /// The rows, by their places in the body, whose bare number in the one column that the question names is within a bound, be it
    /// named by words such as `older`.
    private func fitting(_ demand: TableQuery.Demand) -> (columns: Set<String>, rows: Set<Int>)? {
        guard let amount = demand.condition.amount else { return nil }
        let words = query.words.map(\.word)
        let isOfAge = TableSense(words).isOfAge || words.contains(where: Lexicon.agesInYears.contains)
        let named = spoken.filter { !demand.places.contains($0.key) }.values.reduce(into: Set<String>()) {
            $0.formUnion($1)
        }
        let columns = table.headers.filter { header in
            let isMeant =
                isOfAge
                ? !Lexicon.ageHeaders.isDisjoint(with: Words.parts(of: header))
                : amount.unit == nil && named.contains(header)
            return isMeant && table.isOf(.numbers, header)
        }
        guard columns.count == 1 else { return nil }
        let fitting = table.body.indices.filter {
            TableColumn.number(table.value(table.body[$0], columns[0])).map(amount.span.contains) == true
        }
        return ([columns[0]], Set(fitting))
    }

    /// Whether a demand names the time that the table is of, as its title says: `in 2018` below `2018–19 First Division`.
    private func isOfTitle(_ demand: TableQuery.Demand) -> Bool {
        let words = demand.places.map { query.words[$0] }
        let times = words.filter { $0.word.contains(where: \.isNumber) }
        let leads = words.map(\.word).filter { !$0.contains(where: \.isNumber) }
        return demand.condition.isOfTime && !times.isEmpty && times.allSatisfy(around.holds)
            && leads.allSatisfy(Lexicon.inYears.union(Lexicon.yearLeads).union(Lexicon.moments).contains)
    }

    /// A condition with the headers of times that its clause names in other words than they have.
    private func named(beside demand: TableQuery.Demand) -> TableCondition {
        let clause = query.clause(of: demand.places.lowerBound)
        let headers = elements.filter {
            $0.kind == .column && clause.overlaps($0.places) && table.isOfTime($0.columns.first ?? "")
        }
        return demand.condition.naming(
            Set(headers.flatMap { Words(phrase: $0.columns.first ?? "").stems }))
    }

    /// Bounds of times of day.
    var boundClocks: BoundWords {
        var bound = BoundWords()
        for mark in marks {
            guard case .clock(let side, let time) = mark.kind else { continue }
            let clause = query.clause(of: mark.places.lowerBound)
            let times = table.headers.filter { table.isOf(.clocks, $0) }
            let named = elements.filter { $0.kind == .column && clause.overlaps($0.places) }
                .compactMap(\.columns.first).filter(times.contains)
            guard let column = named.first ?? (times.count == 1 ? times[0] : nil) else {
                bound.unread.append(query.written(mark.places))
                continue
            }
            let ends = side.ends(of: time...time)
            let fitting = table.body.filter { row in
                guard let own = CellTime.clock(of: table.value(row, column)) else { return false }
                return (ends.first.map { own >= $0 } ?? true) && (ends.last.map { own <= $0 } ?? true)
            }
            bound.elements.append(element(.demand, mark.places, [column], Set(fitting)))
        }
        return bound
    }
}
