import Documents

/// A sentence of an answer as something that passages may or may not support.
struct Claim: Sendable {
    /// The words without markers and list numbers.
    let words: String
    /// The stems that say what it is about: figures left out, codes kept.
    let stems: Set<String>
    let figures: [Figure]
    /// The stems of its names.
    let names: Set<String>

    init(_ text: String) {
        let words = Self.withoutListNumber(text)
        let read = Words(words)
        self.words = words
        figures = Figures.all(in: words)
        let stems = Set(read.stems.filter { $0.contains(where: \.isLetter) })
        // A unit belongs to its figure, and so does a number's name: to share days is to say nothing alike.
        let things = figures.isEmpty ? stems : stems.subtracting(Self.ofFigures)
        self.stems = things.isEmpty ? stems : things
        names =
            QuestionLanguage.hasCapitalNouns(words) ? [] : read.names.filter { $0.first?.isLetter == true }
    }

    /// Whether it claims anything: a lead such as “In short:” and a lone “Yes.” do not, nor does a sentence that says
    /// what the passages lack.
    var isSubstantial: Bool {
        guard figures.isEmpty else { return true }
        return stems.count > 1 && !words.hasSuffix(":") && !Courtesy.fills(words) && !isSilence
    }

    /// Whether it says what the passages lack.
    private var isSilence: Bool {
        let lower = words.lowercased()
        return Lexicon.silences.contains { lower.contains($0) }
            || Lexicon.lacks.contains { lower.contains($0) }
                && Lexicon.documents.contains { lower.contains($0) }
    }

    /// The statements that it joins, each of which has to be proven; none where there is only one, or the others are too short to be
    /// told from names in a list.
    var statements: [Claim] {
        let statements = Clauses.all(of: words, at: Lexicon.statementJoints).map(Claim.init)
        return statements.count > 1 && statements.allSatisfy { $0.stems.count >= Self.leastOfStatement }
            ? statements : []
    }

    /// How many informative words a statement has at least.
    private static let leastOfStatement = 2

    /// The claim without those of its statements that only say what the passages lack.
    var withoutSilence: Claim {
        let spoken = statements.filter { !$0.isSilence }
        guard !spoken.isEmpty, spoken.count < statements.count else { return self }
        return Claim(spoken.map(\.words).joined(separator: "; "))
    }

    /// How well the best units of some sources support the claim, each of its parts by a row or a statement of its own.
    ///
    /// - Parameter all: all passages, some of which may speak of what the claim names where `sources` do not.
    func support(in sources: [ProofSource], of all: [ProofSource]) -> Support {
        let support = supportOfWhole(in: sources, of: all)
        let misplaced = parts.flatMap { $0.misplaced(in: sources, of: all) }
        let stray = figures.filter { figure in
            support.stray.contains(figure) || misplaced.contains { $0.value == figure.value }
        }
        return Support(
            share: support.share, proofs: support.proofs, stray: stray, opposing: support.opposing)
    }

    /// The figures that the row which the claim names does not hold, or that its sentence has in another statement.
    private func misplaced(in sources: [ProofSource], of all: [ProofSource]) -> [Figure] {
        let support = supportOfWhole(in: sources, of: all)
        guard let unit = support.proofs.first?.unit else { return [] }
        return unit.isRow ? support.stray : support.stray.filter { isMisplaced($0, in: unit) }
    }

    /// What the claim says of several things, each with a figure: “the chapel costs € 180 and the tower € 220”.
    private var parts: [Claim] {
        guard figures.count > 1 else { return [] }
        let parts = Clauses.all(of: words, at: Lexicon.clauseJoints).map(Claim.init)
        guard parts.count > 1, parts.allSatisfy({ $0.stems.count > 1 && !$0.figures.isEmpty }) else {
            return []
        }
        return parts
    }

    private func supportOfWhole(in sources: [ProofSource], of all: [ProofSource]) -> Support {
        let best = strongest(in: sources)
        guard let best, best.share > 0, !namesAnotherRow(than: best) else {
            return Support(share: 0, proofs: [], stray: figures)
        }
        let isOpposed = figures.contains { !best.unit.holds($0) && self.isOpposed($0, by: best.unit) }
        guard isOpposed, figures.count > 1 else { return completed(best, sources, of: all) }
        // What holds every figure is meant, though another unit has more of the words.
        let whole = strongest(in: sources) { unit in
            figures.allSatisfy(unit.holds) && names.isSubset(of: unit.stems)
        }
        return completed(whole ?? best, sources, of: all)
    }

