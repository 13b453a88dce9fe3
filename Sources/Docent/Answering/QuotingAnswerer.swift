import Documents
import Embeddings

/// Answers without a language model: it quotes the sentence, list item or row that answers.
struct QuotingAnswerer: Sendable {
    let embedder: (any Embedder)?
    /// The most rows of a table that are compared with a question.
    var mostRows = AskedTables.mostRows

    /// An answer in the documents' own words.
    struct Quotation: Sendable {
        /// What is quoted.
        enum Kind: Sendable {
            /// Sentences, items and rows that are like the question.
            case passages
            /// Rows of a table that were selected or added up by what the question sets as conditions.
            case rows
        }

        let text: String
        let citations: [Citation]
        /// How sure it is, but for the doubts.
        let certainty: Double
        /// Why it may not be what was asked.
        var doubts: [Doubt] = []
        /// What else a reader must know.
        var remarks: [Remark] = []
        /// Words of the question that stand for something of the table, in lower case, whether or not it has them.
        var understood: Set<String> = []
        var kind = Kind.passages

        var confidence: Double { min(certainty, Confidence.limit(of: doubts)) }

        /// The same with more doubts.
        func doubting(_ more: [Doubt]) -> Self {
            var quotation = self
            quotation.doubts += more
            return quotation
        }
    }

    /// Picks what answers the question best.
    ///
    /// - Parameters:
    ///   - cosine: the best passage's cosine to the question; nil when no vectors were compared.
    ///   - nearness: how near the passages of the index are to questions that they do not answer.
    func answer(
        _ question: AskedQuestion, from passages: [SourcedPassage], cosine: Double? = nil,
        nearness: CorpusNearness? = nil
    ) async throws -> Quotation {
        let found = Self.units(of: passages)
        let tables = AskedTables(found, passages, question, mostRows: mostRows)
        if let told = tables.quotation { return told }
        let pointed = Set(tables.pointed)
        let units = Self.inOrder(found, with: pointed)
        let (asked, selection) = (question.things, question.selection)
        let telling = Self.telling(units, question)
        var (scored, measure) = try await UnitScorer(embedder: embedder).scored(
            telling, question: question, passages: passages)
        if !question.asksForSeveral { scored = asked.foremost(scored, in: passages) }
        scored = MailThreads(passages).answered(scored, units, question)
        let choice = QuoteChoice(
            question: question, passages: passages, units: units, scored: scored)
        guard let best = choice.best(of: scored) else {
            return Quotation(text: "", citations: [], certainty: 0)
        }
        let outcome = Self.outcome(of: question, tables, beside: best)
        if case .told(let operated) = outcome { return operated }
        let (chosen, omittedRows) =
            asked.section.flatMap { choice.whole($0, beside: best) }.map { ($0, 0) }
            ?? choice.chosen(from: scored, beside: best)
        let weighed = question.asksForSeveral ? chosen.map(\.item) : [best]
        let evidence = try await evidence(
            scored, best: best, chosen: weighed, of: passages, cosine: cosine, nearness, measure)
        let source = passages[best.unit.passage]
        let quote = chosen.first.map { String(source.content[$0.range]) } ?? best.unit.text
        let titles = ([source.passage.title] + source.passage.headings).joined(separator: " ")
        let isUncounted =
            selection?.counts == true && selection?.isCounted(by: best.unit) == false
            && question.degree?.names(best.unit) != true
        let disagreement = Disagreement(question: question, passages: passages)
        let rivals =
            question.asksForAll || chosen.first?.item.unit != best.unit
            ? [] : disagreement.rivals(of: best, among: scored)
        let opposed = rivals.filter { $0.features.isOld == 0 }
        let (text, parts) = Self.written(
            disagreement.set(opposed.map(choice.quote), beside: chosen), question: question, from: passages,
            among: units, dating: opposed.isEmpty ? [] : Set(([best] + opposed).map(\.unit)))
        var quotation = Quotation(
            text: text, citations: parts,
            certainty: max(Confidence.of(evidence), asked.least(of: weighed)),
            doubts: asked.doubts(about: weighed, in: passages)
                + tables.doubts(beside: best.unit, pointed: pointed)
                + Self.doubts(ofWork: best, question, outcome)
                + question.doubts(about: best, quoted: quote, of: titles))
        quotation.understood = asked.amounts.understood(by: best.unit.compared)
        if isUncounted { quotation.remarks.append(.notCounted) }
        if omittedRows > 0 { quotation.remarks.append(.rowsOmitted(omittedRows)) }
        quotation.remarks += disagreement.remarks(on: rivals)
        guard !best.unit.cells.isEmpty else { return quotation }
        let fitted =
            best.features.pointed > 0 && !question.tables.asksForExtreme ? question.tables.bound : nil
        return quotation.doubting(
            Doubt.notUnderstood(
                question.query.untold(
                    by:
                        "\(best.unit.tellingWords) \(best.unit.context) \(titles) \(source.passage.document)",
                    fitted: fitted)))
    }

