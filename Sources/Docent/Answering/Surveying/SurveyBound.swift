/// The bound of a number or a time that a question for all of a kind sets: “contracts with a notice of more than 60 days”.
struct SurveyBound: Sendable {
    private let condition: TableCondition
    /// The stems of the words that set it, which need not stand in what keeps to it.
    let stems: Set<String>

    /// - Returns: nil when the question sets none.
    init?(_ question: AskedQuestion) {
        if let bound = WrittenBound(firstIn: question.text) {
            condition = TableCondition(.number(bound), nouns: bound.nouns, in: question.text)
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
        let keeping = units.filter {
            $0.cells.isEmpty && !$0.isList && condition.bound?.isKept(in: $0.text) == true
        }
        return Set(fitting + keeping)
    }
}