    /// Looks for the figures that the best unit lacks; a figure of another row or thing proves nothing of this one.
    private func completed(
        _ best: Support.Proof, _ sources: [ProofSource], of all: [ProofSource]
    ) -> Support {
        var proofs = [best]
        var stray: [Figure] = []
        var opposing: ProofUnit?
        let isForeign = isOfAnother(best, among: all)
        // Of several parts each is compared with the statement that it is about; none says most of the whole.
        let isOfOne = parts.isEmpty
        // A year often stands only around what another figure brings: quantities first.
        for figure in figures.filter({ !$0.isYear }) + figures.filter(\.isYear) {
            if best.unit.holds(figure) {
                if isForeign || isOfAnotherColumn(figure, in: best.unit)
                    || isOfOne && isMisplaced(figure, in: best.unit)
                {
                    stray.append(figure)
                }
                continue
            }
            if proofs.contains(where: { $0.unit.holds(figure) || $0.source.isAround(figure) }) { continue }
            if isOpposed(figure, by: best.unit) {
                stray.append(figure)
                opposing = best.unit
                continue
            }
            let other = strongest(in: sources) { $0.holds(figure) }
            guard let other, accepts(other, beside: best), !isOfAnother(other, among: all) else {
                stray.append(figure)
                continue
            }
            proofs.append(other)
        }
        let held = proofs.reduce(into: Set<String>()) { $0.formUnion($1.unit.stems) }
        let share = stems.isEmpty ? best.share : Double(stems.intersection(held).count) / Double(stems.count)
        return Support(
            share: proofs.count > 1 ? min(share, Self.mostOfSeveral) : share, proofs: proofs, stray: stray,
            opposing: opposing)
    }

    /// How well several units support at most what none of them says alone.
    private static let mostOfSeveral = 0.9

    /// Whether a unit may prove the claim: a heading says nothing of what it names, and proves no more than itself.
    private func proves(_ unit: ProofUnit) -> Bool { !unit.isHeading || share(of: unit) == 1 }

    /// Whether the claim names another row of the table than the one that it shares most words with.
    private func namesAnotherRow(than proof: Support.Proof) -> Bool {
        let own = proof.unit.rowName
        guard !own.isEmpty, own.isDisjoint(with: stems) else { return false }
        return proof.source.units.contains { other in
            other.isBeside(proof.unit) && !other.rowName.isEmpty && other.rowName.isSubset(of: stems)
        }
    }

    /// Whether a row holds a figure below a header that the claim does not name, while it names another column in full and
    /// says something else of it.
    private func isOfAnotherColumn(_ figure: Figure, in row: ProofUnit) -> Bool {
        guard !figure.isYear else { return false }
        let named = Set(Words(words).stems)
        let columns = row.columns.filter { !$0.figures.isEmpty && !$0.header.isEmpty }
        let holding = columns.filter { $0.figures.contains { $0.agrees(with: figure) } }
        guard !holding.isEmpty, !holding.contains(where: { $0.header.isSubset(of: named) }) else {
            return false
        }
        return columns.contains { column in
            column.header.isSubset(of: named)
                && !column.figures.contains { held in figures.contains { held.agrees(with: $0) } }
        }
    }

    /// The unit that proves most of the claim, of those that are meant.
    private func strongest(
        in sources: [ProofSource], where isMeant: (ProofUnit) -> Bool = { _ in true }
    ) -> Support.Proof? {
        var best: Support.Proof?
        for source in sources {
            for unit in source.units where isMeant(unit) && proves(unit) {
                let proof = Support.Proof(
                    source: source, unit: unit, share: share(of: unit), figures: held(by: unit))
                if best.map({ proof.isBetter(than: $0) }) ?? true { best = proof }
            }
        }
        return best
    }

    private func accepts(_ other: Support.Proof, beside best: Support.Proof) -> Bool {
        guard other.unit.isRow else { return other.share > 0 }
        let quantities = figures.filter { if case .code = $0.value { false } else { true } }
        if best.unit.isRow, quantities.count < 2 { return false }
        return !other.unit.own.isDisjoint(with: stems)
    }

    /// The share of the claim's words that a unit holds.
    func share(of unit: ProofUnit) -> Double {
        stems.isEmpty ? 0.5 : Double(stems.intersection(unit.stems).count) / Double(stems.count)
    }

    private func held(by unit: ProofUnit) -> Int { figures.count { unit.holds($0) } }

    /// The stems of units, currencies and numbers.
    static let ofFigures = Set(FigureWords.units.keys).union(NumberWords.alone.keys).stems

    private static func withoutListNumber(_ text: String) -> String {
        var rest = text.drop { $0 == " " || $0 == "*" || $0 == "•" }
        // A minus stands before its number, and an item's mark before a space.
        while rest.hasPrefix("- ") { rest = rest.dropFirst(2).drop { $0 == " " } }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        let after = rest.dropFirst(digits.count)
        guard (1...2).contains(digits.count), after.hasPrefix(". ") || after.hasPrefix(") ") else {
            return String(rest)
        }
        // `14. Mai` is a day.
        if let first = Figures.all(in: String(rest)).first, first.range.lowerBound == 0,
            case .date = first.value
        {
            return String(rest)
        }
        return String(after.dropFirst(2))
    }
}
