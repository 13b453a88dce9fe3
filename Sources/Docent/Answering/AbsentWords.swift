/// The words of a question, as they were written, that stand in no passage that was searched.
struct AbsentWords: Sendable, Hashable {
    /// Those that stand nowhere.
    var nowhere: [String] = []
    /// Those that stand in text that files hide, with a document that does.
    var hidden: [Hidden] = []

    /// A word that stands in hidden text alone.
    struct Hidden: Sendable, Hashable {
        let word: String
        let document: String
    }

    /// What is said of them behind another sentence; empty when there are none.
    ///
    /// - Parameter subject: what contains none of them, such as `No document`.
    func sentence(of subject: String) -> String {
        let missing = nowhere.prefix(Self.mostNamed).map { "“\($0)”" }.joined(separator: ", ")
        return (nowhere.isEmpty ? "" : " \(subject) contains \(missing).")
            + hiddenDoubts.map { " \($0.sentence)" }.joined()
    }

    /// What is said of them behind a doubtful quote.
    var doubts: [Doubt] {
        (nowhere.isEmpty ? [] : [Doubt(.absentWords, asked: Array(nowhere.prefix(Self.mostNamed)))])
            + hiddenDoubts
    }

    private var hiddenDoubts: [Doubt] {
        hidden.prefix(Self.mostNamed).map { Doubt(.hiddenWord, asked: [$0.word], found: [$0.document]) }
    }

    /// How many of the words are named.
    private static let mostNamed = 5
}
