/// What a question asks of a table's rows beyond the words that they hold.
enum TableWish: Sendable {
    case most, least, first, last, after, before, total

    /// The wishes of a question's words, in lower case.
    static func all(in words: [String]) -> Set<TableWish> {
        Set(words.indices.compactMap { wish(at: $0, of: words) })
    }

    /// The words without what asks for a lower rank than the first, and the rank: `second most expensive`, `zweitteuerste`,
    /// `deuxième machine la plus chère`.
    static func ranked(_ words: [String]) -> (words: [String], rank: Int) {
        for (place, word) in words.enumerated() {
            if let prefix = prefixes.first(where: { word.hasPrefix($0.key) }) {
                let rest = String(word.dropFirst(prefix.key.count))
                if GermanDegree.root(of: rest).map({ degrees[$0] != nil }) == true {
                    return (words.enumerated().map { $0.offset == place ? rest : $0.element }, prefix.value)
                }
            }
            guard let rank = ranks[word] else { continue }
            let without = words.enumerated().filter { $0.offset != place }.map(\.element)
            let isDegree = (place..<min(place + reach, without.count)).contains { next in
                guard next == place || TableSense.comparing.contains(without[next]) else { return false }
                let wish = wish(at: next, of: without)
                return wish == .most || wish == .least
            }
            if isDegree { return (without, rank) }
        }
        return (words, 1)
    }

    private static let ranks: [String: Int] = [
        "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "deuxième": 2, "seconde": 2,
        "2e": 2,
        "2ème": 2, "troisième": 3, "3e": 3, "quatrième": 4, "zweite": 2, "zweiten": 2, "dritte": 3,
        "dritten": 3, "segundo": 2, "segunda": 2, "tercero": 3, "tercera": 3, "secondo": 2, "seconda": 2,
        "terzo": 3, "terza": 3, "terceiro": 3, "terceira": 3,
    ]
    private static let prefixes = ["zweit": 2, "dritt": 3, "viert": 4]
    /// How far behind its rank the degree of a French adjective stands.
    private static let reach = 5

    /// The words behind each preposition that asks for a neighbouring row; nil where another word asks for one too.
    ///
    /// The name of a row must begin there: “the row under Anna Weiss” asks for a neighbour, “under the travel policy” does not.
    static func anchors(of wish: TableWish, in words: [String]) -> [ArraySlice<String>]? {
        let places = words.indices.filter { Self.wish(at: $0, of: words) == wish }
        guard places.allSatisfy({ prepositions.contains(words[$0]) }) else { return nil }
        return places.map { words[($0 + 1)...].drop(while: articles.contains) }
    }

    private static func wish(at place: Int, of words: [String]) -> TableWish? {
        let word = words[place]
        let next = place + 1 < words.count ? words[place + 1] : nil
        if followers.contains(word) {
            if next == "by" { return place + 2 < words.count ? .before : .after }
            return words[..<place].contains { $0 == "did" || $0 == "does" } ? .before : .after
        }
        let isCompared = startsNumber(at: place + 1, of: words) || next == "sea"
        if let wish = positions[word] { return isCompared ? nil : wish }
        guard !isBound(at: place, of: words), !isTime(at: place, of: words) else { return nil }
        let degree = degree(at: place, of: words)
        return degree.map { next.map(small.contains) == true ? $0.reversed : $0 } ?? cues[word]
    }

    /// What asks for the most or the least by the words around: `more expensive`, `am nächsten`, `plus`, `günstigste`.
    private static func degree(at place: Int, of words: [String]) -> TableWish? {
        let word = words[place]
        let next = place + 1 < words.count ? words[place + 1] : nil
        let before = place > 0 ? words[place - 1] : nil
        switch word {
        case "most", "least", "plus", "moins", "más", "menos", "più", "meno":
            guard before.map(floors.contains) != true else { return nil }
            return ["most", "plus", "más", "più"].contains(word) ? .most : .least
        case "mais": return next.map { TableSense.isRomance($0) || sizes.contains($0) } == true ? .most : nil
        case "more": return next.map(costly.contains) == true ? .most : nil
        case "nächsten" where before == "am":
            return next == nil || next.map(places.contains) == true ? .least : nil
        default: return GermanDegree.root(of: word).flatMap { degrees[$0] }
        }
    }

