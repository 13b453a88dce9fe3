import Documents

/// A name of a sentence that its proofs lack.
struct Stranger: Sendable {
    let name: String
    /// Whether its passage says the same of another name.
    let isElsewhere: Bool

    var remark: Remark { isElsewhere ? .nameElsewhere(than: name) : .nameMissing(name) }

    /// The names that stand neither in a sentence's proofs, nor in what speaks of all of their passage, nor in the question.
    static func all(
        in claim: Claim, beside support: Support, _ quoted: QuotedProofs, _ searched: [ProofSource],
        question: String
    ) -> [Stranger] {
        let known = Set(Words(question).stems).union(quoted.stems)
        let proven = support.proofs.reduce(into: known) {
            $0.formUnion($1.unit.stems)
            $0.formUnion($1.source.around)
        }
        let stray = claim.names.filter { Words.share(of: $0, in: proven) == 0 }
        guard !stray.isEmpty else { return [] }
        let isTaken =
            !subject(of: claim.words).isDisjoint(with: stray)
            && support.proofs.contains { proof in
                let words = String(proof.source.source.content[proof.unit.range])
                return !subject(of: words).isSubset(of: claim.stems)
            }
        let passages = searched.reduce(into: Set<String>()) {
            $0.formUnion($1.stems)
        }
        return claim.words.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.compactMap { word in
            let stems = Words(String(word)).stems
            guard word.first?.isUppercase == true, stems.contains(where: stray.contains) else { return nil }
            let isHeld = stems.allSatisfy { Words.share(of: $0, in: passages) > 0 }
            return Stranger(name: String(word), isElsewhere: isHeld && isTaken)
        }
    }

    /// The names among the first three words, of which a sentence mostly says what it says.
    private static func subject(of sentence: String) -> Set<String> {
        Words(sentence.split(whereSeparator: \.isWhitespace).prefix(3).joined(separator: " ")).names
    }
}
