import Documents

/// What is done with a sentence of a language model that no passage supports.
public enum UnsupportedHandling: String, Sendable, Hashable, Codable, CaseIterable {
    /// It stays, with a mark.
    case mark
    /// It is taken out.
    case remove
    /// The model is asked once more; what is unsupported then is marked.
    case repair
}

/// An answer with each sentence tied to the words that support it.
///
/// Every citation is an exact slice of the document's text. Quotes are looked for in the passages that the sentence
/// names, then in the others; what is quoted and stands nowhere is taken out.
struct AnswerCheck: Sendable {
    /// The answer's text, as it may be shown.
    private(set) var text = ""
    /// The proofs.
    private(set) var citations: [Citation] = []
    /// The sentences that nothing supports, as the model wrote them.
    private(set) var unsupported: [String] = []
    /// Whether a sentence in another language than its passage was compared by its figures and names alone.
    private(set) var isCompared = false
    /// The mean support of the sentences that claim something, from 0 to 1.
    private(set) var support = 0.0
    /// Remarks for the person.
    private(set) var remarks: [Remark] = []

    /// What stands in the place of a quote that no passage holds.
    static let missingQuote = "[quote not found]"
    /// What follows a sentence that no passage supports.
    static let mark = "[unsupported]"
    init(
        _ answer: String, sources: [ProofSource], question: String = "", handling: UnsupportedHandling = .mark
    ) {
        let check = SentenceCheck(
            sources: sources, question: question,
            language: QuestionLanguage(tellingOf: String(answer.prefix(4000)), least: 1)
                ?? QuestionLanguage(tellingOf: question, least: 1))
        let told = ToldAddresses(sources, question: question)
        let linked = LinkCheck(answer, told: told)
        remarks = linked.remarks
        var supports: [Double] = []
        var writer = AnswerWriter(linked.text)
        let sentences = AnswerSentence.all(of: linked.text) { words in
            sources.contains { $0.ranges(of: words) != nil }
        }
        let verdict = LoneVerdict(sentences, to: question)
        for sentence in sentences {
            guard !sentence.isHeader else {
                writer.write(sentence, sentence.written)
                continue
            }
            let checked =
                verdict.map { check.checked(sentence, saying: $0) } ?? check.checked(sentence)
            isCompared = isCompared || checked.isCompared
            if let share = checked.share { supports.append(share) }
            for proof in checked.citations
            where !citations.contains(where: { $0.marker == proof.marker && $0.range == proof.range }) {
                citations.append(proof)
            }
            remarks += checked.remarks
            if checked.isUnsupported {
                unsupported.append(sentence.words)
                remarks.append(.unsupported(sentence.words, named: checked.named))
            }
            let isKept = !checked.isUnsupported || handling != .remove
            let written = checked.isUnsupported ? "\(checked.text) \(Self.mark)" : checked.text
            writer.write(sentence, isKept ? written : nil)
        }
        // What stands in a passage as a picture has come in again with a quote that was mended.
        text = LinkCheck(writer.finished(), told: told).text
        for marker in Markers.split(text).markers where !citations.contains(where: { $0.marker == marker }) {
            text = Markers.removing(marker, from: text)
        }
        remarks = Self.bounded(remarks)
        support = supports.isEmpty ? 0 : supports.reduce(0, +) / Double(supports.count)
    }

    /// How many remarks are made at most.
    private static let mostRemarks = 10

    /// Remarks, each once; of many the first ones and how many more there are.
    static func bounded(_ remarks: [Remark]) -> [Remark] {
        var seen: Set<Remark> = []
        let once = remarks.filter { seen.insert($0).inserted }
        guard once.count > mostRemarks else { return once }
        return once.prefix(mostRemarks) + [.more(once.count - mostRemarks)]
    }
}
