/// The columns that a question names, each of which is a condition or is only spoken of by one.
extension QueryBinding {
    var boundColumns: BoundWords {
        var found: [QueryElement] = []
        let headers = table.headers.filter { $0 != table.name && !$0.isEmpty }.map { header in
            (
                header: header, stems: Set(Words(phrase: header).stems),
                isMoney: TableMeasure(header: header, values: table.sample(header))
                    == .money
            )
        }
        let nameStems = Set(Words(phrase: table.name).stems)
        for place in query.words.indices where !isUsed(place) && !query.taken.contains(place) {
            let word = query.words[place].word
            guard let stem = query.words[place].stem, !nameStems.contains(stem) else { continue }
            let root = GermanVerb.root(of: word).map(Spelling.folded)
            let scored = headers.map { header -> (header: String, score: Double) in
                var score = Words.share(of: stem, in: header.stems)
                if Words.parts(of: header.header).contains(where: { QuestionWord.areForms($0, word) }) {
                    score = max(score, 0.9)
                }
                if score == 1, Words.parts(of: header.header).contains(word) { score = 1.1 }
                if score < Synonyms.share, Synonyms.areHeld(stem, among: header.stems) {
                    score = Synonyms.share
                }
                if score < Synonyms.share, Lexicon.prices.contains(word), header.isMoney { score = 0.55 }
                if score < Synonyms.share, let root, header.stems.contains(where: { $0.hasPrefix(root) }) {
                    score = 0.65
                }
                return (header.header, score)
            }
            guard let best = scored.map(\.score).max(), best > 0.5 else { continue }
            let named = Self.nearest(scored.filter { $0.score == best }.map(\.header))
            guard named.count == 1, let column = table.column(named[0]) else { continue }
            if let last = found.indices.last, found[last].kind == .column,
                found[last].columns == [column.header], found[last].places.upperBound == place
            {
                found[last].places = found[last].places.lowerBound..<place + 1
                continue
            }
            if let rows = rows(sharing: stem, with: column) {
                found.append(element(.value, place..<place + 1, [column.header], rows))
                continue
            }
            let (has, lacks) = column.having
            found.append(
                QueryElement(
                    kind: .column, places: place..<place + 1, columns: [column.header], holds: has,
                    fails: lacks))
        }
        return BoundWords(elements: found)
    }

    /// The rows that say of themselves what a word of their header does: those relegated below `Qualification or relegation`; nil
    /// where none do, or all that say anything.
    private func rows(sharing stem: String, with column: QueriedColumn) -> Set<Int>? {
        let sharing = column.rows(longest: Self.longestMention) { parts in
            Words.share(of: stem, in: Set(Words(phrase: parts.joined(separator: " ")).stems)) >= 0.7
        }
        let filled = column.rows { !$0.isEmpty }
        return sharing.isEmpty || sharing.count == filled.count ? nil : Set(sharing)
    }

    /// Of headers that a word names alike those that say nothing else, and of several years the newest.
    private static func nearest(_ headers: [String]) -> [String] {
        guard headers.count > 1 else { return headers }
        let years = headers.compactMap(YearlyHeader.init)
        if years.count == headers.count, Set(years.map(\.words)).count == 1 {
            let newest = zip(headers, years).max { $0.1.year < $1.1.year }
            return newest.map { [$0.0] } ?? headers
        }
        let sizes = headers.map { Words.parts(of: $0).count }
        return zip(headers, sizes).filter { $0.1 == sizes.min() }.map(\.0)
    }

    // MARK: Which column a word only names

    /// A column that a condition of its clause speaks of is named by that condition and is none itself.
    var absorbedColumns: BoundWords {
        var elements = elements
        for number in elements.indices where elements[number].kind == .value {
            let named = elements.filter { $0.kind == .column && isOfOneClause($0, elements[number]) }
                .reduce(into: Set<String>()) { $0.formUnion($1.columns) }
            let meant = elements[number].columns.intersection(named)
            guard !meant.isEmpty, meant.count < elements[number].columns.count else { continue }
            elements[number].columns = meant
            let words = elements[number].places.map { query.words[$0].word }
            let narrowed = elements[number].holds.filter { row in
                meant.contains { table.holds(words, row, $0) }
            }
            guard !narrowed.isEmpty else { continue }
            elements[number].holds = narrowed
            elements[number].fails = Set(table.body).subtracting(narrowed)
        }
        let (all, strong) = (elements, elements.filter { $0.kind != .column })
        let absorbed = all.filter { element in
            element.kind == .column
                && strong.contains {
                    isOfOneClause($0, element) && !$0.columns.isDisjoint(with: element.columns)
                }
        }
        let rest = all.filter { element in
            element.kind != .column || !absorbed.contains { $0.places == element.places }
        }
        return BoundWords(instead: rest, compared: Set(absorbed.flatMap(\.places)))
    }

    func isOfOneClause(_ one: QueryElement, _ other: QueryElement) -> Bool {
        query.clause(of: one.places.lowerBound) == query.clause(of: other.places.lowerBound)
            || query.clause(of: one.places.upperBound - 1) == query.clause(of: other.places.lowerBound)
    }

    // MARK: What is had

    /// Columns that are only named ask for nothing: what remains are those of yes and no, and those that some rows leave blank.
    var had: Set<Int> {
        let named = elements.filter { $0.kind == .column && !$0.isDenied && !isAsked($0) }
        return Set(named.flatMap(\.places))
    }

    func isAsked(_ element: QueryElement) -> Bool {
        guard let header = element.columns.first else { return false }
        if table.isOf(.yesOrNo, header) { return true }
        guard !element.fails.isEmpty, !table.isOfTime(header) || element.places.lowerBound > 0 else {
            return false
        }
        let before = query.words[max(0, element.places.lowerBound - 2)..<element.places.lowerBound]
        return before.contains { Lexicon.having.contains($0.word) }
    }

    // MARK: Which columns are spoken of

    /// See ``spoken``.
    var spokenColumns: [Int: Set<String>] {
        let heads = table.headers.filter { !$0.isEmpty }.map {
            (header: $0, stems: Set(Words(phrase: $0).stems), parts: Words.parts(of: $0))
        }
        var found: [Int: Set<String>] = [:]
        for place in query.words.indices {
            let word = query.words[place]
            guard let stem = word.stem,
                !Self.empty.contains(word.word) || Lexicon.prices.contains(word.word)
                    || heads.contains(where: { $0.parts.contains(word.word) })
            else { continue }
            let scored = heads.map { head -> (String, Double) in
                if head.parts.contains(where: { QuestionWord.areAlike($0, word.word) }) {
                    return (head.header, 1)
                }
                let share = Words.share(of: stem, in: head.stems)
                return (
                    head.header,
                    share >= Self.leastShare
                        ? share : Synonyms.areHeld(stem, among: head.stems) ? Synonyms.share : 0
                )
            }
            guard let most = scored.map(\.1).max(), most > 0 else { continue }
            found[place] = Set(scored.filter { $0.1 == most }.map(\.0))
        }
        return found
    }

    private static let leastShare = 0.7
}
