/// The words that stand above a table: its title, its heading, the document's name.
struct TableSurroundings: Sendable {
    let stems: Set<String>
    private let words: Set<String>

    /// - Parameter text: what stands above the table, and what heads the names of its rows.
    init(_ text: String) {
        stems = Set(Words(phrase: text).stems)
        words = Set(Words.parts(of: text))
    }

    /// Whether a word stands there, in whatever form: `lake` and `lakes` are cut to different stems.
    func holds(_ word: QuestionWord) -> Bool {
        words.contains { QuestionWord.areAlike($0, word.word) }
            || word.stem.map { Words.share(of: $0, in: stems) >= 0.7 } ?? false
    }

    /// Whether a word stands there, or a part or a relative of it.
    func speaks(of word: QuestionWord) -> Bool {
        holds(word)
            || word.stem.map { Words.share(of: $0, in: stems) > 0 || Synonyms.areHeld($0, among: stems) }
                ?? false
    }
}
