import Documents
import Embeddings

/// Answers without a language model: it quotes the sentence, list item or row that answers.
struct QuotingAnswerer: Sendable {
    let embedder: (any Embedder)?

    /// An answer in the documents' own words.
    struct Quotation: Sendable {
        let text: String
        let citations: [Citation]
        let confidence: Double
    }

    /// Picks what answers the question best.
    ///
    /// - Parameters:
    ///   - cosine: the best passage's cosine to the question; nil when no vectors were compared.
    ///   - nearness: how near the passages of the index are to questions that they do not answer.
    func answer(
        _ question: String, from passages: [SourcedPassage], cosine: Double? = nil,
        nearness: CorpusNearness? = nil
    ) async throws -> Quotation {
        let units = Self.units(of: passages)
        var (scored, measure) = try await UnitScorer(embedder: embedder).scored(
            units, question: question, passages: passages)
        guard let best = scored.first(where: { !$0.unit.isBare }) ?? scored.first else {
            return Quotation(text: "", citations: [], confidence: 0)
        }
        let chosen = QuoteChoice(question: question, passages: passages, units: units).chosen(from: scored)
        let weighed = Editions.asksForSeveral(question) ? chosen.map(\.item) : [best]
        let evidence = Self.evidence(
            scored, best: best, chosen: weighed, cosine: cosine, nearness, &measure)
        let confidence = min(
            Confidence.of(evidence), Self.limit(of: AskedThings(question), weighed, passages))
        let parts = chosen.enumerated().map { position, quote in
            let features = quote.item.features
            return passages[quote.item.unit.passage].citation(
                position + 1, quote.range, support: max(0, min(1, (features.cosine + features.above) / 2)))
        }
        let editions = Editions.labels(of: chosen.map { passages[$0.item.unit.passage].passage })
        let lines = zip(zip(chosen, parts), editions).map { quoted, edition in
            let (unit, part) = (quoted.0.item.unit, quoted.1)
            let words = unit.cells.isEmpty ? part.quote : RowWording.words(of: unit, question: question)
            return "\(edition.map { "\($0): " } ?? "")\(words) [\(part.marker)]"
        }
        return Quotation(
            text: lines.joined(separator: "\n"), citations: parts, confidence: confidence)
    }

    /// How sure an answer can be at most, by the codes and years of the question: not at all when no passage holds a
    /// code, never without doubt when what is quoted speaks of another code or another year.
    private static func limit(
        of asked: AskedThings, _ quoted: [ScoredUnit], _ passages: [SourcedPassage]
    ) -> Double {
        guard !asked.codes.isEmpty || !asked.years.isEmpty else { return 1 }
        let around = quoted.map { passages[$0.unit.passage].words(around: $0.unit) }.joined(separator: "\n")
        let codes = asked.codes(lackingIn: around)
        if !codes.isEmpty {
            let all = passages.map { "\($0.naming)\n\($0.passage.text)" }.joined(separator: "\n")
            return asked.codes(lackingIn: all).isEmpty ? Confidence.doubtful : Confidence.none
        }
        let isPointed = quoted.contains { $0.features.pointed > 0 }
        return isPointed || asked.years(lackingIn: around).isEmpty ? 1 : Confidence.doubtful
    }

    /// The units of all passages, with every row of their tables; what several passages share counts once.
    private static func units(of passages: [SourcedPassage]) -> [EvidenceUnit] {
        var seen: Set<UnitPlace> = []
        return passages.enumerated().flatMap { number, source in
            EvidenceUnit.units(of: source, number: number, wholeTables: true).filter {
                seen.insert(
                    UnitPlace(
                        document: source.passage.document, sha256: source.passage.sha256, range: $0.range)
                ).inserted
            }
        }
    }

    private struct UnitPlace: Hashable {
        let document: String
        let sha256: String
        let range: Range<Int>
    }

    private static func evidence(
        _ scored: [ScoredUnit], best: ScoredUnit, chosen: [ScoredUnit], cosine: Double?,
        _ nearness: CorpusNearness?, _ measure: inout LexicalMeasure
    ) -> Confidence.Evidence {
        let nearest = scored.prefix(3).map(\.features.cosine).max() ?? 0
        let excess = nearness?.excess ?? 0
        let features = best.features
        return Confidence.Evidence(
            cosine: nearest - excess, passage: (cosine ?? nearest) - excess, around: features.around,
            names: measure.namesHeld(by: chosen.map(\.unit)),
            named: max(features.named, features.pointed),
            margin: min(1, (best.score - scored[min(9, scored.count - 1)].score) / 5),
            rest: measure.restHeld(by: best.unit), namesAround: measure.namesAround(best.unit))
    }
}

/// Which of the scored units are quoted: the best, and others about as good that add something.
struct QuoteChoice: Sendable {
    let question: String
    let passages: [SourcedPassage]
    /// All units of the passages, by which a quote is widened.
    let units: [EvidenceUnit]

    /// The most quotes.
    static let most = 3
    /// How much lower another unit's score may be.
    private static let distance = 4.0

