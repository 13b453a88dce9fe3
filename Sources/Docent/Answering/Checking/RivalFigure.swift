import Documents

/// When a figure that stands in a passage is another thing's than the claim's.
extension Claim {
    /// Whether a unit that says as much of the claim's words as any other has a figure of the same kind in the place of one of the
    /// claim's: then that one is wrong, and is not looked for elsewhere.
    func isOpposed(_ figure: Figure, by unit: ProofUnit) -> Bool {
        guard !unit.isRow, !unit.isHeading, !figure.isName else { return false }
        return unit.figures.contains { held in
            held.isAlike(figure) && !figures.contains { $0.agrees(with: held) }
        }
    }

    /// Whether a unit speaks of another code than the claim, or of another name while a unit elsewhere speaks of the claim's own.
    ///
    /// - Parameter sources: where the claim's own name may stand.
    func isOfAnother(_ proof: Support.Proof, among sources: [ProofSource]) -> Bool {
        let unit = proof.unit
        guard !unit.isRow, !unit.isHeading else { return false }
        let codes = figures.filter(\.isName)
        if !codes.isEmpty, !codes.contains(where: { unit.holds($0) || proof.source.isAround($0) }),
            unit.figures.contains(where: { held in codes.contains { held.isShaped(like: $0) } })
        {
            return true
        }
        let own = properNames(in: sources).filter { Words.share(of: $0, in: unit.stems) == 0 }
        let foreign = unit.properNames(in: sources).filter { Words.share(of: $0, in: stems) == 0 }
        guard !own.isEmpty, !foreign.isEmpty, own.isDisjoint(with: proof.source.around) else { return false }
        return sources.contains { source in
            source.units.contains { other in
                !other.isHeading && own.isSubset(of: other.stems) && share(of: other) >= share(of: unit)
            }
        }
    }

    /// Whether a sentence of several statements has a figure in another one than that which says most of the claim's words or names
    /// the claim's own thing, or denies it.
    func isMisplaced(_ figure: Figure, in unit: ProofUnit) -> Bool {
        guard !unit.isRow, !figure.isName else { return false }
        if isOfAnotherStatement(figure, in: unit) { return true }
        let statements = Clauses.all(of: unit.words, at: Lexicon.clauseJoints).map { text in
            (
                shared: stems.intersection(Words(text).stems).count,
                figures: Figures.all(in: text).filter { $0.isAlike(figure) }
            )
        }.filter { !$0.figures.isEmpty }
        let holding = statements.filter { $0.figures.contains { $0.agrees(with: figure) } }
        let most = statements.map(\.shared).max() ?? 0
        if statements.count > 1, let own = holding.map(\.shared).max(), own < most { return true }
        return unit.denies(figure) && !Self.denies(figure, in: words)
    }

    /// Whether all statements of a sentence that have a figure name another thing, and another statement the claim's: “Anna won with
    /// 8 votes; Peter received 6”.
    private func isOfAnotherStatement(_ figure: Figure, in unit: ProofUnit) -> Bool {
        let statements = Clauses.all(of: unit.words, at: Lexicon.clauseJoints).map { text in
            (words: Words(text), figures: Figures.all(in: text))
        }
        let own = names.filter { name in statements.contains { $0.words.stems.contains(name) } }
        guard statements.count > 1, !own.isEmpty else { return false }
        let holding = statements.filter { $0.figures.contains { $0.agrees(with: figure) } }
        return !holding.isEmpty
            && holding.allSatisfy { statement in
                own.isDisjoint(with: statement.words.stems)
                    && !statement.words.names.subtracting(stems).subtracting(Self.calendar).isEmpty
            }
    }

    /// Whether every place of a text that has a figure has it behind a negation: “not at 5.3 percent”.
    fileprivate static func denies(_ figure: Figure, in text: String) -> Bool {
        let places = Figures.all(in: text).filter { $0.agrees(with: figure) }
        return !places.isEmpty
            && places.allSatisfy { place in
                let before = text.slice(0..<place.range.lowerBound).split { ",;:–—".contains($0) }.last ?? ""
                let lead = Words.parts(of: Negation.spelledOut(before)).suffix(leadingWords)
                guard let denial = lead.lastIndex(where: Negation.denies) else { return false }
                return !lead[(denial + 1)...].contains(where: Lexicon.conditions.contains)
            }
    }

    /// How many words before a figure may deny it.
    private static let leadingWords = 3

    /// The claim's names, its first word included where the passages have it as one.
    private func properNames(in sources: [ProofSource]) -> Set<String> {
        names.union(Self.firstName(of: words, in: sources)).subtracting(Self.calendar)
    }

    fileprivate static func firstName(of text: String, in sources: [ProofSource]) -> [String] {
        guard let first = text.split(whereSeparator: \.isWhitespace).first, first.first?.isUppercase == true
        else { return [] }
        return Words(String(first)).stems.filter { stem in
            sources.contains { $0.names.contains(stem) }
        }
    }

    /// Names of months and days, which tell no thing from another.
    fileprivate static let calendar = Set(FigureWords.months.keys).union(Lexicon.weekdays.flatMap { $0 })
        .stems
}

extension ProofUnit {
    /// Its names, its first word included where the passages have it as one.
    fileprivate func properNames(in sources: [ProofSource]) -> Set<String> {
        guard !QuestionLanguage.hasCapitalNouns(words) else { return [] }
        return Words(words).names.filter { $0.first?.isLetter == true }
            .union(Claim.firstName(of: words, in: sources)).subtracting(Claim.calendar)
    }

    fileprivate func denies(_ figure: Figure) -> Bool { Claim.denies(figure, in: words) }
}

extension Figure {
    /// Whether it names a thing, as a code does and a time of day does not.
    var isName: Bool { if case .code(let code) = value { !code.contains(":") } else { false } }

    /// Whether two figures may stand in each other's place: of one unit, two amounts of money, two years, two days.
    fileprivate func isAlike(_ other: Figure) -> Bool {
        switch (value, other.value) {
        case (.quantity(_, let unit?), .quantity(_, let otherUnit?)):
            unit == otherUnit
                || FigureWords.currencies.contains(unit) && FigureWords.currencies.contains(otherUnit)
        case (.quantity(_, nil), .quantity(_, nil)): isYear == other.isYear
        case (.date, .date): true
        case (.code, .code): !isName && !other.isName
        default: false
        }
    }

    /// Whether two codes differ in their digits alone: `P10` and `P20`.
    fileprivate func isShaped(like other: Figure) -> Bool {
        guard case .code(let one) = value, case .code(let two) = other.value, one != two else { return false }
        return one.filter { !$0.isNumber } == two.filter { !$0.isNumber }
    }
}
