import Documents

/// A statement whose figure no passage holds, but the rows of a table come to: “all wards together have 176 beds”.
struct ComputedClaim: Sendable {
    /// The rows that were added up or averaged, each as a proof.
    let citations: [Citation]
    let remark: Remark

    /// - Parameter stray: the figures that no passage holds for what the statement says.
    /// - Returns: nil for a statement of another kind, and where the rows come to something else.
    init?(_ claim: Claim, _ stray: [Figure], in sources: [ProofSource]) {
        guard stray.count == 1, case .quantity(let readings, _) = stray[0].value else { return nil }
        let words = claim.words
        let rest = [0..<stray[0].range.lowerBound, stray[0].range.upperBound..<words.utf8.count]
        guard let answer = ComputedAnswer(AskedQuestion(rest.map { words.slice($0) }.joined(separator: " ")))
        else { return nil }
        let units = sources.enumerated().flatMap { number, source in
            EvidenceUnit.units(of: source.source, number: number, wholeTables: true)
        }
        guard let told = answer.told(by: units, sources.map(\.source)),
            readings.contains(where: { abs($0 - told.number) <= Self.rounding * abs(told.number) })
        else { return nil }
        citations = told.rows.compactMap { row in
            sources[row.passage].citation(
                row.range, support: TableSelection.byHeader,
                of: ToldRow(
                    name: RowWording.nameCell(of: row.cells),
                    values: row.cells.filter { $0.header == told.header }))
        }
        guard citations.count == told.rows.count else { return nil }
        remark = .figureComputed(String(words.slice(stray[0].range)))
    }

    /// By how much of itself an average may be rounded.
    private static let rounding = 0.005
}
