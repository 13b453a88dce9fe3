import Documents

extension Support {
    /// What a sentence says that its proofs put the other way round, a remark each: `at most` for `at least`, `red` for `blue`.
    ///
    /// Nothing is known where one of them denies something: what is not void is valid.
    func oppositions(to claim: Claim) -> [String] {
        guard !Denial(claim.words).deniesAnything, !proofs.contains(where: { $0.unit.denial.deniesAnything })
        else { return [] }
        return bounds(against: claim) + sides(against: claim)
    }

    /// The figures that the sentence bounds from the other side than every place that its proofs have them in.
    private func bounds(against claim: Claim) -> [String] {
        BoundFigure.all(in: claim.words).compactMap { told in
            let held = proofs.flatMap { BoundFigure.all(in: $0.unit.words, unbound: true) }
                .filter { $0.figure.agrees(with: told.figure) }
            guard let bound = told.bound, !held.isEmpty,
                held.allSatisfy({ $0.bound.map { $0.isUpper != bound.isUpper } ?? false })
            else { return nil }
            return "The passage bounds \(claim.words.slice(told.figure.range)) from the other side."
        }
    }

    private func sides(against claim: Claim) -> [String] {
        let words = proofs.map(\.unit.words).joined(separator: "\n")
        let around = proofs.map {
            ($0.source.source.passage.headings + [$0.source.source.passage.title]).joined(separator: "\n")
        }
        let crossed = AskedContrasts(statement: claim.words).crossed(
            by: words, around: around.joined(separator: "\n"))
        return crossed.map { ["The passage says this of “\($0)”."] } ?? []
    }
}

/// A number with the bound that the words beside it set.
private struct BoundFigure {
    let figure: Figure
    let bound: NumberBound?

    /// - Parameter unbound: whether numbers without a bound are wanted too.
    static func all(in text: String, unbound: Bool = false) -> [BoundFigure] {
        Figures.all(in: text).compactMap { figure in
            guard case .quantity = figure.value else { return nil }
            let bound = NumberBound(
                before: NumberBound.lead(text.slice(0..<figure.range.lowerBound)),
                behind: String(text.slice(figure.range.upperBound..<text.utf8.count)))
            return bound == nil && !unbound ? nil : BoundFigure(figure: figure, bound: bound)
        }
    }
}