    /// Whether a comparing word only sets a bound: `less than 320`, `plus de 40`.
    private static func isBound(at place: Int, of words: [String]) -> Bool {
        guard place + 2 < words.count, bounds.contains(words[place + 1]) else { return false }
        return startsNumber(at: place + 2, of: words)
    }

    /// Whether a word such as `last` only says when: `last year`, `the first half`.
    private static func isTime(at place: Int, of words: [String]) -> Bool {
        turns.contains(words[place]) && place + 1 < words.count && times.contains(words[place + 1])
    }

    /// Whether a number stands here, perhaps after its currency.
    private static func startsNumber(at place: Int, of words: [String]) -> Bool {
        words.dropFirst(place).prefix(2).enumerated().contains { offset, word in
            word.first?.isNumber == true && (offset == 0 || words[place].count == 3)
        }
    }

    /// What stands before `least` and its like where they set a bound.
    private static let floors: Set<String> = ["at", "au", "al", "lo", "pelo"]

    private var reversed: TableWish { self == .most ? .least : self == .least ? .most : self }

    private static let prepositions: Set<String> = [
        "below", "beneath", "under", "behind", "above", "after", "before", "prior", "unter", "über", "nach",
        "vor", "après", "avant",
    ]
    /// What may stand between a preposition and a row's name.
    private static let articles: Set<String> = [
        "the", "a", "an", "to", "that", "of", "one", "row", "line", "called", "named", "der", "die", "das",
        "dem", "den", "le", "la", "les", "l", "celle", "celui",
    ]
    private static let turns: Set<String> = [
        "first", "last", "final", "next", "previous", "following", "erste", "ersten", "letzte", "letzten",
        "premier", "première", "dernier", "dernière",
    ]
    private static let times: Set<String> = [
        "year", "years", "half", "quarter", "month", "months", "week", "weeks", "day", "days", "morning",
        "evening", "night", "time", "times", "jahr", "jahre", "jahren", "halbjahr", "quartal", "monat",
        "monate", "monaten", "woche", "wochen", "tag", "tage", "tagen", "mal", "an", "année", "semestre",
        "trimestre", "mois", "semaine", "jour", "fois",
    ]

    private static let bounds: Set<String> = ["than", "als", "que", "de"]
    private static let costly: Set<String> = ["expensive", "costly"]
    /// What follows `am nächsten` where it means a place and no day.
    private static let places: Set<String> = ["an", "am", "zu", "zum", "zur", "bei", "beim"]
    /// Portuguese adjectives of size, which measure nothing by themselves.
    private static let sizes: Set<String> = [
        "pequeno", "pequena", "pequenos", "pequenas", "grande", "grandes",
    ]
    /// Adjectives of which the most is the least of a column.
    private static let small: Set<String> = [
        "affordable", "economical", "inexpensive", "économique", "proche", "petit", "petite", "court",
        "courte", "ancien", "ancienne", "vieux", "vieille", "âgé", "âgée", "léger", "légère", "bas", "basse",
        "silencieux",
        "lent", "barato", "barata", "baratos", "baratas", "económico", "economico", "ligero", "ligera",
        "leggero",
        "leggera", "leve", "antiguo", "antigua", "antico", "antica", "antigo", "antiga", "viejo", "vieja",
        "vecchio",
        "vecchia", "velho", "velha", "corto", "corta", "curto", "curta", "breve", "bajo", "baja", "basso",
        "bassa",
        "baixo", "baixa", "pequeño", "pequeña", "piccolo", "piccola", "pequeno", "pequena", "pequenos",
        "pequenas", "cercano",
        "vicino",
    ]
    /// German adjectives in their highest degree, without the ending.
    private static let degrees: [String: TableWish] = {
        let most = """
            höchst größt längst meist teuerst schwerst neuest jüngst schnellst lautest weitest entferntest stärkst \
            breitest tiefst wärmst spätest
            """
        let least = """
            niedrigst kleinst kürzest wenigst günstigst billigst preiswertest leichtest ältest leisest langsamst frühest \
            kältest schmalst nächstgelegen
            """
        let words = most.split(separator: " ").map { (String($0), TableWish.most) }
        return Dictionary(
            uniqueKeysWithValues: words + least.split(separator: " ").map { (String($0), .least) })
    }()

