/// What a statement says of somebody's standing: a deputy mayor is no mayor.
enum ClaimedStanding {
    /// The title that a statement gives without what its proof has before it, or with what its proof lacks.
    static func misgiven(in statement: String, by proof: String) -> String? {
        let (told, held) = (titles(of: statement), titles(of: proof))
        return told.first { title, standings in
            guard let others = held[title] else { return false }
            return standings.isDisjoint(with: others)
        }?.key
    }

    /// The words of a text, each with the words such as `deputy` that it stands behind; nil among these where it stands alone.
    private static func titles(of text: String) -> [String: Set<String?>] {
        let words = Words.parts(of: text)
        return words.indices.reduce(into: [:]) { titles, place in
            guard !Lexicon.standings.contains(words[place]) else { return }
            let before = place > 0 ? words[place - 1] : ""
            let standing = Lexicon.standings.contains(before) ? before : nil
            titles[words[place], default: []].insert(standing)
        }
    }
}
