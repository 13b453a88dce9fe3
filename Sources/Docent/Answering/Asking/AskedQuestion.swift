/// A question with what its words ask for, read once for all that looks for its answer.
struct AskedQuestion: Sendable {
    /// The part that asks.
    let text: String
    let words: Words
    /// The stems of its words, each once.
    let stems: Set<String>
    /// Its words in lower case, the commonest included.
    let parts: [String]
    let language: QuestionLanguage
    let opening: QuestionOpening
    /// What it names that stands for one thing only.
    let things: AskedThings
    let dates: AskedDates
    /// The years that it names, those included that only bound others.
    let years: Set<Int>
    /// What it asks of a table's rows.
    let tables: TableQuestion
    /// The conditions that it sets to rows.
    let query: TableQuery
    /// What it asks to be done with rows.
    let operation: AskedOperation
    /// The rows that it counts or asks for together; nil when it does neither.
    let selection: TableSelection?
    /// What kind of thing it asks for.
    let expected: ExpectedAnswer
    /// The degree that it asks for; nil where it asks for none.
    let degree: AskedDegree?
    /// The sum or average that it asks for; nil where it asks for neither.
    let computation: Computation?
    /// Whether it asks for all of a kind.
    let asksForAll: Bool
    /// Whether it asks for more than the newest edition.
    let asksForSeveral: Bool
    /// Whether it asks for two things, or for what is not as a header says: `outside the EU`.
    let asksFurther: Bool

    /// The question of a query: of a long one what asks, without a request around it.
    init(_ query: Query) { self.init(AskedClause.of(query.text)) }

    init(_ text: String) {
        self.text = text
        words = Words(text)
        stems = Set(words.stems)
        parts = Words.parts(of: text)
        language = QuestionLanguage(of: text)
        let written = QuestionWord.all(of: text)
        opening = QuestionOpening(written, of: text)
        expected = ExpectedAnswer(text)
        things = AskedThings(text, expected, language)
        dates = AskedDates(text, language)
        years = Editions.years(in: text)
        tables = TableQuestion(text, opening)
        query = TableQuery(text, written, opening, language)
        operation = AskedOperation(query)
        selection = TableSelection(query, tables)
        degree = AskedDegree(parts)
        computation = Computation(text)
        asksForAll = ListingQuestion.asksForAll(text)
        asksForSeveral = Editions.asksForSeveral(text)
        asksFurther = Self.asksFurther(text)
    }

    private static func asksFurther(_ text: String) -> Bool {
        let words = Words.letters(of: text)
        if words.contains(where: Lexicon.exclusions.contains) { return true }
        return words.indices.contains { place in
            Lexicon.and.contains(words[place])
                && QuestionLanguage.asks(text, words[(place + 1)...].prefix(2))
        }
    }

    /// Its words but those that say no more than some stems; nil where that are none or all that say something.
    func text(without left: Set<String>) -> String? {
        let written = text.split(separator: " ")
        let stems = written.map { Words(phrase: $0, language: language).stems }
        let kept = written.indices.filter { stems[$0].isEmpty || !left.isSuperset(of: stems[$0]) }
        guard kept.count < written.count, kept.contains(where: { !stems[$0].isEmpty }) else { return nil }
        return kept.map { written[$0] }.joined(separator: " ")
    }

    /// Whether it asks by one of its words.
    var asks: Bool { QuestionLanguage.asks(text, parts) }

    /// Whether it asks what several things are: “What are the limits …”.
    var asksForPlural: Bool { Lexicon.pluralOpenings.contains { parts.starts(with: $0) } }
}
