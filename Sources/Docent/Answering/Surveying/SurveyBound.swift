import Documents

/// The bound of a number or a time that a question for all of a kind sets: “contracts with a notice of more than 60 days”.
struct SurveyBound: Sendable {
    private let condition: TableCondition
    /// The stems of the words that set it, which need not stand in what keeps to it.
    let stems: Set<String>

    /// - Returns: nil when the question sets none.
    init?(_ question: AskedQuestion) {
        if let bound = WrittenBound(firstIn: question.text) {
            condition = TableCondition(
                .bound(bound), number: bound.number, nouns: Set(Words(bound.after).stems.prefix(2)),
                in: question.text)
        } else if let told = TableCondition(question.text, question.opening), told.isOfTime {
            condition = told
        } else {
            return nil
        }
        stems = NumberBound.wording.union(Words(condition.number ?? "").stems)
    }

    /// The units that keep to it: rows by the column that the question speaks of, other units by a figure of the same measure.
    func fitting(_ units: [EvidenceUnit]) -> Set<EvidenceUnit> {
        let rows = Dictionary(grouping: units.filter { $0.table != nil }) { $0.table ?? 0 }.values
        let fitting = rows.flatMap { rows in
            (condition.rows(of: rows.map(\.cells)) ?? []).map { rows[$0] }
        }
        return Set(fitting + units.filter { $0.cells.isEmpty && !$0.isList && holds($0.text) })
    }

    private func holds(_ text: String) -> Bool {
        switch condition.kind {
        case .bound(let bound):
            quantities(of: text).contains { bound.takesIn($0.number, $0.unit) }
        case .date(let span): dates(of: text).contains { span.holds($0) == true }
        case .years(let span): dates(of: text).contains { span.holds($0) == true }
        default: false
        }
    }

    /// The amounts of a text; of a time that an article stands before there is one.
    private func quantities(of text: String) -> [TableBand.Quantity] {
        let words = Words.letters(of: text)
        let single = zip(words, words.dropFirst()).filter { Lexicon.indefiniteArticles.contains($0.0) }
            .flatMap { TableBand.quantities(of: "1 \($0.1)") }
            .filter { $0.unit.flatMap { MeasuredUnit($0) }?.measure == .duration }
        return TableBand.quantities(of: text) + single
    }

    private func dates(of text: String) -> [String] {
        Figures.all(in: text).map { String(text.slice($0.range)) }
    }
}
