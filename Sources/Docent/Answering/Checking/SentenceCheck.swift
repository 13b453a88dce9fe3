import Documents

/// Ties one sentence of an answer to the words that support it.
struct SentenceCheck: Sendable {
    let sources: [ProofSource]
    let question: String
    /// The language of the answer as a whole, else of the question, when their words tell.
    let language: QuestionLanguage?

    /// The least share of a sentence's informative words that its proofs must hold.
    private static let least = 0.34

    /// Looks for support in the passages that a sentence names; where they have none, in the others: a true sentence may
    /// carry the number of another passage.
    func checked(_ sentence: AnswerSentence) -> CheckedSentence {
        let named = sentence.markers.compactMap { marker in sources.first { $0.number == marker } }
        let first = check(sentence, in: named.isEmpty ? sources : named, named: named)
        guard first.isUnsupported, sources.count > 1 else { return first }
        guard var second = checkElsewhere(sentence, than: named), first.opposed.isSubset(of: second.held)
        else { return first }
        guard !named.isEmpty else { return second }
        let proving = second.citations.map(\.marker).reduce(into: [Int]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let wrong = first.named.filter { !proving.contains($0) }
        second.text = proving.reduce(Markers.stripped(second.text).words) { Markers.adding($1, to: $0) }
        second.remarks.append(.otherPassage(wrong: wrong, named: first.named, proving: proving))
        return second
    }

    /// A sentence that is no more than a “yes” or a “no”: proven where a passage says so of what the question asks about.
    func checked(_ sentence: AnswerSentence, saying verdict: LoneVerdict) -> CheckedSentence {
        let named = sentence.markers.compactMap { marker in sources.first { $0.number == marker } }
        var result = CheckedSentence(text: sentence.written)
        result.named = named.map(\.number)
        for searched in [named, sources] where !searched.isEmpty && result.citations.isEmpty {
            result.citations = verdict.proofs(of: question, in: searched, of: sources)
        }
        result.isUnsupported = result.citations.isEmpty
        result.share = result.citations.first?.support ?? 0
        return result.pointing().marked()
    }

    /// A sentence as the passage that supports it best has it, else as all together have it; nil when none does.
    ///
    /// Among all passages a sentence is compared with the unit that has most of its words, which may stand in another
    /// passage than the row with its figures.
    private func checkElsewhere(_ sentence: AnswerSentence, than named: [ProofSource]) -> CheckedSentence? {
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
        -> CheckedSentence
    {
        var result = CheckedSentence(text: sentence.written)
        result.named = named.map(\.number)
        let quoted = quotes(of: sentence, in: searched, isNamed: !named.isEmpty, &result)
        for marker in sentence.markers where !sources.contains(where: { $0.number == marker }) {
            result.text = Markers.removing(marker, from: result.text)
            result.remarks.append(.unknownMarker(marker))
        }
        let claim = Claim(Markers.split(result.text.replacing(AnswerCheck.missingQuote, with: "")).words)
            .withoutSilence
        let support = claim.support(in: searched, of: sources)
        guard claim.isSubstantial || quoted.hasInvented else { return result }
        let share = max(support.share, quoted.share(of: claim))
        let stray = support.stray.filter { !quoted.holds($0) }
        if !quoted.hasInvented, let computed = ComputedClaim(claim, stray, in: searched) {
            result.citations = computed.citations
            result.remarks.append(computed.remark)
            result.share = TableSelection.byHeader
            return result.pointing().marked()
        }
        let strangers = Stranger.all(in: claim, beside: support, quoted, searched, question: question)
        let opposed = support.oppositions(to: claim)
        let unproven = unprovenStatements(of: claim, searched, quoted)
        result.remarks += opposed + unproven
        result.held = support.proofs.reduce(into: []) { $0.formUnion($1.unit.stems) }
        result.opposed = claim.stems.intersection(support.opposing?.stems ?? [])
        result.isUnsupported =
            quoted.hasInvented || !stray.isEmpty || share < Self.least || !opposed.isEmpty
            || !unproven.isEmpty || strangers.contains(where: \.isElsewhere)
        if result.isUnsupported, !quoted.hasInvented,
            let proof = claim.foreignProof(in: searched, answerIn: language),
            let citation = proof.source.citation(
                proof.unit.range, support: Self.compared, of: proof.unit.told(by: claim))
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
            result.citations += needed.compactMap {
                $0.source.citation($0.unit.range, support: $0.share, of: $0.unit.told(by: claim))
            }
        }
        return result.pointing().marked()
    }

    /// How well a passage supports a sentence in another language, of which only figures and names were compared.
    private static let compared = 0.5

    private func compared(
        _ claim: Claim, _ citation: Citation, _ sentence: AnswerSentence, _ unsupported: CheckedSentence
    ) -> CheckedSentence {
        var result = unsupported
        result.isUnsupported = false
        result.isCompared = true
        result.share = Self.compared
        result.citations = [citation]
        result.remarks.append(.otherLanguage(claim.words))
        return result.marked()
    }

    /// What a sentence joins to something that is proven, though no passage holds or one denies it; a remark each.
    private func unprovenStatements(
        of claim: Claim, _ searched: [ProofSource], _ quoted: QuotedProofs
    ) -> [Remark] {
        claim.statements.filter { statement in
            let support = statement.support(in: searched, of: sources)
            return max(support.share, quoted.share(of: statement)) < Self.least
                || !support.oppositions(to: statement).isEmpty
        }.map { .unsupportedPart($0.words) }
    }

    // MARK: Quotes

    /// Looks for each quote of a sentence, from the last to the first, and writes what was found in its place.
    private func quotes(
        of sentence: AnswerSentence, in searched: [ProofSource], isNamed: Bool,
        _ result: inout CheckedSentence
    ) -> QuotedProofs {
        var proofs = QuotedProofs()
        let others = sources.filter { source in !searched.contains { $0.number == source.number } }
        for span in sentence.quotes.reversed() {
            let words = String(sentence.written.slice(span.inner))
            if let found = located(words, searched + others) {
                proofs.add(found.citations, words: found.citations.map(\.quote).joined(separator: " "))
                if isNamed, !searched.contains(where: { $0.number == found.source.number }) {
                    result.remarks.append(.quoteElsewhere(words, passage: found.source.number))
                }
            } else if let near = (searched + others).lazy.compactMap({ nearest(words, in: $0) }).first {
                proofs.add([near], words: near.quote)
                result.text = result.text.replacing(bytes: span.inner, with: near.quote)
                result.remarks.append(.quoteCorrected(near.quote))
            } else if QuotedProofs.isQuote(words), QuoteFinder(question).range(of: words) == nil {
                proofs.hasInvented = true
                result.text = result.text.replacing(bytes: span.outer, with: AnswerCheck.missingQuote)
                result.remarks.append(.quoteRemoved(words))
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
    ) -> [Remark] {
        guard !stray.isEmpty else { return [] }
        // What a sentence of another language says of a figure that stands there was not compared.
        let isForeign = !claim.foreignSources(searched, answerIn: language).isEmpty
        return stray.compactMap { figure in
            let words = String(claim.words.slice(figure.range))
            let isHeld = searched.contains { source in source.figures.contains { $0.agrees(with: figure) } }
            if isHeld, isForeign { return nil }
            return isHeld ? .figureMisplaced(words) : .figureMissing(words, isCited: isNamed)
        }
    }
}

extension String {
    /// The text with other words at a range of its UTF-8 offsets.
    fileprivate func replacing(bytes range: Range<Int>, with words: String) -> String {
        slice(0..<range.lowerBound) + words + slice(range.upperBound..<utf8.count)
    }
}
