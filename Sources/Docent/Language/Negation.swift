/// What a word denies, by which statements, questions and headers are told from their opposites.
enum Negation: Sendable {
    /// What stands beside it is not so: `not`, `never`, `cannot`, `isn't`.
    case denial
    /// A thing is not there: `without`. It sets a condition and denies no statement.
    case absence
    /// What stands beside it must not be done: `forbidden`.
    case prohibition

    /// - Parameter word: a word in lower case, as it was written or as ``QuestionWord`` parts it.
    /// - Returns: nil for a word that denies nothing.
    init?(_ word: String) {
        if Lexicon.negations.contains(word) || word == "cannot" || word.hasSuffix("n't") {
            self = .denial
        } else if Lexicon.absences.contains(word) {
            self = .absence
        } else if Lexicon.prohibitions.contains(word) {
            self = .prohibition
        } else {
            return nil
        }
    }

    /// Whether a word in lower case denies what stands beside it.
    static func denies(_ word: String) -> Bool { Negation(word) == .denial }

    /// A text in lower case with each denial as a word of its own: `is not` for `isn't`.
    static func spelledOut(_ text: some StringProtocol) -> String {
        text.lowercased().replacing("n't", with: " not").replacing("n’t", with: " not")
            .replacing("cannot", with: "can not")
    }
}
