/// Reads which operation a question asks for, whatever table is asked.
struct OperationReading {
    let query: TableQuery
    private(set) var choice = AskedOperation.Choice.all
    private(set) var result = AskedOperation.Result.cells
    private(set) var rank = 1
    private(set) var many: Int?
    private(set) var places: Set<Int> = []
    private(set) var wanted = 0..<0
    private(set) var isUnclear = false
    private(set) var isOfTable = false
    private(set) var choicePlaces: Set<Int> = []
    private(set) var leads: Set<Int> = []

    private var words: [QuestionWord] { query.words }

    init(_ query: TableQuery) {
        self.query = query
        readResult()
        let before = places
        readChoice()
        choicePlaces = places.subtracting(before)
        wanted = wantedPlaces
        places.formUnion(query.opening.asking)
    }

    // MARK: What is told

    private mutating func readResult() {
        let amounts = numbersOf
        if query.counts || !amounts.isEmpty { result = .count }
        places.formUnion(amounts)
        if let computation = Computation.wished(by: words) {
            result = computation.computation == .sum ? .sum : .average
            places.formUnion(computation.places)
        }
        let differing = words.indices.filter { Lexicon.differences.contains(words[$0].word) }
        let comparing = words.indices.filter {
            Lexicon.comparatives.contains(words[$0].word) && !query.degrees.contains($0)
                || QueryReading.direction(words[$0].word) != nil
        }
        let hasJoint = words.contains { Lexicon.rowJoints.contains($0.word) }
        let asksHow = query.counts || words.first.map { Lexicon.how.contains($0.word) } == true
        if !differing.isEmpty {
            result = .difference
            places.formUnion(differing)
        } else if asksHow, hasJoint, let place = comparing.last,
            !query.demands.contains(where: { $0.places.contains(place) })
        {
            result = .difference
            places.formUnion(comparing)
            places.formUnion(words.indices.filter { Lexicon.rowJoints.contains(words[$0].word) })
        } else if query.counts, asksForYears {
            result = .difference
            places.insert(query.opening.asking.upperBound)
        }
    }

    /// Whether the years between two things are asked for: `how many years after`.
    private var asksForYears: Bool {
        let unit = query.opening.asking.upperBound
        guard unit < words.count,
            !Words(phrase: words[unit].word).stems.filter(Lexicon.years.stems.contains).isEmpty
        else { return false }
        return query.neighbour != nil || words.contains { Lexicon.spanLeads.contains($0.word) }
    }

    /// The places of `number of` and its like where they ask for a number themselves, and no most or least of it.
    private var numbersOf: Set<Int> {
        let found = words.indices.dropLast().filter { place in
            let before = place > 0 ? words[place - 1] : nil
            let isOfName = before.map {
                $0.stem != nil && !Lexicon.altogether.contains($0.word) && !Lexicon.choosing.contains($0.word)
            }
            return Lexicon.numberNouns.contains(words[place].word) && words[place + 1].word == "of"
                && isOfName != true
                && !words[..<place].contains {
                    !TableWish.all(in: [$0.word]).isDisjoint(with: [.most, .least])
                }
        }
        return Set(found)
    }

    // MARK: Which rows

    private mutating func readChoice() {
        let lower = words.map(\.word)
        let free = words.indices.filter { !query.demands.flatMap(\.places).contains($0) }
        let degrees = query.degrees.union(comparedPlaces).filter {
            !isTop($0) && !query.isName(words[$0])
        }
        if result == .difference { return }
        if let same = words.indices.first(where: { Lexicon.sames.contains(words[$0].word) }) {
            choice = .alike
            if result == .count, !query.counts { result = .cells }
            places.insert(same)
            leads = [same]
            return
        }
        let consecutive = consecutivePlaces
        if query.counts, !consecutive.isEmpty {
            choice = .run
            places.formUnion(consecutive)
        } else if let wish = query.neighbour, free.contains(where: { isNeighbour($0, for: wish) }) {
            choice = .neighbour(isNext: wish == .after)
            let cues = free.filter { isNeighbour($0, for: wish) }
            places.formUnion(cues)
            leads = Set(cues.filter { Lexicon.neighbouring.contains(words[$0].word) })
        } else if let place = degrees.min() {
            let wishes = TableWish.all(in: degrees.sorted().map { lower[$0] })
            let isLeast = wishes.contains(.least) || Lexicon.lessThanRow.contains(lower[place])
            choice = .extreme(isMost: !isLeast)
            rank = TableWish.ranked(lower).rank
            if result == .sum { result = query.counts ? .count : .cells }
            isUnclear = degrees.contains { figure(behind: $0) != nil }
            places.formUnion(degrees)
        } else if let end = free.first(where: isEnd) {
            choice = .end(
                isLast: Lexicon.last.contains(lower[end]) || Lexicon.latest.contains(lower[end])
                    || Lexicon.bottoms.contains(lower[end]))
            isOfTable = Lexicon.tops.union(Lexicon.bottoms).contains(lower[end]) && isOfTable(end)
            many = number(behind: end)
            places.formUnion(many == nil ? [end] : [end, end + 1])
        }
    }

