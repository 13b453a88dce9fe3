/// The highest degree of Chinese and Japanese adjectives: `最贵`, `一番高い`, `最も古い`, `二番目に高い`.
enum EastAsianDegree {
    /// The English words for what a question asks the most or least of.
    static func words(in question: String) -> [String] {
        guard question.utf8.contains(where: { (0xE3...0xE9).contains($0) }) else { return [] }
        for (mark, rank) in Lexicon.unspacedDegrees {
            guard let range = question.firstRange(of: mark) else { continue }
            let rest = question[range.upperBound...].drop { "にもっとも".contains($0) || $0.isWhitespace }
            guard let word = Lexicon.unspacedAdjectives.first(where: { rest.hasPrefix($0.adjective) })?.word
            else { continue }
            return rank.map { [$0, word] } ?? [word]
        }
        return []
    }
}