    /// What becomes of the operation that the question asks for where one row was found; prose carries out none.
    private static func outcome(
        of question: AskedQuestion, _ tables: AskedTables, beside best: ScoredUnit
    ) -> OperationAnswer.Outcome {
        guard best.unit.table != nil else { return .done }
        if let operation = tables.operation { return operation.outcome(from: tables, beside: best) }
        return question.operation.isCarriedOut(by: best, question, isPossible: false) ? .done : .undone
    }

    /// The doubts that what the question asks to be done with rows was not done: to add them up, or to compare them.
    private static func doubts(
        ofWork best: ScoredUnit, _ question: AskedQuestion, _ outcome: OperationAnswer.Outcome
    ) -> [Doubt] {
        let computation = question.computation.flatMap { $0.isGiven(by: best.unit) ? nil : $0 }
        let computed =
            computation.map { [Doubt(.notComputed, asked: [$0 == .sum ? "sum" : "average"])] } ?? []
        if case .undone = outcome { return computed + [Doubt(.notCompared)] }
        return computed
    }

    /// The quotes as lines of an answer, each with its marker, and their citations.
    ///
    /// - Parameter dated: the units that stand with the dates of their documents.
    private static func written(
        _ chosen: [QuoteChoice.Quote], question: AskedQuestion, from passages: [SourcedPassage],
        among units: [EvidenceUnit], dating dated: Set<EvidenceUnit>
    ) -> (text: String, citations: [Citation]) {
        let rows = chosen.map { quote in
            let unit = quote.item.unit
            return unit.cells.isEmpty
                ? nil
                : RowWording.worded(
                    of: unit, question: question, key: TableKey.behindGroups(of: unit, among: units))
        }
        let parts = zip(chosen, rows).enumerated().map { position, part in
            let (quote, row) = part
            let features = quote.item.features
            return passages[quote.item.unit.passage].citation(
                position + 1, quote.range, support: max(0, min(1, (features.cosine + features.above) / 2)),
                of: row?.told)
        }
        let sources = chosen.map { passages[$0.item.unit.passage] }
        let editions = zip(Editions.labels(of: sources.map(\.passage)), Editions.repealed(sources)).map {
            $0 ?? ($1 ? "no longer in force" : nil)
        }
        let labels = chosen.indices.map { place in
            editions[place]
                ?? (dated.contains(chosen[place].item.unit) ? ToldDate(of: sources[place])?.words : nil)
        }
        let lines = chosen.indices.map { place in
            let (unit, part) = (chosen[place].item.unit, parts[place])
            let words =
                rows[place].map { Self.below(headingOf: unit, in: passages[unit.passage], $0.words) }
                ?? part.quote
            return "\(labels[place].map { "\($0): " } ?? "")\(words) [\(part.marker)]"
        }
        let sure = chosen.count { !$0.isFurther }
        let text = lines.prefix(sure) + (sure < lines.count ? [further] : []) + lines.dropFirst(sure)
        return (text.joined(separator: "\n"), parts)
    }

