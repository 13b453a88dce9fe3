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
        let meant = QueriedTable(cells).body.filter { isMeant(cells[$0], like: cells[own], by: claim) }
        let ends = question.extremes(of: meant, cells, by: Words.parts(of: claim.words), isTold: false)
        guard let ends = ends?.rows, meant.contains(own), !ends.contains(own) else { return nil }
        return rows[ends[0]]
    }

    /// Whether a statement ranks one thing among all, rather than beside another or by a bound.
    private static func isSuperlative(_ claim: Claim) -> Bool {
        let words = Words.parts(of: claim.words)
        let isBound = words.indices.dropLast().contains { Lexicon.floors.contains(words[$0]) }
        return !isBound && Lexicon.comparatives.union(Lexicon.comparingJoints).isDisjoint(with: words)
    }

    /// Whether a row has all that a statement says of its row's kind: “the longest tunnel in Hamburg”.
    private static func isMeant(_ row: [RowCell], like own: [RowCell], by claim: Claim) -> Bool {
        own.dropFirst().allSatisfy { cell in
            let stems = Set(Words(cell.value).stems.filter { $0.contains(where: \.isLetter) })
            let isNamed = !stems.isEmpty && stems.isSubset(of: claim.stems)
            return !isNamed || row.contains { $0.header == cell.header && $0.value == cell.value }
        }
    }
}

extension Support.Proof {
    /// All rows of the table that a row stands in, those outside its passage included.
    fileprivate var tableRows: [EvidenceUnit] {
        EvidenceUnit.units(of: source.source, number: source.number - 1, wholeTables: true)
            .filter { !$0.cells.isEmpty && $0.table == unit.table }
    }
}
