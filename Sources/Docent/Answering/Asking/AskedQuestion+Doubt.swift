/// Why a unit cannot answer a question without doubt, whatever speaks for it.
extension AskedQuestion {
    /// Whether the best unit cannot answer without doubt: it holds too little of a question in a script without spaces, nothing of
    /// the kind that is asked for, or is a row of which the question asks another or something else.
    ///
    /// - Parameters:
    ///   - quote: the unit with what is quoted around it.
    ///   - titles: that of its document, and the headings above it.
    func isDoubtful(
        _ best: ScoredUnit, quoted quote: String, of titles: String, _ evidence: Confidence.Evidence
    ) -> Bool {
        let (unit, features) = (best.unit, best.features)
        if UnspacedWords.areMost(of: text), evidence.around < Confidence.leastOfUnspaced,
            features.pointed == 0
        {
            return true
        }
        if isMissed(by: unit, quoted: quote, of: titles) { return true }
        guard !unit.cells.isEmpty else {
            let around = [titles, unit.context, unit.compared, quote].joined(separator: "\n")
            return counted?.isMissing(in: around) == true || isOfOtherDegree(than: around)
        }
        if selection?.isNamed(by: unit) == false { return true }
        return features.named + features.pointed == 0
            ? namesAnother(than: unit) : measure == nil && evidence.rest < Confidence.leastOfRow
    }

    /// Whether a unit holds nothing of the kind that is asked for: no figure of the measure, nobody where a person is.
    func isMissed(by unit: EvidenceUnit, quoted quote: String, of titles: String) -> Bool {
        let asked = Set(Words.parts(of: text))
        guard unit.cells.isEmpty else {
            return expected == .name
                ? !unit.cells.contains { Self.hasWord($0.value, beyond: asked) }
                : measure?.isMissed(by: unit, of: titles) == true
        }
        let held = expected.match(in: unit.text, asked: asked)
        guard let measure else { return expected == .name && held == 0 }
        // A price may follow in a sentence that says that it is one.
        return measure.opensQuestion && held < 1
            && !(measure.measure == .money && AskedMeasure.speaksOfMoney(quote)
                && expected.match(in: quote, asked: asked) == 1)
    }

    /// Whether prose tells the least of something where the most is asked for, or the mean: of a row that is another column's header.
    private func isOfOtherDegree(than prose: String) -> Bool {
        AskedContrasts(degreeOf: text).isCrossed(by: prose, around: "")
    }

    private static func hasWord(_ value: String, beyond asked: Set<String>) -> Bool {
        value.split { !$0.isLetter && !$0.isNumber }.contains { word in
            word.first?.isLetter == true && !asked.contains(word.lowercased())
        }
    }

    /// Whether the question names another thing of the kind that a table's rows are: `the photography club` where the row of
    /// another is at hand, below a first column `Club`.
    func namesAnother(than row: EvidenceUnit) -> Bool {
        guard let name = row.cells.first(where: { !$0.value.isEmpty }),
            let kind = Words(name.header).stems.last
        else { return false }
        let held = Set(Words("\(row.compared) \(row.context)").stems)
        let parts = Words.parts(of: text)
        return zip(parts, parts.dropFirst()).contains { word, next in
            guard Words("of \(next)").stems == [kind], let stem = Words("of \(word)").stems.first else {
                return false
            }
            return Words.share(of: stem, in: held) == 0 && !Synonyms.areHeld(stem, among: held)
                && TableWish.all(in: [word]).isEmpty
        }
    }
}