    /// A row's words below the heading that tells its table from others with the same columns.
    private static func below(
        headingOf unit: EvidenceUnit, in source: SourcedPassage, _ words: String
    ) -> String {
        let heading = unit.table.flatMap { TableHeading(of: $0, in: source)?.amongSisters }
        return heading.map { "\($0): \(words)" } ?? words
    }

    /// What stands before quotes that are less likely to answer.
    static let further = "Perhaps also:"

    /// The units of all passages, with every row of their tables; what several passages share counts once.
    private static func units(of passages: [SourcedPassage]) -> [EvidenceUnit] {
        var seen: Set<UnitPlace> = []
        let letters = KnownLetters(of: passages)
        let frame = SharedFrame(of: passages)
        return passages.enumerated().flatMap { number, source in
            EvidenceUnit.units(of: source, number: number, wholeTables: true).filter {
                !letters.hold($0)
                    && seen.insert(
                        UnitPlace(
                            document: source.passage.document, sha256: source.passage.sha256, range: $0.range)
                    ).inserted
            }.map { unit in
                var unit = unit
                unit.isFurniture = unit.isFurniture || frame.holds(unit, in: source)
                return unit
            }
        }
    }

    /// Units with further rows, each in its place.
    private static func inOrder(_ units: [EvidenceUnit], with rows: Set<EvidenceUnit>) -> [EvidenceUnit] {
        let more = rows.subtracting(units)
        guard !more.isEmpty else { return units }
        return (units + more).sorted {
            ($0.passage, $0.range.lowerBound) < ($1.passage, $1.range.lowerBound)
        }
    }

    /// The units without the first rows of tables that hold nothing but words of a question for a thing: they name columns.
    private static func telling(_ units: [EvidenceUnit], _ question: AskedQuestion) -> [EvidenceUnit] {
        guard question.asks else { return units }
        return units.filter { !$0.opensTable || !question.stems.isSuperset(of: Words($0.compared).stems) }
    }

    private struct UnitPlace: Hashable {
        let document: String
        let sha256: String
        let range: Range<Int>
    }

    private func evidence(
        _ scored: [ScoredUnit], best: ScoredUnit, chosen: [ScoredUnit], of passages: [SourcedPassage],
        cosine: Double?, _ nearness: CorpusNearness?, _ measure: LexicalMeasure
    ) async throws -> Confidence.Evidence {
        var measure = measure
        let nearest = scored.prefix(3).map(\.features.cosine).max() ?? 0
        let excess = nearness?.excess ?? 0
        let features = best.features
        let predicate = try await measure.predicate(of: best.unit).held(by: embedder)
        return Confidence.Evidence(
            cosine: nearest - excess, passage: (cosine ?? nearest) - excess,
            names: measure.namesHeld(by: chosen.map(\.unit)),
            named: max(features.named, features.pointed), lead: Self.lead(of: best, among: scored, passages),
            rest: measure.restHeld(by: best.unit), namesAround: measure.namesAround(best.unit),
            predicate: predicate)
    }

    /// How far a unit is ahead of the best one of another document, from 0 to 1; 1 where there is none.
    private static func lead(
        of best: ScoredUnit, among scored: [ScoredUnit], _ passages: [SourcedPassage]
    ) -> Double {
        let document = passages[best.unit.passage].passage
        let rival = scored.lazy.filter { !passages[$0.unit.passage].passage.isOfOneDocument(with: document) }
            .map(\.score).max()
        return rival.map { max(0, min(1, (best.score - $0) / farAhead)) } ?? 1
    }

    /// By how much a score leads that nothing of another document comes near.
    private static let farAhead = 6.0
}
