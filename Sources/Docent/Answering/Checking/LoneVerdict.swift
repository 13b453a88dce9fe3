import Documents

/// A “yes” or a “no” that is all that a model answers: what it says is what the question asks about.
struct LoneVerdict: Sendable {
    private let isYes: Bool

    /// - Returns: nil where the answer says more, or the question cannot be answered so.
    init?(_ sentences: [AnswerSentence], to question: String) {
        guard sentences.count == 1, let first = Words.parts(of: question).first,
            Lexicon.decisionOpenings.contains(first)
        else { return nil }
        let words = Words.parts(of: sentences[0].words)
        guard words.count == 1 else { return nil }
        if YesOrNo.isYes(words[0]) {
            isYes = true
        } else if YesOrNo.isNo(words[0]) {
            isYes = false
        } else {
            return nil
        }
    }

    /// The proof that a passage says what the question asks about, for a “yes”, or denies it, for a “no”; none else.
    func proofs(of question: String, in searched: [ProofSource], of sources: [ProofSource]) -> [Citation] {
        let asked = Claim(question)
        let support = asked.support(in: searched, of: sources)
        guard support.share >= Self.least else { return [] }
        let isDenied = !support.oppositions(to: asked).isEmpty
        guard isYes ? !isDenied && support.stray.isEmpty : isDenied else { return [] }
        return support.proofs.compactMap {
            $0.source.citation($0.unit.range, support: support.share, of: $0.unit.told(by: asked))
        }
    }

    /// The least share of the question's words that its proof holds.
    private static let least = 0.6
}
