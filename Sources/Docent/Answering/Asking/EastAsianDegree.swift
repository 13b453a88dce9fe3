/// The highest degree of Chinese and Japanese adjectives: `最贵`, `一番高い`, `最も古い`, `二番目に高い`.
enum EastAsianDegree {
    /// The English words for what a question asks the most or least of.
    static func words(in question: String) -> [String] {
        guard question.utf8.contains(where: { (0xE3...0xE9).contains($0) }) else { return [] }
        for (mark, rank) in marks {
            guard let range = question.firstRange(of: mark) else { continue }
            let rest = question[range.upperBound...].drop { "にもっとも".contains($0) || $0.isWhitespace }
            guard let word = adjectives.first(where: { rest.hasPrefix($0.adjective) })?.word else { continue }
            return rank.map { [$0, word] } ?? [word]
        }
        return []
    }

    /// What stands before the adjective, with the English word for a lower rank.
    private static let marks: [(String, String?)] = [
        ("二番目", "second"), ("2番目", "second"), ("２番目", "second"), ("第二", "second"), ("三番目", "third"),
        ("3番目", "third"), ("３番目", "third"), ("第三", "third"), ("一番", nil), ("いちばん", nil), ("最も", nil),
        ("もっとも", nil), ("最", nil),
    ]

    private static let adjectives: [(adjective: String, word: String)] = [
        ("贵", "dearest"), ("貴", "dearest"), ("便宜", "cheapest"), ("安", "cheapest"), ("高", "loftiest"),
        ("低", "lowest"), ("大", "largest"), ("小", "smallest"), ("多", "largest"), ("少な", "fewest"),
        ("少", "fewest"), ("長", "longest"), ("长", "longest"), ("短", "shortest"), ("重", "heaviest"),
        ("軽", "lightest"), ("轻", "lightest"), ("新", "newest"), ("古", "oldest"), ("旧", "oldest"),
        ("老", "oldest"), ("若", "youngest"), ("早", "earliest"), ("晚", "latest"), ("遅", "latest"),
        ("近い", "nearest"), ("遠", "farthest"), ("远", "farthest"), ("速", "fastest"), ("快", "fastest"),
        ("慢", "slowest"),
    ]
}
