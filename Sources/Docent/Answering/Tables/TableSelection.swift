/// What a question counts or asks for together, as `Which parts cost less than € 60?` does.
struct TableSelection: Sendable {
    /// Whether the number of things is asked for, not which they are.
    let counts: Bool
    /// The words for the things, as they were written.
    let words: String
    /// Their stems; the last is the thing itself.
    private let things: [String]
    private let table: TableQuestion

    /// - Returns: nil when the question asks neither how many things there are nor which.
    init?(_ query: TableQuery, _ table: TableQuestion) {
        let (opening, words) = (query.opening, query.words)
        guard [.count, .which].contains(opening.kind), opening.asking.lowerBound + 2 < words.count else {
            return nil
        }
        counts = query.counts
        let after = words[opening.asking.upperBound...].prefix { !Lexicon.behindThings.contains($0.word) }
        self.words = after.map(\.written).joined(separator: " ")
        things = Self.stems(Words(phrase: self.words))
        guard !things.isEmpty, things.count <= 4 else { return nil }
        self.table = table
        guard !table.asksForExtreme else { return nil }
    }

    /// Whether a row that the question names tells how many there are, so that nothing is counted.
    func isTold(by rows: [EvidenceUnit]) -> Bool {
        counts && rows.contains { hasCount($0) && table.named($0.cells) > 0 }
    }

    /// Whether a unit gives a number for what is counted.
    func isCounted(by unit: EvidenceUnit) -> Bool {
        unit.cells.isEmpty
            ? !Figures.all(in: unit.text).isEmpty
            : unit.cells.contains(where: isCount) || quantity(in: unit.cells) != nil
    }

    /// Whether a row speaks of what is counted; true where nothing is, and of people, who are counted by many names.
    func isNamed(by row: EvidenceUnit) -> Bool {
        guard counts, !isCounted(by: row) else { return true }
        let held = Set(Self.stems(Words(phrase: "\(row.compared) \(row.context)")))
        return things.contains { Words.share(of: $0, in: held) > 0 || Self.people.contains($0) }
    }

    /// The cell of a row that tells how many there are, where no header names what is counted: `Qty` for `how many units`.
    func quantity(in cells: [RowCell]) -> Int? {
        guard counts, TableMeasure.named(by: words) == nil, !cells.contains(where: isCount) else {
            return nil
        }
        return cells.firstIndex { cell in
            let header = Words.parts(of: cell.header)
            return TableColumn.number(cell.value) != nil
                && TableMeasure(header: cell.header, values: [cell.value]) == nil
                && zip([""] + header, header).contains { Int($0) == nil && Lexicon.quantities.contains($1) }
        }
    }

    /// Whether a row has such a number beside its name.
    private func hasCount(_ unit: EvidenceUnit) -> Bool { unit.cells.dropFirst().contains(where: isCount) }

    private func isCount(_ cell: RowCell) -> Bool {
        TableColumn.number(cell.value) != nil && TableMeasure.named(by: cell.header) == nil
            && Self.stems(Words(phrase: cell.header)).contains { $0 == things.last }
    }

    private static let people = Set(stems(Words(phrase: Lexicon.people.joined(separator: " "))))

    // MARK: Words

    /// By the header of a row's name, or by the name of the table.
    static let byHeader = 0.9
    static let byName = 0.75

    /// Stems cut once more, so that `suppliers` and `supplier` are equal, without what only numbers a thing.
    private static func stems(_ words: Words) -> [String] {
        words.stems.map { Words($0).stems.first ?? $0 }.filter { !Lexicon.thingNumbers.contains($0) }
    }
}
