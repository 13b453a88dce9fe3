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
    private(set) var remarks: [String] = []

    /// What stands in the place of a quote that no passage holds.
    static let missingQuote = "[quote not found]"
    /// What follows a sentence that no passage supports.
    static let mark = "[unsupported]"
    /// The least share of a sentence's informative words that its proofs must hold.
    private static let least = 0.34

    private let sources: [ProofSource]
    private let question: String
    /// The language of the answer as a whole, else of the question, when their words tell.
    private let language: QuestionLanguage?

    init(
        _ answer: String, sources: [ProofSource], question: String = "", handling: UnsupportedHandling = .mark
    ) {
        self.sources = sources
        self.question = question
        language =
            QuestionLanguage(tellingOf: String(answer.prefix(4000)), least: 1)
            ?? QuestionLanguage(tellingOf: question, least: 1)
        let linked = LinkCheck(answer, told: ToldAddresses(sources, question: question))
        remarks = linked.remarks
        var supports: [Double] = []
        var writer = AnswerWriter(linked.text)
        let sentences = AnswerSentence.all(of: linked.text) { words in
            sources.contains { $0.ranges(of: words) != nil }
        }
        for sentence in sentences {
            guard !sentence.isHeader else {
                writer.write(sentence, sentence.written)
                continue
            }
            let checked = check(sentence)
            isCompared = isCompared || checked.isCompared
            if let share = checked.share { supports.append(share) }
            for proof in checked.citations
            where !citations.contains(where: { $0.marker == proof.marker && $0.range == proof.range }) {
                citations.append(proof)
            }
            remarks += checked.remarks
            if checked.isUnsupported {
                unsupported.append(sentence.words)
                let cited =
                    checked.named.isEmpty
                    ? "No" : "Neither the cited \(Markers.list(checked.named)) nor another"
                remarks.append("\(cited) passage supports: “\(sentence.words)”")
            }
            let isKept = !checked.isUnsupported || handling != .remove
            let written = checked.isUnsupported ? "\(checked.text) \(Self.mark)" : checked.text
            writer.write(sentence, isKept ? written : nil)
        }
        text = writer.finished()
        remarks = Self.bounded(remarks)
        support = supports.isEmpty ? 0 : supports.reduce(0, +) / Double(supports.count)
    }

    /// A sentence after its check.
    private struct Checked {
        var text: String
        var citations: [Citation] = []
        var remarks: [String] = []
        var isUnsupported = false
        /// Whether only its figures and names were compared.
        var isCompared = false
        /// The passages that it names.
        var named: [Int] = []
        /// nil when the sentence claims nothing.
        var share: Double?

        /// Whether it has a name that its proofs lack.
        var hasStrangers = false

        /// Whether it claims something, and a passage supports all of it.
        var isProven: Bool { !isUnsupported && !citations.isEmpty && !hasStrangers }

        /// The same with the number of its first proof, when no number is left in it.
        func marked() -> Checked {
            guard Markers.split(text).markers.isEmpty, let first = citations.first else { return self }
            var result = self
            result.text = Markers.adding(first.marker, to: text)
            return result
        }
    }

    /// How many remarks are made at most.
    private static let mostRemarks = 10

    /// Remarks, each once; of many the first ones and how many more there are.
    static func bounded(_ remarks: [String]) -> [String] {
        var seen: Set<String> = []
        let once = remarks.filter { seen.insert($0).inserted }
        guard once.count > mostRemarks else { return once }
        return once.prefix(mostRemarks) + ["… and \(once.count - mostRemarks) more."]
    }

    /// Looks for support in the passages that a sentence names; where they have none, in the others: a true sentence may
    /// carry the number of another passage.
    private func check(_ sentence: AnswerSentence) -> Checked {
        let named = sentence.markers.compactMap { marker in sources.first { $0.number == marker } }
        let first = check(sentence, in: named.isEmpty ? sources : named, named: named)
        guard first.isUnsupported, sources.count > 1 else { return first }
        guard var second = checkElsewhere(sentence, than: named) else { return first }
        guard !named.isEmpty else { return second }
        let proving = second.citations.map(\.marker).reduce(into: [Int]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let wrong = first.named.filter { !proving.contains($0) }
        second.text = proving.reduce(Markers.stripped(second.text).words) { Markers.adding($1, to: $0) }
        let what =
            wrong.isEmpty
            ? "\(Markers.list(first.named)) alone does"
            : "\(Markers.list(wrong)) \(wrong.count > 1 ? "do" : "does")"
        second.remarks.append(
            "\(what) not say this; \(Markers.list(proving)) \(proving.count > 1 ? "do" : "does").")
        return second
    }

    /// A sentence as the passage that supports it best has it, else as all together have it; nil when none does.
    ///
    /// Among all passages a sentence is compared with the unit that has most of its words, which may stand in another
    /// passage than the row with its figures.
    private func checkElsewhere(_ sentence: AnswerSentence, than named: [ProofSource]) -> Checked? {
        let others = sources.filter { source in !named.contains { $0.number == source.number } }
        let single = others.map { check(sentence, in: [$0], named: []) }
        let best = single.filter(\.isProven).enumerated().max {
            ($0.element.isCompared ? 0 : 1, $0.element.share ?? 0, -$0.offset)
                < ($1.element.isCompared ? 0 : 1, $1.element.share ?? 0, -$1.offset)
        }
        if let best { return best.element }
        let all = named.isEmpty ? nil : check(sentence, in: sources, named: [])
        return all.flatMap { $0.isProven ? $0 : nil }
    }

    private func check(_ sentence: AnswerSentence, in searched: [ProofSource], named: [ProofSource])
        -> Checked
    {
        var result = Checked(text: sentence.written)
        result.named = named.map(\.number)
        let quoted = quotes(of: sentence, in: searched, isNamed: !named.isEmpty, &result)
        for marker in sentence.markers where !sources.contains(where: { $0.number == marker }) {
            result.text = Markers.removing(marker, from: result.text)
            result.remarks.append("[\(marker)] names no passage.")
        }
        let claim = Claim(Markers.split(result.text.replacing(Self.missingQuote, with: "")).words)
        let support = claim.support(in: searched)
        guard claim.isSubstantial || quoted.hasInvented else { return result }
        let share = max(support.share, quoted.share(of: claim))
        let stray = support.stray.filter { !quoted.holds($0) }
        let strangers = strangers(in: claim, beside: support, quoted, searched)
        let isReversed = support.isReversed(claim)
        if isReversed { result.remarks.append("The passage says the opposite of: “\(claim.words)”") }
        result.isUnsupported =
            quoted.hasInvented || !stray.isEmpty || share < Self.least || isReversed
            || strangers.contains(where: \.isElsewhere)
        if result.isUnsupported, !quoted.hasInvented,
            let proof = claim.foreignProof(in: searched, answerIn: language),
            let citation = proof.source.citation(proof.unit.range, support: Self.compared)
        {
            return compared(claim, citation, sentence, result)
        }
        result.remarks +=
            figureRemarks(stray, claim, searched, isNamed: !named.isEmpty) + strangers.map(\.remark)
        result.hasStrangers = !strangers.isEmpty
        result.share = result.isUnsupported ? 0 : share
        result.citations = quoted.citations
        guard !result.isUnsupported else { return result }
        let needed = support.proofs.filter { proof in
            !quoted.covers(proof.unit.range, in: proof.source.number)
        }
        if quoted.citations.isEmpty || !claim.figures.allSatisfy(quoted.holds) {
            result.citations += needed.compactMap { $0.source.citation($0.unit.range, support: $0.share) }
        }
        return result.marked()
    }

    /// How well a passage supports a sentence in another language, of which only figures and names were compared.
    private static let compared = 0.5

    private func compared(
        _ claim: Claim, _ citation: Citation, _ sentence: AnswerSentence, _ unsupported: Checked
    ) -> Checked {
        var result = unsupported
        result.isUnsupported = false
        result.isCompared = true
        result.share = Self.compared
        result.citations = [citation]
        result.remarks.append(
            "“\(claim.words)” is in another language than the passage: only figures and names were compared.")
        return result.marked()
    }

    // MARK: Quotes

    /// Looks for each quote of a sentence, from the last to the first, and writes what was found in its place.
    private func quotes(
        of sentence: AnswerSentence, in searched: [ProofSource], isNamed: Bool, _ result: inout Checked
    ) -> QuotedProofs {
        var proofs = QuotedProofs()
        let others = sources.filter { source in !searched.contains { $0.number == source.number } }
        for span in sentence.quotes.reversed() {
            let words = String(sentence.written.slice(span.inner))
            if let found = located(words, searched + others) {
                proofs.add(found.citations, words: found.citations.map(\.quote).joined(separator: " "))
                if isNamed, !searched.contains(where: { $0.number == found.source.number }) {
                    result.remarks.append(
                        "“\(words)” stands in passage [\(found.source.number)], not in the one named.")
                }
            } else if let near = (searched + others).lazy.compactMap({ nearest(words, in: $0) }).first {
                proofs.add([near], words: near.quote)
                result.text = result.text.replacing(bytes: span.inner, with: near.quote)
                result.remarks.append("A quote was not exact and now is: “\(near.quote)”")
            } else if QuotedProofs.isQuote(words), QuoteFinder(question).range(of: words) == nil {
                proofs.hasInvented = true
                result.text = result.text.replacing(bytes: span.outer, with: Self.missingQuote)
                result.remarks.append("No passage holds the quote “\(words)”; it was taken out.")
            }
        }
        return proofs
    }

    private func located(_ words: String, _ sources: [ProofSource]) -> (
        source: ProofSource, citations: [Citation]
    )? {
        guard words.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
        for source in sources {
            guard let ranges = source.ranges(of: words) else { continue }
            let citations = ranges.compactMap { source.citation($0, support: 1) }
            if citations.count == ranges.count { return (source, citations) }
        }
        return nil
    }

    private func nearest(_ words: String, in source: ProofSource) -> Citation? {
        guard QuotedProofs.isQuote(words) else { return nil }
        return source.nearest(to: words).flatMap { source.citation($0, support: 1) }
    }

    // MARK: Figures and names

    private func figureRemarks(
        _ stray: [Figure], _ claim: Claim, _ searched: [ProofSource], isNamed: Bool
    ) -> [String] {
        guard !stray.isEmpty else { return [] }
        // What a sentence of another language says of a figure that stands there was not compared.
        let isForeign = !claim.foreignSources(searched, answerIn: language).isEmpty
        return stray.compactMap { figure in
            let words = claim.words.slice(figure.range)
            let isHeld = searched.contains { source in source.figures.contains { $0.agrees(with: figure) } }
            if isHeld, isForeign { return nil }
            return isHeld
                ? "The figure \(words) stands in the passage, but not for what the sentence says."
                : "No passage\(isNamed ? " cited" : "") holds the figure \(words)."
        }
    }

    /// A name of a sentence that its proofs lack.
    private struct Stranger {
        let name: String
        /// Whether its passage says the same of another name.
        let isElsewhere: Bool

        var remark: String {
            isElsewhere
                ? "The passage says this of another name than \(name)."
                : "No passage cited holds the name \(name)."
        }
    }

    /// The names that stand neither in a sentence's proofs, nor in what speaks of all of their passage, nor in the question.
    private func strangers(
        in claim: Claim, beside support: Support, _ quoted: QuotedProofs, _ searched: [ProofSource]
    ) -> [Stranger] {
        let known = Set(Words(question).stems).union(quoted.stems)
        let proven = support.proofs.reduce(into: known) {
            $0.formUnion($1.unit.stems)
            $0.formUnion($1.source.around)
        }
        let stray = claim.names.filter { Words.share(of: $0, in: proven) == 0 }
        guard !stray.isEmpty else { return [] }
        let isTaken =
            !Self.subject(of: claim.words).isDisjoint(with: stray)
            && support.proofs.contains { proof in
                let words = String(proof.source.source.content[proof.unit.range])
                return !Self.subject(of: words).isSubset(of: claim.stems)
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

/// The quotes of one sentence that were found.
private struct QuotedProofs {
    private(set) var citations: [Citation] = []
    private(set) var stems: Set<String> = []
    private var figures: [Figure] = []
    var hasInvented = false

    mutating func add(_ found: [Citation], words: String) {
        citations = found + citations
        stems.formUnion(Words(words).stems)
        figures += Figures.all(in: words)
    }

    /// The share of a claim's words that stand in the quotes.
    func share(of claim: Claim) -> Double {
        guard !claim.stems.isEmpty, !citations.isEmpty else { return 0 }
        return Double(claim.stems.intersection(stems).count) / Double(claim.stems.count)
    }

    func holds(_ figure: Figure) -> Bool { figures.contains { $0.agrees(with: figure) } }

    func covers(_ range: Range<Int>, in number: Int) -> Bool {
        citations.contains { citation in
            citation.marker == number && citation.range[0] <= range.lowerBound
                && citation.range[1] >= range.upperBound
        }
    }

    /// Whether words between marks are meant as a quote; a word or two are as often a term.
    static func isQuote(_ words: String) -> Bool {
        words.contains(where: \.isNumber) || words.split(whereSeparator: \.isWhitespace).count > 2
    }
}

extension String {
    /// The text with other words at a range of its UTF-8 offsets.
    fileprivate func replacing(bytes range: Range<Int>, with words: String) -> String {
        slice(0..<range.lowerBound) + words + slice(range.upperBound..<utf8.count)
    }
}
