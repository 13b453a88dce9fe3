import Documents

extension Support {
    /// What a sentence says that its proofs put the other way round, a remark each: what they deny, `at most` for `at least`, `red`
    /// for `blue`.
    ///
    /// Of bounds and sides nothing is known where one of them denies something: what is not void is valid.
    func oppositions(to claim: Claim) -> [Remark] {
        let (told, held) = (Denial(claim.words), proofs.map(\.unit.denial))
        if held.contains(where: { $0.contradicts(told) }) || isSaidOfOthers(claim) {
            return [.opposite(of: claim.words)]
        }
        if proofs.contains(where: { !$0.unit.isRow && Exchange.isFound(in: claim.words, of: $0.unit.words) })
        {
            return [.exchanged(claim.words)]
        }
        if let rival = proofs.lazy.compactMap({ ClaimedRank.rival(of: claim, in: $0) }).first {
            return [.otherRank(rival.text)]
        }
        if let unit = proofs.first?.unit, !unit.isRow,
            let title = ClaimedStanding.misgiven(in: claim.words, by: unit.words)
        {
            return [.otherStanding(title)]
        }
        guard !told.deniesAnything, !held.contains(where: \.deniesAnything) else { return [] }
        return bounds(against: claim) + rates(against: claim) + sides(against: claim)
    }

    /// The figures that the sentence bounds from the other side than every place that its proofs have them in.
    private func bounds(against claim: Claim) -> [Remark] {
        let told = BoundFigure.all(in: claim.words).filter { $0.isUpper != nil }
        guard !told.isEmpty else { return [] }
        let held = proofs.flatMap(\.unit.boundFigures)
        return told.filter { told in
            let same = held.filter { $0.figure.agrees(with: told.figure) }
            return !same.isEmpty
                && same.allSatisfy { $0.isBoundOtherwise(than: told) || told.excludes($0) }
        }.map { .otherBound(String(claim.words.slice($0.figure.range))) }
    }

    /// The figures that the sentence counts by another time than every place that its proofs have them in: `2 % a day`.
    private func rates(against claim: Claim) -> [Remark] {
        let held = proofs.flatMap { RatedFigure.all(in: $0.unit.words) }
        return RatedFigure.all(in: claim.words).filter { told in
            let same = held.filter { $0.figure.agrees(with: told.figure) }
            return !same.isEmpty && same.allSatisfy { $0.time != told.time }
        }.map { .otherRate(String(claim.words.slice($0.figure.range)), by: $0.time) }
    }

    /// Whether the claim says of one alone, of everybody or of nobody what the first proof says of another of the three.
    private func isSaidOfOthers(_ claim: Claim) -> Bool {
        guard let told = Quantifier(beginning: claim.words), let unit = proofs.first?.unit, !unit.isRow else {
            return false
        }
        let words = Set(Words.parts(of: unit.words))
        if let held = Quantifier(beginning: unit.words) {
            return told != held && Self.excepting.isDisjoint(with: words)
        }
        switch told {
        case .oneAlone: return Lexicon.exclusively.isDisjoint(with: words)
        case .nobody:
            let deed = claim.stems.subtracting(Lexicon.nobody.stems)
            return Double(deed.intersection(unit.stems).count) >= Self.likeness * Double(deed.count)
                && Self.restricting.isDisjoint(with: words)
        case .everybody: return false
        }
    }

    private static let excepting = Lexicon.exceptions.union(Lexicon.absences)
    private static let restricting = Lexicon.denying.union(Lexicon.prohibitions).union(Lexicon.alone)

    /// The share of a deed's words that a unit has which speaks of it too.
    private static let likeness = 0.6

    private func sides(against claim: Claim) -> [Remark] {
        let asked = AskedContrasts(statement: claim.words)
        guard !asked.isEmpty else { return [] }
        let passages = proofs.map(\.source.source.passage)
        let crossed = asked.crossed(
            by: proofs.map(\.unit.words).joined(separator: "\n"),
            around: passages.flatMap { $0.headings + [$0.title] }.joined(separator: "\n"))
        return crossed.map { [.otherSide($0.found)] } ?? []
    }
}

/// Of whom a statement says what it says, by the word that it begins with and by whether it denies it: what is forbidden to
/// everybody nobody may do.
private enum Quantifier {
    case oneAlone, everybody, nobody

    /// nil where a statement begins with something else.
    init?(beginning statement: String) {
        let words = Words.parts(of: Negation.spelledOut(statement))
        guard let first = words.first, let told = Self.words[first] else { return nil }
        let denies = words.dropFirst().contains {
            let negation = Negation($0)
            return negation == .denial || negation == .prohibition
        }
        self =
            switch told {
            case .everybody: denies ? .nobody : .everybody
            case .nobody: denies ? .everybody : .nobody
            case .oneAlone: .oneAlone
            }
    }

    private static let words = Lexicon.meanings([
        Quantifier.oneAlone: Lexicon.alone, .everybody: Lexicon.everybody, .nobody: Lexicon.nobody,
    ])
}
