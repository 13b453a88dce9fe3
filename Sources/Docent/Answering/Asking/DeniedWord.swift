/// A word of a question that differs from one of a text by a prefix that denies: `disproved` for `proved`, `paid` for `unpaid`.
struct DeniedWord: Sendable, Hashable {
    /// The question's word, in small letters.
    let asked: String
    /// The text's.
    let found: String

    /// - Returns: nil where the text holds every such word of the question as well, or its opposite stands nowhere.
    init?(of question: String, in text: String) {
        let words = Words.letters(of: text)
        let held = Set(words.flatMap { Words($0).stems })
        let missing = Words.letters(of: question).filter { word in
            Words(word).stems.contains { !held.contains($0) }
        }
        let crossed = missing.lazy.compactMap { asked in
            words.first { Self.denies(asked, $0) || Self.denies($0, asked) }.map { (asked, $0) }
        }.first
        guard let crossed else { return nil }
        (asked, found) = crossed
    }

    /// Whether a word is another with a prefix that denies it.
    private static func denies(_ word: String, _ other: String) -> Bool {
        Lexicon.denyingPrefixes.contains { prefix in
            guard word.hasPrefix(prefix) else { return false }
            let rest = String(word.dropFirst(prefix.count))
            let stems = Words(rest).stems
            return rest.count >= fewest && !stems.isEmpty && stems == Words(other).stems
        }
    }

    /// The fewest letters of a word behind a prefix: no word for `unit` is `it`.
    private static let fewest = 4
}
