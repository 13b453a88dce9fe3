import Documents

extension Claim {
    /// The unit of a passage in another language that holds all of the claim's figures and names, codes included; nil when
    /// the languages do not differ, when none does, or when the claim has too little to compare.
    ///
    /// Words of two languages cannot be compared, so that this supports a claim in part at most.
    ///
    /// - Parameter answer: the language of what the claim stands in, where the claim is too short to tell its own.
    func foreignProof(in sources: [ProofSource], answerIn answer: QuestionLanguage?) -> Support.Proof? {
        let foreign = foreignSources(sources, answerIn: answer)
        guard !foreign.isEmpty else { return nil }
        let names = knownNames(in: sources)
        guard !figures.isEmpty || names.count > 1 else { return nil }
        var best: Support.Proof?
        for source in foreign {
            let around = figures.filter { source.isAround($0) }
            for unit in source.units {
                let held = figures.count { unit.holds($0) }
                let own = names.count { Words.share(of: $0, in: unit.stems) == 1 }
                guard held + own > 0, figures.allSatisfy({ unit.holds($0) || around.contains($0) }),
                    names.allSatisfy({ unit.stems.contains($0) || source.around.contains($0) })
                else { continue }
                let proof = Support.Proof(source: source, unit: unit, share: Double(own), figures: held)
                if best.map({ proof.isBetter(than: $0) }) ?? true { best = proof }
            }
        }
        return best
    }

    /// The sources that are written in another language than the claim, as far as both can be told.
    func foreignSources(_ sources: [ProofSource], answerIn answer: QuestionLanguage?) -> [ProofSource] {
        guard let own = QuestionLanguage(tellingOf: words, least: 1) ?? answer else {
            return []
        }
        return sources.filter { source in source.language.map { $0 != own } ?? false }
    }

    /// The stems of the claim's names.
    ///
    /// In German every noun has a capital: there only what is a name in a source counts,
    /// as does the first word of a sentence anywhere.
    private func knownNames(in sources: [ProofSource]) -> Set<String> {
        let known = sources.reduce(into: Set<String>()) { $0.formUnion($1.names) }
        let capitals = words.split { !$0.isLetter && !$0.isNumber && $0 != "-" }
            .filter { $0.first?.isUppercase == true }
            .flatMap { Words(String($0)).stems }
        return names.union(capitals.filter { known.contains($0) && $0.first?.isLetter == true })
    }
}
