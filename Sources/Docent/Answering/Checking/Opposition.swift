import Documents

extension Support {
    /// What a sentence says that its proofs put the other way round, a remark each: what they deny, `at most` for `at least`, `red`
    /// for `blue`.
    ///
    /// Of bounds and sides nothing is known where one of them denies something: what is not void is valid.
    func oppositions(to claim: Claim) -> [String] {
        let (told, held) = (Denial(claim.words), proofs.map(\.unit.denial))
        if held.contains(where: { $0.contradicts(told) }) {
            return ["The passage says the opposite of: “\(claim.words)”"]
        }
        guard !told.deniesAnything, !held.contains(where: \.deniesAnything) else { return [] }
        return bounds(against: claim) + sides(against: claim)
    }

    /// The figures that the sentence bounds from the other side than every place that its proofs have them in.
    private func bounds(against claim: Claim) -> [String] {
        let told = BoundFigure.all(in: claim.words).filter { $0.bound != nil }
        guard !told.isEmpty else { return [] }
        let held = proofs.flatMap { BoundFigure.all(in: $0.unit.words) }
        return told.filter { told in
            let same = held.filter { $0.figure.agrees(with: told.figure) }
            return !same.isEmpty && same.allSatisfy { $0.isBoundOtherwise(than: told) }
        }.map { "The passage bounds \(claim.words.slice($0.figure.range)) from the other side." }
    }

    private func sides(against claim: Claim) -> [String] {
        let asked = AskedContrasts(statement: claim.words)
        guard !asked.isEmpty else { return [] }
        let passages = proofs.map(\.source.source.passage)
        let crossed = asked.crossed(
            by: proofs.map(\.unit.words).joined(separator: "\n"),
            around: passages.flatMap { $0.headings + [$0.title] }.joined(separator: "\n"))
        return crossed.map { ["The passage says this of “\($0)”."] } ?? []
    }
}

/// A number with the bound that the words beside it set; nil where they set none.
private struct BoundFigure {
    let figure: Figure
    let bound: NumberBound?

    static func all(in text: String) -> [BoundFigure] {
        Figures.all(in: text).compactMap { figure in
            guard case .quantity = figure.value else { return nil }
            let bound = NumberBound(
                before: NumberBound.lead(text.slice(0..<figure.range.lowerBound)),
                behind: String(text.slice(figure.range.upperBound..<text.utf8.count)))
            return BoundFigure(figure: figure, bound: bound)
        }
    }

    func isBoundOtherwise(than other: BoundFigure) -> Bool {
        guard let bound, let otherBound = other.bound else { return false }
        return bound.isUpper != otherBound.isUpper
    }
}