    /// A unit with the range of its document's text that is quoted for it.
    struct Quote: Sendable {
        let item: ScoredUnit
        let range: Range<Int>
    }

    func chosen(from scored: [ScoredUnit]) -> [Quote] {
        guard let best = scored.first(where: { !$0.unit.isBare }) ?? scored.first else { return [] }
        let near = scored.filter {
            $0.score >= best.score - Self.distance && !$0.unit.isBare && !isTitle($0.unit)
        }
        var chosen = [quote(best)]
        if Editions.asksForSeveral(question), let other = scored.first(where: { isElsewhere($0, than: best) })
        {
            chosen.append(quote(other))
        }
        let names = Words(question).names
        let lacking = names.subtracting(stems(around: best))
        let ordered = near.filter { !lacking.isDisjoint(with: stems(around: $0)) } + near
        for item in ordered where chosen.count < Self.most {
            guard !chosen.contains(where: { repeats($0.item, item) || isLesser(item, than: $0.item) }) else {
                continue
            }
            let quote = quote(item)
            if !chosen.contains(where: { overlap($0, quote) }) { chosen.append(quote) }
        }
        return chosen
    }

    private func quote(_ item: ScoredUnit) -> Quote {
        let source = passages[item.unit.passage]
        return Quote(item: item, range: QuoteWindow.widened(item.unit, among: units, in: source))
    }

    /// The stems of a unit with its headings and its document's title.
    private func stems(around item: ScoredUnit) -> Set<String> {
        let passage = passages[item.unit.passage].passage
        return Set(Words("\(item.unit.compared) \(item.unit.context) \(passage.title)").stems)
    }

    /// Whether a unit repeats the title or a heading of its document, as captions of tables do.
    private func isTitle(_ unit: EvidenceUnit) -> Bool {
        let passage = passages[unit.passage].passage
        return unit.text == passage.title || passage.headings.contains(unit.text)
    }

    private func isElsewhere(_ item: ScoredUnit, than best: ScoredUnit) -> Bool {
        !item.unit.isBare && !isOfOneDocument(item, best)
    }

    private func isOfOneDocument(_ one: ScoredUnit, _ other: ScoredUnit) -> Bool {
        passages[one.unit.passage].passage.isOfOneDocument(with: passages[other.unit.passage].passage)
    }

    /// Whether a row of the same table holds less of what the question names or points at.
    private func isLesser(_ item: ScoredUnit, than other: ScoredUnit) -> Bool {
        guard let table = item.unit.table, table == other.unit.table, isOfOneDocument(item, other) else {
            return false
        }
        return item.features.named + item.features.pointed < other.features.named + other.features.pointed
    }

    /// Whether one unit holds all words of the other.
    private func repeats(_ one: ScoredUnit, _ other: ScoredUnit) -> Bool {
        one.unit.text.contains(other.unit.text) || other.unit.text.contains(one.unit.text)
    }

    private func overlap(_ one: Quote, _ other: Quote) -> Bool {
        isOfOneDocument(one.item, other.item) && one.range.overlaps(other.range)
    }
}

/// How a table's row is worded as an answer.
enum RowWording {
    /// The row's name and the cell that the question names; the whole row after its headers when it names none.
    static func words(of unit: EvidenceUnit, question: String) -> String {
        guard unit.cells.count > 1 else { return unit.text }
        // What numbers the rows does not name them.
        let place = unit.cells.firstIndex { $0.value.contains(where: \.isLetter) } ?? 0
        let others = unit.cells.enumerated().filter { $0.offset != place && !$0.element.value.isEmpty }
        let asked = Set(Words(question).stems)
        let scored = others.map { (cell: $0.element, score: score($0.element, asked: asked)) }
        let best = scored.map(\.score).max() ?? 0
        let chosen = best > 0 ? scored.filter { $0.score == best }.map(\.cell) : others.map(\.element)
        return
            ([unit.cells[place].value]
            + chosen.map { $0.header.isEmpty ? $0.value : "\($0.header): \($0.value)" })
            .joined(separator: ", ")
    }

    /// The share of the header's words that the question names.
    private static func score(_ cell: RowCell, asked: Set<String>) -> Double {
        let header = Set(Words(cell.header).stems)
        guard !header.isEmpty else { return 0 }
        return header.reduce(0) { $0 + Words.share(of: $1, in: asked) } / Double(header.count)
    }
}

extension SourcedPassage {
    /// What names the document: its title, path, date and the headings above the passage.
    fileprivate var naming: String {
        ([passage.title, passage.document, passage.date ?? ""] + passage.headings).joined(separator: "\n")
    }

    /// The words that may say what a unit speaks of: of a row its own and what stands outside of tables.
    fileprivate func words(around unit: EvidenceUnit) -> String {
        let text =
            unit.cells.isEmpty
            ? passage.text
            : passage.blocks.filter { $0.table == nil }.map { String(content[$0.range]) }.joined(
                separator: "\n")
        return [naming, unit.context, unit.compared, text].joined(separator: "\n")
    }
}
