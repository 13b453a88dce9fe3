/// The people that a question is asked for and that rules are made for apart: children, the pregnant.
struct AskedAudience: Sendable, Hashable {
    /// Each with all words for it.
    private let named: [Set<String>]

    init(_ question: String) {
        let words = Set(Words.parts(of: question))
        named = Lexicon.audiences.filter { !$0.isDisjoint(with: words) }
    }

    /// Whether there are none.
    var isEmpty: Bool { named.isEmpty }

    /// Whether a text speaks of none of those that it is asked for.
    func isMissing(in text: String) -> Bool {
        guard !named.isEmpty else { return false }
        let words = Set(Words.parts(of: text))
        return named.contains { $0.isDisjoint(with: words) }
    }
}
