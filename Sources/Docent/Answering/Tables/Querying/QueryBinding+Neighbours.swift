/// The row before or behind one that a question names: a successor, a predecessor.
extension QueryBinding {
    var boundNeighbour: BoundWords {
        guard let wish = query.neighbour, !asksForExtreme,
            let place = query.words.indices.first(where: { isAsking($0, for: wish) }),
            let number = elements.firstIndex(where: {
                $0.kind == .value && $0.columns.contains(table.name) && $0.holds.count == 1
            }),
            let anchor = elements[number].holds.first, let own = table.body.firstIndex(of: anchor)
        else { return BoundWords() }
        let next = (wish == .after) != isDescending ? own + 1 : own - 1
        let rows: Set<Int> = table.body.indices.contains(next) ? [table.body[next]] : []
        var elements = elements
        elements[number] = element(.comparison, elements[number].places, [table.name], rows)
        return BoundWords(instead: elements, compared: [place])
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
        let counting = table.counting(Lexicon.countingHeaders).map { column in
            table.body.map { column.counts[$0] }
        }
        let periods = table.headers.first { table.isOf(.periods, $0) }.map { header in
            table.body.map { YearPeriod(table.value($0, header))?.years.lowerBound }
        }
        let numbers = (counting ?? periods ?? []).compactMap(\.self)
        guard let first = numbers.first, let last = numbers.last else { return false }
        return first > last
    }
}
