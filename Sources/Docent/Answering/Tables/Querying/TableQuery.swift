import Documents

/// What a question demands of the rows of a table, read once: all of it must hold of a row that is meant.
///
/// What the words name, a value or a column, only a table tells: ``QueriedTable`` binds them.
struct TableQuery: Sendable {
    let text: String
    let words: [QuestionWord]
    let opening: QuestionOpening
    let language: QuestionLanguage
    /// The clauses, each of which joints part from the next.
    let clauses: [Range<Int>]
    /// The numbers and times that are bounded.
    let demands: [Demand]
    /// What denies, excepts, compares or orders, by the place of its word.
    let marks: [Mark]
    /// The places of words that a demand or a mark has taken up.
    let taken: Set<Int>
    /// The places of the words that ask for the most or the least: `highest`, `most expensive`.
    let degrees: Set<Int>
    /// What the question asks of a neighbouring row: the next or the one before; nil where it asks for none, or for both.
    let neighbour: TableWish?

    /// A bound of a number or a time, with its words.
    struct Demand: Sendable {
        let condition: TableCondition
        let places: Range<Int>
    }

    /// A word that sets a condition to what stands behind it.
    struct Mark: Sendable {
        enum Kind: Sendable, Hashable {
            /// What follows must not hold.
            case denial
            /// What follows is none of those meant.
            case exception
            /// What nearly denies: no table can tell.
            case unclear
            /// A row's cell is more, or less, than that of the row that follows.
            case comparison(isMost: Bool)
            /// The earliest or the latest, or the first or the last of the table's rows.
            case order(isLast: Bool, isByPlace: Bool)
            /// Before or after a time of day, in minutes.
            case clock(TimeBound, Int)
        }

        let kind: Kind
        let places: Range<Int>

        var isComparison: Bool { if case .comparison = kind { true } else { false } }
    }

    /// Whether the question asks which things are so, or how many.
    var selects: Bool { opening.selects }
    /// Whether it asks how many things are so.
    var counts: Bool { opening.kind == .count }

    /// - Parameter words: all words of the question.
    init(
        _ question: String, _ words: [QuestionWord], _ opening: QuestionOpening, _ language: QuestionLanguage
    ) {
        text = question
        (self.words, self.opening, self.language) = (words, opening, language)
        clauses = QueryReading.clauses(of: words, in: question)
        demands = QueryReading.demands(of: words, in: question, clauses)
        let bounded = Set(demands.flatMap(\.places))
        marks = QueryReading.marks(of: words, in: question, besides: bounded)
        taken = bounded.union(marks.flatMap(\.places))
        let lower = words.map(\.word)
        degrees = TableWish.places(of: [.most, .least], in: lower).subtracting(taken)
        let beside = TableWish.all(in: lower).intersection([.after, .before])
        neighbour = beside.count == 1 ? beside.first : nil
    }

    /// Whether there is more than one bound or a name to keep to.
    var isCompound: Bool { !marks.isEmpty || demands.count > 1 }

    /// The clause that a word stands in.
    func clause(of place: Int) -> Range<Int> {
        clauses.first { $0.contains(place) } ?? place..<place + 1
    }

    /// Whether a word is written as a name within the question.
    func isName(_ word: QuestionWord) -> Bool {
        !language.hasCapitalNouns && word.written.first?.isUppercase == true
            && word.range.lowerBound > 0
    }

    /// Words as they were written.
    func written(_ places: Range<Int>) -> String {
        guard let first = places.first, let last = places.last else { return "" }
        return String(text.slice(words[first].range.lowerBound..<words[last].range.upperBound))
    }

    // MARK: What nothing took up

    /// The words of denials, exceptions and bounds that quoted rows answer without: they do not hold them, nor were found by
    /// them.
    ///
    /// - Parameters:
    ///   - rows: the words of the rows and around them, without what they say yes and no by.
    ///   - fitted: the bound that the rows were found by; nil when they were found by their words.
    func untold(by rows: String, fitted: String?) -> [String] {
        let held = Set(Words.parts(of: rows))
        let unsaid = marks.filter { mark in
            switch mark.kind {
            case .denial, .exception, .unclear: Lexicon.denying.isDisjoint(with: held)
            case .comparison, .clock: selects
            case .order: false
            }
        }
        let denials = unsaid.map(\.places)
        guard selects else { return denials.map(written) }
        let bounds = demands.filter { demand in
            guard let number = demand.condition.number, number != fitted else { return false }
            return demand.places.contains { Lexicon.bounding.contains(words[$0].word) }
                && !Words.parts(of: number).allSatisfy {
                    !$0.contains(where: \.isNumber) || held.contains($0)
                }
        }
        return (denials + bounds.map(\.places)).map(written)
    }
}

extension EvidenceUnit {
    /// The words of a row with its headers, without cells that say yes or no of what their header names, and without the `no.`
    /// of numbers.
    var tellingWords: String {
        cells.map { cell in
            let header = cell.header.replacing(/\b[Nn]o\./, with: "")
            return YesOrNo.isYes(cell.value) || YesOrNo.isNo(cell.value) ? header : "\(header) \(cell.value)"
        }.joined(separator: " ")
    }
}
