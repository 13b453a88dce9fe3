/// The places that a question names: `42nd`, `came third`, `won`, `Rang 31`.
extension QueryBinding {
    var boundRanks: BoundWords {
        guard !asksForExtreme, let column = table.counting(Lexicon.countingHeaders) else {
            return BoundWords()
        }
        let counts = column.counts
        let rows = { (rank: Int) in Set(counts.filter { $0.value == rank }.keys) }
        var places = query.words.indices.compactMap { place in
            rank(at: place, column.header).map { (place: place, rows: rows($0)) }
        }.filter { !$0.rows.isEmpty }
        let isOfPlaces = table.counting(Lexicon.placeHeaders)?.header == column.header
        if places.isEmpty, isOfPlaces, let end = wonOrLast(among: counts) {
            places = [(end.place, rows(end.rank))]
        }
        let named = places.map { element(.value, $0.place..<$0.place + 1, [column.header], $0.rows) }
        let others = elements.filter { element in !named.contains { $0.places == element.places } }
        var bound = BoundWords(elements: named, instead: others)
        guard isOfPlaces else { return bound }
        let used = Set((named + others).flatMap(\.places))
        for place in query.words.indices where !used.contains(place) {
            let word = query.words[place].word
            if !named.isEmpty, Lexicon.placing.contains(word) {
                bound.compared.insert(place)
            } else if named.isEmpty, Lexicon.finishing.contains(word) {
                bound.elements.append(
                    element(.demand, place..<place + 1, [column.header], Set(counts.keys)))
            }
        }
        return bound
    }

    /// The word that asks for the winner or for the last, with that place.
    private func wonOrLast(among counts: [Int: Int]) -> (place: Int, rank: Int)? {
        if let place = query.words.indices.first(where: isWinning) {
            return (place, 1)
        }
        guard query.words.contains(where: { Lexicon.placing.contains($0.word) }),
            let end = counts.values.max(),
            let last = query.words.firstIndex(where: {
                Lexicon.last.contains($0.word) || Lexicon.latest.contains($0.word)
            })
        else { return nil }
        return (last, end)
    }

    /// The place that a word names; nil where it names none, or another thing's.
    private func rank(at place: Int, _ column: String) -> Int? {
        let word = query.words[place]
        let next = place + 1 < query.words.count ? query.words[place + 1].word : ""
        let before = place > 0 ? query.words[place - 1].word : ""
        if let number = Int(word.word) {
            let isNamed =
                Lexicon.placeHeaders.contains(before) || Words.parts(of: column).contains(before)
            let isGerman = query.language.hasCapitalNouns
            let rest = query.text.slice(word.range.upperBound..<query.text.utf8.count)
            return isNamed && !isUsedByOther(place, than: column)
                || isGerman && !next.isEmpty && rest.hasPrefix(". ") ? number : nil
        }
        guard !isUsed(place), let rank = Ordinal.rank(of: word.word), !isOfName(place) else { return nil }
        guard word.word.first?.isNumber != true else { return rank }
        // The first half is a time, the first name a column, and what was opened first is told by its date.
        let isOfTime = elements.contains { $0.kind == .column && table.isOfTime($0.columns.first ?? "") }
        let isHeader = table.headers.contains {
            let parts = Words.parts(of: $0)
            return parts.contains(word.word) && parts.contains(next)
        }
        return Lexicon.turning.contains(next) || isHeader || isOfTime ? nil : rank
    }

    /// Whether an ordinal is a part of a name that stands above the table: the `First` of `First Division`.
    private func isOfName(_ place: Int) -> Bool {
        let isNamed = { (place: Int) in
            let word = query.words[place]
            return place > 0 && word.written.first?.isUppercase == true && around.holds(word)
        }
        return isNamed(place) && (isNamed(place - 1) || place + 1 < query.words.count && isNamed(place + 1))
    }

    private func isUsedByOther(_ place: Int, than column: String) -> Bool {
        elements.contains { $0.places.contains(place) && $0.places.count > 1 && !$0.columns.contains(column) }
    }

    /// Whether a word asks for the winner, whom the first place tells: where nobody else is named, and no column is of winners.
    private func isWinning(_ place: Int) -> Bool {
        guard Lexicon.winning.contains(query.words[place].word), !query.counts else { return false }
        let isNamed = elements.contains { $0.kind == .value && $0.columns.contains(table.name) }
        let hasWinners = table.headers.contains {
            Words.parts(of: $0).contains(where: Lexicon.winnerHeaders.contains)
        }
        return !isNamed && !hasWinners
    }
}
