import Documents

/// What a statement says of a row's rank among the rows of its table: “the Elbe tunnel is the longest”.
enum ClaimedRank {
    /// The row that stands at the end where a statement puts another; nil where the table says the same, or does not tell.
    static func rival(of claim: Claim, in proof: Support.Proof) -> EvidenceUnit? {
        guard proof.unit.isRow, isSuperlative(claim) else { return nil }
        let question = TableQuestion(claim.words)
        guard question.asksForExtreme else { return nil }
        let rows = proof.tableRows
        guard let own = rows.firstIndex(where: { $0.range == proof.unit.range }) else { return nil }
        let cells = rows.map(\.cells)
        let kind = kind(of: cells[own], among: cells, by: claim)
        let meant = QueriedTable(cells).body.filter { row in kind.allSatisfy { has(cells[row], $0) } }
        let found = question.extremes(of: meant, cells, by: Words.parts(of: claim.words), isTold: false)
        guard let ends = found?.rows, meant.contains(own), !ends.contains(own) else { return nil }
        return rows[ends[0]]
    }

    /// Whether a statement ranks one thing among all, rather than beside another or by a bound.
    private static func isSuperlative(_ claim: Claim) -> Bool {
        let words = Words.parts(of: claim.words)
        let isBound = words.indices.dropLast().contains { Lexicon.floors.contains(words[$0]) }
        return !isBound && comparing.isDisjoint(with: words)
    }

    private static let comparing = Lexicon.comparatives.union(Lexicon.comparingJoints)

    /// What a statement says of its row's kind, as cells that other rows have too: “the longest tunnel in Hamburg”.
    private static func kind(of own: [RowCell], among rows: [[RowCell]], by claim: Claim) -> [RowCell] {
        own.filter { cell in
            let stems = Set(Words(cell.value).stems.filter { $0.contains(where: \.isLetter) })
            return !stems.isEmpty && stems.isSubset(of: claim.stems) && rows.count { has($0, cell) } > 1
        }
    }

    private static func has(_ row: [RowCell], _ cell: RowCell) -> Bool {
        row.contains { $0.header == cell.header && $0.value == cell.value }
    }
}

extension Support.Proof {
    /// All rows of the table that a row stands in, those outside its passage included.
    fileprivate var tableRows: [EvidenceUnit] {
        EvidenceUnit.units(of: source.source, number: source.number - 1, wholeTables: true)
            .filter { !$0.cells.isEmpty && $0.table == unit.table }
    }
}
