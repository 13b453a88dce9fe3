/// Why a unit cannot answer a question without doubt, whatever speaks for it.
extension AskedQuestion {
    /// Why the best unit may not answer: it holds too little of a question in a script without spaces, nothing of the kind that is
    /// asked for, or is a row of which the question asks another or something else.
    ///
    /// - Parameters:
    ///   - quote: the unit with what is quoted around it.
    ///   - titles: that of its document, and the headings above it.
    func doubts(
        about best: ScoredUnit, quoted quote: String, of titles: String
    ) -> [Doubt] {
        let (unit, features) = (best.unit, best.features)
        let isUnspaced =
            UnspacedWords.areMost(of: text) && features.around < Confidence.leastOfUnspaced
            && features.pointed == 0
        let general = [
            isUnspaced ? Doubt(.fewWords) : nil, missing(in: unit, quoted: quote),
        ].compactMap(\.self)
        guard !unit.cells.isEmpty else {
            let around = [titles, unit.context, unit.compared, quote].joined(separator: "\n")
            let claim = DeniedClaim(of: self, in: unit.text, of: "\(titles) \(unit.context)")
            return general
                + [
                    claim.map { Doubt(.otherSide, asked: [$0.asked], found: ["not \($0.asked)"]) },
                    AskedDenial(of: self, in: around).map { Doubt(.onlyAffirmed, asked: [$0.asked]) },
                ].compactMap(\.self)
        }
        return general + doubts(aboutRow: unit)
    }

    private func doubts(aboutRow unit: EvidenceUnit) -> [Doubt] {
        guard let selection, !selection.isNamed(by: unit) else { return [] }
        return [Doubt(.otherThing, asked: [selection.words])]
    }

    /// The doubt that a unit holds nothing of the kind that is asked for: no year, or nobody where a person is.
    func missing(in unit: EvidenceUnit, quoted quote: String) -> Doubt? {
        let asked = Set(parts)
        if asksForYear,
            AskedThings.years(in: [unit.context, unit.compared, quote].joined(separator: "\n")).isEmpty
        {
            return Doubt(.noYear)
        }
        guard expected == .name else { return nil }
        let isNamed =
            unit.cells.isEmpty
            ? expected.match(in: unit.text, asked: asked) > 0 || NamedRole(askedBy: parts).isGiven(in: quote)
            : unit.cells.contains { Self.hasWord($0.value, beyond: asked) }
        return isNamed ? nil : Doubt(.noName)
    }

    /// Whether it asks for a year: `In which year …`, `in welchem Jahr …`.
    private var asksForYear: Bool {
        zip(parts, parts.dropFirst()).contains {
            Lexicon.interrogatives.contains($0) && Lexicon.years.contains($1)
        }
    }

    private static func hasWord(_ value: String, beyond asked: Set<String>) -> Bool {
        value.split { !$0.isLetter && !$0.isNumber }.contains { word in
            word.first?.isLetter == true && !asked.contains(word.lowercased())
        }
    }
}
