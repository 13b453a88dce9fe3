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
    func answer(_ question: String, from passages: [SourcedPassage]) async throws -> Quotation {
        let units = passages.prefix(Self.passages).enumerated().flatMap { number, source in
            EvidenceUnit.units(of: source, number: number)
        }
        let scored = try await UnitScorer(embedder: embedder).scored(
            Array(units.prefix(Self.units)), question: question, passages: passages)
        guard let best = scored.first else { return Quotation(text: "", citations: [], confidence: 0) }
        let chosen = Self.chosen(scored, best: best)
        let parts = chosen.enumerated().map { position, item in
            Self.citation(position + 1, item, passages[item.unit.passage])
        }
        return Quotation(
            text: zip(chosen, parts).map { "\(Self.wording(of: $0.unit)) [\($1.marker)]" }.joined(separator: "\n"),
            citations: parts, confidence: Confidence.of(scored, passages: passages.map(\.passage)))
    }

    private static let passages = 8
    private static let units = 160
    private static let quotes = 3

    /// The best unit, and others that are about as good.
    private static func chosen(_ scored: [ScoredUnit], best: ScoredUnit) -> [ScoredUnit] {
        scored.prefix(12).filter { $0.score >= best.score - 0.06 && !$0.unit.isHeading || $0.unit == best.unit }
            .prefix(quotes).map { $0 }
    }

    private static func citation(_ marker: Int, _ item: ScoredUnit, _ source: SourcedPassage) -> Citation {
        let passage = source.passage
        let quote = String(source.content[item.unit.range])
        return Citation(
            marker: marker, quote: quote, document: passage.document, title: passage.title,
            locator: source.content.locator(for: item.unit.range), sha256: passage.sha256,
            verified: quote == item.unit.text, support: max(0, min(1, item.score)))
    }

    /// A row is worded as its cells after their headers; all else stands as it is.
    private static func wording(of unit: EvidenceUnit) -> String {
        unit.cells.isEmpty ? unit.text : unit.compared
    }
}