    /// Verbs of succession: who follows stands after, but whom somebody followed stood before.
    private static let followers: Set<String> = [
        "follow", "followed", "succeed", "succeeded", "replace", "replaced",
    ]
    /// Words that name a neighbouring row unless a number comes after them.
    private static let positions: [String: TableWish] = [
        "below": .after, "beneath": .after, "under": .after, "behind": .after, "above": .before,
        "unter": .after, "über": .before,
    ]

    private static let cues: [String: TableWish] = [
        "highest": .most, "largest": .most, "greatest": .most, "biggest": .most, "longest": .most,
        "tallest": .most, "maximum": .most, "newest": .most, "latest": .most, "heaviest": .most,
        "fastest": .most, "deepest": .most, "higher": .most, "larger": .most, "longer": .most,
        "bigger": .most, "greater": .most, "later": .most, "best": .most, "top": .most, "top-grossing": .most,
        "taller": .most, "youngest": .most, "younger": .most, "jünger": .most, "recent": .most,
        "heavier": .most, "busiest": .most,
        "richest": .most, "strongest": .most, "widest": .most, "hottest": .most, "warmest": .most,
        "dearest": .most, "loftiest": .most, "dearer": .most, "costliest": .most, "farthest": .most,
        "farther": .most,
        "furthest": .most, "loudest": .most, "louder": .most, "newer": .most, "faster": .most,
        "teurer": .most, "schwerer": .most, "höher": .most, "größer": .most, "länger": .most,
        "schneller": .most, "lauter": .most, "lowest": .least, "smallest": .least, "fewest": .least,
        "shortest": .least, "minimum": .least, "oldest": .least, "earliest": .least, "cheapest": .least,
        "coldest": .least, "slowest": .least, "narrowest": .least, "worst": .least, "poorest": .least,
        "lightest": .least, "lower": .least, "smaller": .least, "fewer": .least, "less": .least,
        "shorter": .least, "cheaper": .least, "earlier": .least, "closest": .least, "closer": .least,
        "nearest": .least, "nearer": .least, "quietest": .least, "quieter": .least, "older": .least,
        "slower": .least, "lighter": .least, "günstiger": .least, "billiger": .least, "leichter": .least,
        "älter": .least, "kleiner": .least, "kürzer": .least, "niedriger": .least, "leiser": .least,
        "langsamer": .least, "first": .first, "erste": .first, "ersten": .first, "premier": .first,
        "première": .first, "last": .last, "final": .last, "letzte": .last, "letzten": .last,
        "dernier": .last, "dernière": .last, "after": .after, "next": .after, "following": .after,
        "follows": .after, "nach": .after, "successor": .after, "nachfolger": .after, "suivant": .after,
        "après": .after, "before": .before, "previous": .before, "preceding": .before, "precedes": .before,
        "vor": .before, "preceded": .before, "predecessor": .before, "prior": .before, "vorgänger": .before,
        "avant": .before, "total": .total, "overall": .total, "altogether": .total, "sum": .total,
        "whole": .total, "combined": .total, "gesamt": .total, "insgesamt": .total, "summe": .total,
    ]
}
