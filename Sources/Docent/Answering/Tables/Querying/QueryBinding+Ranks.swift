/// The places that a question names: `42nd`, `came third`, `won`, `Rang 31`.
extension QueryBinding {
    mutating func bindRanks() {
        guard !asksForExtreme, let column = table.counting(Lexicon.countingHeaders) else { return }
        let isOfPlaces = table.counting(Lexicon.placeHeaders) == column
        let ranks = table.counts(column)
        let rows = { (rank: Int) in Set(ranks.filter { $0.value == rank }.keys) }
        var isBound = false
        for place in query.words.indices {
            guard let rank = rank(at: place, column), !rows(rank).isEmpty else { continue }
            elements.removeAll { $0.places == place..<place + 1 }
            add(.value, place..<place + 1, [column], rows(rank))
            isBound = true
        }
        guard isOfPlaces else { return }
        if !isBound, let place = query.words.indices.first(where: isWinning) {
            elements.removeAll { $0.places == place..<place + 1 }
            add(.value, place..<place + 1, [column], rows(1))
            isBound = true
        }
        let isPlaced = query.words.contains { Lexicon.placing.contains($0.word) }
        if !isBound, isPlaced, let end = ranks.values.max(),
            let last = query.words.firstIndex(where: {
                Lexicon.last.contains($0.word) || Lexicon.latest.contains($0.word)
            })
        {
            add(.value, last..<last + 1, [column], rows(end))
            isBound = true
        }
        for place in query.words.indices where !isUsed(place) {
            let word = query.words[place].word
            if isBound, Lexicon.placing.contains(word) {
                compared.insert(place)
            } else if !isBound, Lexicon.finishing.contains(word) {
                add(.demand, place..<place + 1, [column], Set(ranks.keys))
            }
        }
        elements.sort { $0.places.lowerBound < $1.places.lowerBound }
    }

    /// The place that a word names; nil where it names none, or another thing's.
    private func rank(at place: Int, _ column: String) -> Int? {
        let word = query.words[place]
        let next = place + 1 < query.words.count ? query.words[place + 1].word : ""
        let before = place > 0 ? query.words[place - 1].word : ""
        if let number = Int(word.word) {
            let isNamed =
                Lexicon.placeHeaders.contains(before) || Words.parts(of: column).contains(before)
            let isGerman = QuestionLanguage(of: query.text).hasCapitalNouns
            let rest = query.text.slice(word.range.upperBound..<query.text.utf8.count)
            return isNamed && !isUsedByOther(place, than: column)
                || isGerman && !next.isEmpty && rest.hasPrefix(". ") ? number : nil
        }
        guard !isUsed(place) else { return nil }
        let digits = word.word.prefix(while: \.isNumber)
        if let number = Int(digits),
            Lexicon.ordinalEndings.contains(String(word.word.dropFirst(digits.count)))
        {
            return number
        }
        let isInflected = Lexicon.ordinalInflections.contains { word.word.hasSuffix($0) }
        let inflected = isInflected ? Lexicon.ordinals[String(word.word.dropLast())] : nil
        guard let rank = Lexicon.ordinals[word.word] ?? inflected else { return nil }
        // The first half is a time, the first name a column, and what was opened first is told by its date.
        let isOfTime = elements.contains { $0.kind == .column && table.isOfTime($0.columns.first ?? "") }
        let isHeader = table.headers.contains {
            let parts = Words.parts(of: $0)
            return parts.contains(word.word) && parts.contains(next)
        }
        return Lexicon.turning.contains(next) || isHeader || isOfTime ? nil : rank
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

extension QueriedTable {
    /// The header of the column that counts the rows or says in which place they came, by the words of such headers.
    func counting(_ words: Set<String>) -> String? {
        headers.first { header in
            words.contains(header.lowercased().filter { $0.isLetter || $0 == "#" })
                && counts(header).count * 10 >= body.count * 6
        }
    }

    /// The whole numbers of a column by their rows.
    func counts(_ header: String) -> [Int: Int] {
        let counts = column(header)?.made(of: body) { value -> Int? in
            let digits = value.filter { $0 != "." }
            return digits.allSatisfy(\.isNumber) ? Int(digits) : nil
        }
        return Dictionary((counts ?? []).map { ($0.row, $0.made) }, uniquingKeysWith: { $1 })
    }
}
