/// What a question asks of a table's rows beyond the words that they hold.
enum TableWish: Sendable {
    case most, least, first, last, after, before, total

    /// The wishes of a question's words, in lower case.
    static func all(in words: [String]) -> Set<TableWish> {
        Set(words.indices.compactMap { wish(at: $0, of: words) })
    }

    private static func wish(at place: Int, of words: [String]) -> TableWish? {
        let word = words[place]
        let next = place + 1 < words.count ? words[place + 1] : nil
        if followers.contains(word) {
            if next == "by" { return place + 2 < words.count ? .before : .after }
            return words[..<place].contains { $0 == "did" || $0 == "does" } ? .before : .after
        }
        let isCompared = next?.first?.isNumber == true || next == "sea"
        if let wish = positions[word] { return isCompared ? nil : wish }
        return cues[word]
    }

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
        "most": .most, "highest": .most, "largest": .most, "greatest": .most, "biggest": .most,
        "longest": .most, "tallest": .most, "maximum": .most, "newest": .most, "latest": .most,
        "heaviest": .most, "fastest": .most, "deepest": .most, "higher": .most, "larger": .most,
        "longer": .most, "bigger": .most, "greater": .most, "later": .most, "best": .most, "top": .most,
        "top-grossing": .most,
        "taller": .most, "youngest": .most, "recent": .most, "heavier": .most, "busiest": .most,
        "richest": .most,
        "strongest": .most, "widest": .most, "hottest": .most, "warmest": .most, "höchste": .most,
        "höchsten": .most, "größte": .most, "größten": .most,
        "längste": .most, "meisten": .most, "plus": .most,
        "least": .least, "lowest": .least, "smallest": .least, "fewest": .least, "shortest": .least,
        "minimum": .least, "oldest": .least, "earliest": .least, "cheapest": .least, "coldest": .least,
        "slowest": .least, "narrowest": .least, "worst": .least,
        "poorest": .least, "lightest": .least,
        "lower": .least, "smaller": .least, "fewer": .least, "less": .least, "shorter": .least,
        "cheaper": .least, "earlier": .least, "niedrigste": .least, "niedrigsten": .least,
        "kleinste": .least, "kleinsten": .least, "kürzeste": .least, "wenigsten": .least, "moins": .least,
        "first": .first, "erste": .first, "ersten": .first, "premier": .first, "première": .first,
        "last": .last, "final": .last, "letzte": .last, "letzten": .last, "dernier": .last,
        "dernière": .last,
        "after": .after, "next": .after, "following": .after, "follows": .after, "nach": .after,
        "successor": .after,
        "nachfolger": .after, "suivant": .after,
        "après": .after,
        "before": .before, "previous": .before, "preceding": .before, "precedes": .before, "vor": .before,
        "preceded": .before, "predecessor": .before, "prior": .before, "vorgänger": .before,
        "avant": .before,
        "total": .total, "overall": .total, "altogether": .total, "sum": .total, "whole": .total,
        "combined": .total, "gesamt": .total, "insgesamt": .total, "summe": .total,
    ]
}
