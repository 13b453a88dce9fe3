/// Words by which questions and documents speak of the same thing, in groups; a thing may stand in several.
enum Synonyms {
    /// How well a word is held when only one of its group stands there.
    static let share = 0.6

    /// Whether one of a stem's groups has a member among others.
    static func areHeld(_ stem: String, among held: Set<String>) -> Bool {
        relatives[stem].map { !$0.isDisjoint(with: held) } ?? false
    }

    /// The stems of each stem's groups.
    private static let relatives: [String: Set<String>] = {
        var relatives: [String: Set<String>] = [:]
        for group in Lexicon.synonyms.split(separator: "\n") {
            let stems = Set(Words(String(group), language: .english).stems)
            for stem in stems { relatives[stem, default: []].formUnion(stems) }
        }
        return relatives
    }()
}
