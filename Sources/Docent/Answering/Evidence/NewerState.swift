/// What a later edition tells of the very thing of which the best unit tells the state: this month's status behind last month's.
struct NewerState: Sendable {
    let question: AskedQuestion
    let passages: [SourcedPassage]

    /// How much lower its score may be.
    private static let distance = 2.0

    /// The unit of the latest edition that tells it; nil where the best one does, or the question says of when it asks.
    func unit(beside best: ScoredUnit, among scored: [ScoredUnit]) -> ScoredUnit? {
        guard question.asksForNewest else { return nil }
        let later = scored.filter {
            $0.score >= best.score - Self.distance && $0.features.isBare == 0
                && $0.features.kind >= best.features.kind
                && Editions.isLater(passage(of: $0), than: passage(of: best))
                && isOfSame($0.unit, as: best.unit)
        }
        return Editions.newestFirst(later, passage: passage).first
    }

    private func passage(of item: ScoredUnit) -> Passage { passages[item.unit.passage].passage }

    /// Whether a unit speaks of all of the question that another does: of rows, whether they have the same name in like tables.
    private func isOfSame(_ unit: EvidenceUnit, as other: EvidenceUnit) -> Bool {
        guard other.cells.isEmpty else {
            return unit.cells.map(\.header) == other.cells.map(\.header)
                && RowWording.nameCell(of: unit.cells)?.value == RowWording.nameCell(of: other.cells)?.value
        }
        let told = question.stems.intersection(Words(other.compared).stems)
        return unit.cells.isEmpty && !told.isEmpty && told.isSubset(of: Words(unit.compared).stems)
    }
}

extension AskedQuestion {
    /// Whether it names no time and compares none, so that the newest edition's state is meant.
    var asksForNewest: Bool {
        !asksForSeveral && years.isEmpty && dates.isEmpty && things.periods.isEmpty
    }
}
