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
    /// - Parameter subject: what holds none of them, such as `No document`.
    func sentence(of subject: String) -> String {
        let missing = nowhere.prefix(Self.mostNamed).map { "“\($0)”" }.joined(separator: ", ")
        return (nowhere.isEmpty ? "" : " \(subject) holds \(missing).")
            + hidden.prefix(Self.mostNamed).map {
                " “\($0.word)” occurs only in text that is hidden in \($0.document); `--hidden` includes it."
            }.joined()
    }

    /// How many of the words are named.
    private static let mostNamed = 5
}
