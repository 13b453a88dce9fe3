import Documents

/// A unit of a passage with what a claim is compared with.
struct ProofUnit: Sendable {
    /// The stems of its words, headers and lead included.
    let stems: Set<String>
    /// The stems of its own words.
    let own: Set<String>
    let figures: [Figure]
    /// The stems of the cell that names a row; none for what is no row.
    let rowName: Set<String>
    private let unit: EvidenceUnit

    var range: Range<Int> { unit.range }
    var words: String { unit.text }
    var isRow: Bool { !unit.cells.isEmpty }
    var isHeading: Bool { unit.isHeading }

    /// The cells of a row by the stems of their headers and by their figures.
    var columns: [(header: Set<String>, figures: [Figure])] {
        unit.cells.map { (Set(Words($0.header).stems), Figures.all(in: $0.value)) }
    }

    /// What a claim tells of a row: the cells whose figures or words it has.
    func told(by claim: Claim) -> ToldRow? {
        let name = RowWording.nameCell(of: unit.cells)
        let said = unit.cells.filter { cell in
            guard cell.range != name?.range, !cell.value.isEmpty else { return false }
            let figures = Figures.all(in: cell.value)
            guard figures.isEmpty else {
                return figures.allSatisfy { figure in claim.figures.contains { $0.agrees(with: figure) } }
            }
            let stems = Words(cell.value).stems
            return !stems.isEmpty && claim.stems.isSuperset(of: stems)
        }
        return said.isEmpty ? nil : ToldRow(name: name, values: said)
    }

    /// Where a row's table begins in the document's text; nil for what is no row.
    var table: Int? { unit.table }

    /// Its figures with their bounds; one that no word beside it bounds is bound by what its column is headed by.
    var boundFigures: [BoundFigure] {
        guard isRow else { return BoundFigure.all(in: words) }
        return unit.cells.flatMap { cell in
            BoundFigure.all(in: cell.value).map { $0.isUpper == nil ? $0.bound(by: cell.header) : $0 }
        }
    }

    /// Whether another unit is a row of the same table.
    func isBeside(_ other: ProofUnit) -> Bool {
        unit.table != nil && unit.table == other.unit.table && unit.range != other.unit.range
    }

    init(_ unit: EvidenceUnit) {
        stems = Set(Words(unit.compared).stems)
        own = Set(Words(unit.text).stems)
        figures = Figures.all(in: unit.compared) + Figures.all(in: unit.text)
        rowName = Set(Words(unit.cells.first?.value ?? "").stems.filter { $0.contains(where: \.isLetter) })
        self.unit = unit
    }

    /// What it denies.
    var denial: Denial { isRow ? Denial(row: unit.cells) : Denial(unit.text) }

    /// Whether a figure stands in it.
    func holds(_ figure: Figure) -> Bool { figures.contains { $0.agrees(with: figure) } }
}
