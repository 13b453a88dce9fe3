/// The thing that a question counts: the wolves of “How many wolves live in the park?”.
struct CountedThing: Sendable, Hashable {
    /// The word for it, in small letters.
    let word: String
    private let stem: String

    /// - Returns: nil where nothing is counted, or what is counted may be called by any name, as people are.
    init?(_ question: String) {
        let words = Words.parts(of: question)
        let start = words.indices.lazy.compactMap { place in
            QuestionOpening.countingLead(of: words[place...]).map { place + $0 }
        }.first
        let counted = start.flatMap { words[$0...].first { !Lexicon.countedAround.contains($0) } }
        guard let counted, !Lexicon.countedByAnyName.contains(counted),
            FigureWords.units[counted] == nil, let stem = Words(phrase: counted).stems.first
        else { return nil }
        (word, self.stem) = (counted, stem)
    }

    /// Whether a text speaks of other things alone.
    func isMissing(in text: String) -> Bool {
        let held = Set(Words(text).stems)
        return Words.share(of: stem, in: held) == 0 && !Synonyms.areHeld(stem, among: held)
    }
}
