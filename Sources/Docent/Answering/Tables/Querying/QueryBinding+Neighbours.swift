/// The row before or behind one that a question names: a successor, a predecessor.
extension QueryBinding {
    mutating func bindNeighbour() {
        guard let wish = query.neighbour, !asksForExtreme,
            let place = query.words.indices.first(where: { isAsking($0, for: wish) }),
            let number = elements.firstIndex(where: {
                $0.kind == .value && $0.columns.contains(table.name) && $0.holds.count == 1
            }),
            let anchor = elements[number].holds.first, let own = table.body.firstIndex(of: anchor)
        else { return }
        let next = (wish == .after) != isDescending ? own + 1 : own - 1
        let rows: Set<Int> = table.body.indices.contains(next) ? [table.body[next]] : []
        elements[number] = QueryElement(
            kind: .comparison, places: elements[number].places, columns: [table.name], holds: rows,
            fails: Set(table.body).subtracting(rows))
        compared.insert(place)
    }

    /// Whether a word asks for a neighbour: by itself, as a preposition only of one thing, and where it bounds no time.
    private func isAsking(_ place: Int, for wish: TableWish) -> Bool {
        let word = query.words[place].word
        guard !query.taken.contains(place), !isUsed(place),
            TableWish.all(in: query.words.map(\.word)).contains(wish),
            Lexicon.following.contains(word) || Lexicon.next.contains(word) || Lexicon.previous.contains(word)
        else { return false }
        guard Lexicon.neighbouring.contains(word) else { return true }
        let isOfTime = elements.contains { $0.kind == .column && table.isOfTime($0.columns.first ?? "") }
        return !isOfTime && query.words[..<place].contains { Lexicon.singularVerbs.contains($0.word) }
    }

    /// Whether the rows stand from the last to the first, by their numbers, their periods or their dates.
    private var isDescending: Bool {
        let counting = table.counting(Lexicon.countingHeaders).map { header in
            let counts = table.counts(header)
            return table.body.map { counts[$0] }
        }
        let periods = table.headers.lazy.filter { header in
            YearPeriod.are(self.table.sample(header))
        }.first.map { header in table.body.map { YearPeriod(table.value($0, header))?.years.lowerBound } }
        let numbers = (counting ?? periods ?? []).compactMap(\.self)
        guard let first = numbers.first, let last = numbers.last else { return false }
        return first > last
    }
}