    /// The places of words that ask for what follows one another: `consecutive`, `in a row`.
    private var consecutivePlaces: [Int] {
        words.indices.flatMap { place in
            let end = Lexicon.consecutive.contains(words[place].word) ? place + 1 : place
            return Array(place..<(QueryReading.phraseEnd(Lexicon.inARow, at: place, of: words) ?? end))
        }
    }

    /// How many are asked for by a number right behind a word: 3 of `the first 3`.
    private func number(behind place: Int) -> Int? {
        figure(behind: place).flatMap { (2...100).contains($0) ? $0 : nil }
    }

    private func figure(behind place: Int) -> Int? {
        guard place + 1 < words.count else { return nil }
        let word = words[place + 1].word
        return Int(word) ?? NumberWords.alone[word].map { Int($0) }
    }

    /// The place of a word that compares two things of which one is asked for: `Are more games played at A or B?`.
    private var comparedPlaces: Set<Int> {
        guard result != .difference, words.contains(where: { Lexicon.alternatives.contains($0.word) }) else {
            return []
        }
        let bounded = Set(query.demands.flatMap(\.places))
        return Set(
            words.indices.filter {
                !bounded.contains($0)
                    && Lexicon.moreThanRow.union(Lexicon.lessThanRow).contains(words[$0].word)
            })
    }

    private func isNeighbour(_ place: Int, for wish: TableWish) -> Bool {
        let word = words[place].word
        guard [.who, .which].contains(query.opening.kind), place >= query.opening.asking.upperBound else {
            return false
        }
        if Lexicon.under.union(Lexicon.over).contains(word), !speaksOfPlaces { return false }
        if Lexicon.neighbouring.contains(word),
            !words[..<place].contains(where: { Lexicon.singularVerbs.contains($0.word) })
        {
            return false
        }
        let isCue =
            wish == .after
            ? Lexicon.next.contains(word) || Lexicon.under.contains(word)
            : Lexicon.previous.contains(word) || Lexicon.over.contains(word)
        let next = place + 1 < words.count ? words[place + 1].word : ""
        return isCue || Lexicon.following.contains(word) && next != "by"
    }

    /// Whether the question speaks of where rows stand in a table.
    private var speaksOfPlaces: Bool {
        words.contains { word in
            Lexicon.listings.contains(word.word) || Lexicon.placesInTables.contains(word.word)
                || Lexicon.directly.contains(word.word) || Lexicon.emptyOfTables.contains(word.word)
        }
    }

    /// Whether a word names the top of a table, or so many there: `at the top of the list`, `the top 3`.
    private func isTop(_ place: Int) -> Bool {
        Lexicon.tops.contains(words[place].word) && (isOfTable(place) || number(behind: place) != nil)
    }

    /// Whether `of` and a word for a table stand behind a word: no `end of August`.
    private func isOfTable(_ place: Int) -> Bool {
        let behind = words.dropFirst(place + 1).map(\.word)
        guard behind.first == "of", let thing = behind.dropFirst().first(where: { $0 != "the" }) else {
            return false
        }
        return Lexicon.listings.contains(thing) || Lexicon.placesInTables.contains(thing)
            || Lexicon.emptyOfTables.contains(thing)
    }

    private func isEnd(_ place: Int) -> Bool {
        let word = words[place].word
        let next = place + 1 < words.count ? words[place + 1].word : ""
        if Lexicon.turning.contains(next) && next != "year" && next != "season" { return false }
        if Lexicon.tops.union(Lexicon.bottoms).contains(word) {
            return isTop(place) || isOfTable(place)
        }
        return Lexicon.first.union(Lexicon.last).union(Lexicon.earliest).union(Lexicon.latest).contains(word)
    }

    // MARK: What is asked for

    /// The words for what is asked for, behind those that ask and say nothing else.
    private var wantedPlaces: Range<Int> {
        let opening = query.opening
        let verb = opening.asking.upperBound
        let isNamed = verb < words.count && Lexicon.singularVerbs.contains(words[verb].word)
        if opening.kind == .place || opening.kind == .who && !isNamed { return verb..<verb }
        var start = opening.asking.isEmpty || opening.kind == .other ? 0 : opening.asking.upperBound
        while start < words.count, isSkipped(start) { start += 1 }
        let end = words.indices.dropFirst(start).first { place in
            place > start
                && (Lexicon.behindThings.contains(words[place].word) || query.taken.contains(place)
                    || places.contains(place) || Lexicon.plainVerbs.contains(words[place].word)
                    || words[place].endsClause)
        }
        let stop = end.map {
            words[$0].endsClause && !Lexicon.behindThings.contains(words[$0].word) ? $0 + 1 : $0
        }
        return start..<max(start, stop ?? words.count)
    }

    private func isSkipped(_ place: Int) -> Bool {
        let word = words[place].word
        return words[place].stem == nil || places.contains(place) || Lexicon.numberNouns.contains(word)
            || Lexicon.labelNouns.contains(word) || Lexicon.decisionOpenings.contains(word)
            || Lexicon.how.contains(word) || Lexicon.first.union(Lexicon.last).contains(word)
            || Lexicon.altogether.contains(word) || isOccurrence(place)
    }

    /// Whether a word counts how often something is so: `how many times`.
    private func isOccurrence(_ place: Int) -> Bool {
        result == .count && Lexicon.occurrences.contains(words[place].word)
    }
}
