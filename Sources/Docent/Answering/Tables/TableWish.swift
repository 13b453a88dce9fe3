/// What a question asks of a table's rows beyond the words that they hold.
enum TableWish: Sendable {
    case most, least, first, last, after, before, total

    /// The wishes of a question's words, in lower case.
    static func all(in words: [String]) -> Set<TableWish> {
        Set(words.indices.compactMap { wish(at: $0, of: words) })
    }

    /// The places of the words that ask for one of some wishes, with the adjectives that they compare: `most expensive`.
    ///
    /// The rank that is asked for, as in `second largest`, is one of them.
    static func places(of wishes: Set<TableWish>, in words: [String]) -> Set<Int> {
        let rank = rank(in: words)
        let plain = words.enumerated().map {
            $0.offset == rank?.place ? rank?.rest ?? $0.element : $0.element
        }
        let asking = plain.indices.filter { wish(at: $0, of: plain).map(wishes.contains) == true }
        let compared = asking.map { $0 + 1 }.filter { next in
            next < words.count && (Lexicon.more.union(Lexicon.less)).contains(words[next - 1])
                && (TableSense.measures(words[next]) || Lexicon.costly.contains(words[next]))
        }
        let places = Set(asking).union(compared)
        return wishes.isDisjoint(with: [.most, .least])
            ? places : places.union([rank?.place].compactMap(\.self))
    }

    /// The words without what asks for a lower rank than the first, and the rank: `second most expensive`, `zweitteuerste`,
    /// `deuxième machine la plus chère`.
    static func ranked(_ words: [String]) -> (words: [String], rank: Int) {
        guard let (place, rank, rest) = rank(in: words) else { return (words, 1) }
        return (words.enumerated().compactMap { $0.offset == place ? rest : $0.element }, rank)
    }

    /// The rank below the first that words ask for, its place, and what else a compound there says.
    private static func rank(in words: [String]) -> (place: Int, rank: Int, rest: String?)? {
        for (place, word) in words.enumerated() {
            if let (rank, rest) = Ordinal.compound(word), rank > 1,
                GermanDegree.root(of: rest).map({ degrees[$0] != nil }) == true
            {
                return (place, rank, rest)
            }
            guard let rank = Ordinal.rank(of: word), rank > 1 else { continue }
            let without = words.enumerated().filter { $0.offset != place }.map(\.element)
            let isDegree = (place..<min(place + reach, without.count)).contains { next in
                guard next == place || Lexicon.romanceDegrees.contains(without[next]) else { return false }
                let wish = wish(at: next, of: without)
                return wish == .most || wish == .least
            }
            if isDegree { return (place, rank, nil) }
        }
        return nil
    }

    /// How far behind its rank the degree of a French adjective stands.
    private static let reach = 5

    /// The words behind each preposition that asks for a neighbouring row; nil where another word asks for one too.
    ///
    /// The name of a row must begin there: “the row under Anna Weiss” asks for a neighbour, “under the travel policy” does not.
    static func anchors(of wish: TableWish, in words: [String]) -> [ArraySlice<String>]? {
        let places = words.indices.filter { Self.wish(at: $0, of: words) == wish }
        guard places.allSatisfy({ Lexicon.neighbouring.contains(words[$0]) }) else { return nil }
        return places.map { words[($0 + 1)...].drop(while: Lexicon.rowLeads.contains) }
    }

    private static func wish(at place: Int, of words: [String]) -> TableWish? {
        let word = words[place]
        let next = place + 1 < words.count ? words[place + 1] : nil
        if Lexicon.following.contains(word) {
            if next == "by" { return place + 2 < words.count ? .before : .after }
            return words[..<place].contains { $0 == "did" || $0 == "does" } ? .before : .after
        }
        let isCompared = startsNumber(at: place + 1, of: words) || next == "sea"
        if let wish = positions[word] { return isCompared ? nil : wish }
        guard !isBound(at: place, of: words), !isTime(at: place, of: words) else { return nil }
        let degree = degree(at: place, of: words)
        return degree.map { next.map(Lexicon.small.contains) == true ? $0.reversed : $0 } ?? cues[word]
    }

    /// What asks for the most or the least by the words around: `more expensive`, `am nächsten`, `plus`, `günstigste`.
    private static func degree(at place: Int, of words: [String]) -> TableWish? {
        let word = words[place]
        let next = place + 1 < words.count ? words[place + 1] : nil
        let before = place > 0 ? words[place - 1] : nil
        if Lexicon.more.contains(word) || Lexicon.less.contains(word) {
            guard before.map(Lexicon.floors.contains) != true else { return nil }
            return Lexicon.more.contains(word) ? .most : .least
        }
        switch word {
        case "mais":
            return next.map { TableSense.isRomance($0) || Lexicon.portugueseSizes.contains($0) } == true
                ? .most : nil
        case "more": return next.map(Lexicon.costly.contains) == true ? .most : nil
        case "nächsten" where before == "am":
            return next == nil || next.map(Lexicon.placePrepositions.contains) == true ? .least : nil
        default: return GermanDegree.root(of: word).flatMap { degrees[$0] }
        }
    }

    /// Whether a comparing word only sets a bound: `less than 320`, `plus de 40`.
    private static func isBound(at place: Int, of words: [String]) -> Bool {
        guard place + 2 < words.count, Lexicon.comparingJoints.contains(words[place + 1]) else {
            return false
        }
        return startsNumber(at: place + 2, of: words)
    }

    /// Whether a word such as `last` only says when: `last year`, `the first half`.
    private static func isTime(at place: Int, of words: [String]) -> Bool {
        Lexicon.turns.contains(words[place]) && place + 1 < words.count
            && Lexicon.turning.contains(words[place + 1])
    }

    /// Whether a number stands here, perhaps after its currency.
    private static func startsNumber(at place: Int, of words: [String]) -> Bool {
        words.dropFirst(place).prefix(2).enumerated().contains { offset, word in
            word.first?.isNumber == true && (offset == 0 || words[place].count == 3)
        }
    }

    private var reversed: TableWish { self == .most ? .least : self == .least ? .most : self }

    /// What each word asks for by itself.
    private static let cues = Lexicon.meanings([
        TableWish.most: Lexicon.most, .least: Lexicon.least, .first: Lexicon.first, .last: Lexicon.last,
        .after: Lexicon.next, .before: Lexicon.previous, .total: Lexicon.altogether,
    ])
    /// What the highest degree of German adjectives asks for, without the ending.
    private static let degrees = Lexicon.meanings([
        TableWish.most: Lexicon.mostRoots, .least: Lexicon.leastRoots,
    ])
    /// Words that name a neighbouring row unless a number comes after them.
    private static let positions = Lexicon.meanings([
        TableWish.after: Lexicon.under, .before: Lexicon.over,
    ])
}
