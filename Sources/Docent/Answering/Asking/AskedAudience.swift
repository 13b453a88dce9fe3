/// The people that a question is asked for and that rules are made for apart: children, the pregnant.
struct AskedAudience: Sendable, Hashable {
    /// Each with all words for it.
    private let named: [Set<String>]
    private let words: [String]

    init(_ question: String) {
        let words = Words.parts(of: question)
        named = Lexicon.audiences.filter { !$0.isDisjoint(with: words) }
        self.words = words
    }

    /// Whether there are none.
    var isEmpty: Bool { named.isEmpty }

    /// Those for whom it is asked that a text does not speak of, and others that it speaks of; nil where it speaks of all.
    func missing(in text: String) -> (asked: [String], found: [String])? {
        guard !named.isEmpty else { return nil }
        let held = Words.parts(of: text)
        let missing = named.filter { $0.isDisjoint(with: held) }
        guard !missing.isEmpty else { return nil }
        let others = Lexicon.audiences.filter { !named.contains($0) }
        return (
            missing.compactMap { group in words.first(where: group.contains) },
            others.compactMap { group in held.first(where: group.contains) }
        )
    }
}
