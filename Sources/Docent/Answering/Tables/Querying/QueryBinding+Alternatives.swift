extension QueryBinding {
    /// The rows that fulfil the conditions, in their order.
    var rows: [Int] { rows(meeting: conditions) }

    /// The rows that fulfil some conditions, in their order; what `or` parts need not hold together.
    func rows(meeting conditions: [QueryElement]) -> [Int] {
        let alternatives = alternatives(of: conditions)
        return table.body.filter { row in
            alternatives.contains { $0.allSatisfy { $0.rows.contains(row) } }
        }
    }

    /// The conditions that must hold together, of each alternative.
    ///
    /// `or` binds less than `and`, but for two values of one column (“hired before 2016 or after 2020”) and for what one denial reaches
    /// (“not hired in 2018 or 2020”).
    private func alternatives(of conditions: [QueryElement]) -> [[QueryElement]] {
        var groups: [[QueryElement]] = [[]]
        for condition in conditions.sorted(by: { $0.places.lowerBound < $1.places.lowerBound }) {
            let (group, last) = (groups.count - 1, groups.last?.last)
            guard let last, let joint = joint(between: last, and: condition) else {
                groups[group].append(condition)
                continue
            }
            if last.isDenied, !condition.isDenied, !opensClause(behind: joint, of: condition) {
                var denied = condition
                denied.isDenied = true
                groups[group].append(denied)
            } else if !last.columns.isDisjoint(with: condition.columns) {
                groups[group][groups[group].count - 1] = united(last, condition)
            } else {
                groups.append([condition])
            }
        }
        return groups
    }

    /// The place of an `or` between two conditions, of which a bound may hold it as its own first word.
    private func joint(between one: QueryElement, and other: QueryElement) -> Int? {
        guard one.places.upperBound <= other.places.lowerBound else { return nil }
        return (one.places.upperBound...other.places.lowerBound).last {
            Lexicon.alternatives.contains(query.words[$0].word)
        }
    }

    /// Whether a condition behind an `or` has a verb of its own.
    private func opensClause(behind joint: Int, of condition: QueryElement) -> Bool {
        (joint + 1..<condition.places.upperBound).contains { Self.verbs.contains(query.words[$0].word) }
    }

    private static let verbs = Lexicon.decisionOpenings.union(Lexicon.plainVerbs)

    private func united(_ one: QueryElement, _ other: QueryElement) -> QueryElement {
        let rows = one.rows.union(other.rows)
        return QueryElement(
            kind: one.kind, places: one.places.lowerBound..<other.places.upperBound,
            columns: one.columns.union(other.columns), holds: rows,
            fails: Set(table.body).subtracting(rows))
    }
}
