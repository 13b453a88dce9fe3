/// A question with what its words ask for, read once for all that looks for its answer.
struct AskedQuestion: Sendable {
    let text: String
    let words: Words
    /// The stems of its words, each once.
    let stems: Set<String>
    /// What it names that stands for one thing only.
    let things: AskedThings
    /// What it asks of a table's rows.
    let tables: TableQuestion
    /// The conditions that it sets to rows.
    let query: TableQuery
    /// The rows that it counts or asks for together; nil when it does neither.
    let selection: TableSelection?
    /// What kind of thing it asks for.
    let expected: ExpectedAnswer
    /// What is measured of the thing that it asks about; nil where it asks for no such thing.
    let measure: AskedMeasure?
    /// The thing that it counts; nil where it counts none.
    let counted: CountedThing?
    /// Whether it asks for all of a kind.
    let asksForAll: Bool
    /// Whether it asks for more than the newest edition.
    let asksForSeveral: Bool

    init(_ text: String) {
        self.text = text
        words = Words(text)
        stems = Set(words.stems)
        things = AskedThings(text)
        tables = TableQuestion(text)
        query = TableQuery(text)
        selection = TableSelection(text, tables)
        expected = ExpectedAnswer(text)
        measure = AskedMeasure(text, expected)
        counted = CountedThing(text)
        asksForAll = ListingQuestion.asksForAll(text)
        asksForSeveral = Editions.asksForSeveral(text)
    }
}
