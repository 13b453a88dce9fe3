import Documents

/// An answer with each sentence tied to the words that support it.
///
/// Every citation is an exact slice of the document's text; a sentence that nothing supports is marked or removed.
struct AnswerCheck: Sendable {
    /// The answer's text, as it may be shown.
    let text: String
    /// The proofs.
    let citations: [Citation]
    /// How many sentences nothing supports.
    let unsupported: Int
    /// The mean support of the sentences, from 0 to 1.
    let support: Double
    /// Remarks for the person.
    let remarks: [String]

    init(_ answer: String, passages: [SourcedPassage], isStrict: Bool) {
        var citations: [Citation] = []
        var kept: [String] = []
        var remarks: [String] = []
        var unsupported = 0
        var supports: [Double] = []
        for sentence in Markers.sentences(of: answer, boundaries: { Sentences.ranges(in: $0) }) {
            let proofs = Self.proofs(of: sentence, passages: passages)
            citations += proofs.filter { proof in
                !citations.contains { $0.quote == proof.quote && $0.marker == proof.marker }
            }
            let best = proofs.compactMap(\.support).max() ?? 0
            supports.append(best)
            guard best < Self.least, sentence.words.contains(where: \.isLetter) else {
                kept.append(sentence.written)
                continue
            }
            unsupported += 1
            remarks.append("No passage supports: “\(sentence.words)”")
            if !isStrict { kept.append(sentence.written) }
        }
        remarks += Self.strayFigures(answer, passages).map { "No passage holds the figure \($0)." }
        text = isStrict ? kept.joined(separator: " ") : answer
        self.citations = citations
        self.unsupported = unsupported
        self.remarks = remarks
        support = supports.isEmpty ? 0 : supports.reduce(0, +) / Double(supports.count)
    }

    /// Figures of the answer that stand in no passage.
    private static func strayFigures(_ answer: String, _ passages: [SourcedPassage]) -> [String] {
        let words = Markers.split(answer).words
        return Figures.unsupported(in: words, by: passages.map(\.passage.shown)).map {
            String(words.slice($0.range))
        }
    }

    /// The least share of a sentence's informative words that its proof must hold.
    private static let least = 0.3

    /// The best unit of each passage that the sentence names, or of any passage when it names none.
    private static func proofs(of sentence: MarkedSentence, passages: [SourcedPassage]) -> [Citation] {
        let named = sentence.markers.filter { (1...passages.count).contains($0) }
        if !named.isEmpty {
            return named.compactMap { proof(of: sentence.words, number: $0, passages[$0 - 1]) }
        }
        let candidates = passages.enumerated().compactMap {
            proof(of: sentence.words, number: $0.offset + 1, $0.element)
        }
        return candidates.max { ($0.support ?? 0) < ($1.support ?? 0) }.map { [$0] } ?? []
    }

    private static func proof(of words: String, number: Int, _ source: SourcedPassage) -> Citation? {
        let claimed = Set(Words(words).stems)
        guard !claimed.isEmpty else { return nil }
        let units = EvidenceUnit.units(of: source, number: number - 1)
        let best = units.map { unit in
            let held = Set(Words(unit.compared).stems)
            return (unit: unit, share: Double(claimed.intersection(held).count) / Double(claimed.count))
        }.max { $0.share < $1.share }
        guard let best, best.share > 0 else { return nil }
        let quote = String(source.content[best.unit.range])
        return Citation(
            marker: number, quote: quote, document: source.passage.document, title: source.passage.title,
            locator: source.content.locator(for: best.unit.range), sha256: source.passage.sha256,
            verified: quote == best.unit.text, support: best.share)
    }
}
