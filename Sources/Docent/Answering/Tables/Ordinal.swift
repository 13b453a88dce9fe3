/// A rank that a word names: `fifth`, `5th`, `fünften`.
enum Ordinal {
    /// The rank; nil for any other word in lower case.
    static func rank(of word: String) -> Int? {
        if let rank = Lexicon.ordinals[word] { return rank }
        let digits = word.prefix(while: \.isNumber)
        if let number = Int(digits), Lexicon.ordinalEndings.contains(String(word.dropFirst(digits.count))) {
            return number
        }
        let isInflected = Lexicon.ordinalInflections.contains { word.hasSuffix($0) }
        return isInflected ? Lexicon.ordinals[String(word.dropLast())] : nil
    }

    /// The rank that a German compound begins with, and the rest of it: 5 and `höchste` of `fünfthöchste`.
    static func compound(_ word: String) -> (rank: Int, rest: String)? {
        let prefixes = Lexicon.germanOrdinals.enumerated().filter { word.hasPrefix($0.element) }
        return prefixes.max { $0.element.utf8.count < $1.element.utf8.count }.map {
            ($0.offset + 1, String(word.dropFirst($0.element.count)))
        }
    }
}
