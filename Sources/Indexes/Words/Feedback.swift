import Documents
import GRDB

/// The words by which the best passages stand out, to be looked for beside those of the question.
struct Feedback {
    let db: Database
    let scorer: LexicalScorer
    let fusion: Fusion
    let analyzers: AnalyzerMemory

    /// The terms with their weights, which add up to 1.
    ///
    /// Each passage's BM25 impacts are scaled to unit length and averaged by its share; the greatest are kept.
    func terms(of shares: [(chunk: ChunkID, share: Float)]) throws -> [(term: String, weight: Float)] {
        var means: [String: Float] = [:]
        var rarities: [String: Float] = [:]
        var analyzer = analyzers.take()
        defer { analyzers.give(analyzer) }
        for (chunk, share) in shares {
            let impacts = try impacts(of: chunk, &rarities, &analyzer)
            let length = impacts.reduce(0) { $0 + $1.impact * $1.impact }.squareRoot()
            for (term, impact) in impacts { means[term, default: 0] += share * impact / max(length, 1e-9) }
        }
        let best = means.sorted { $0.value > $1.value || ($0.value == $1.value && $0.key < $1.key) }
            .prefix(fusion.feedbackTerms).map { (term: $0.key, weight: $0.value / (rarities[$0.key] ?? 1)) }
        let sum = best.reduce(0) { $0 + $1.weight }
        return sum > 0 ? best.map { ($0.term, $0.weight / sum) } : []
    }

    private func impacts(
        of number: ChunkID, _ rarities: inout [String: Float], _ analyzer: inout Analyzer
    ) throws -> [(term: String, impact: Float)] {
        guard let stored = try ContentStore(db: db).chunk(number) else { return [] }
        let title = try String.fetchOne(
            db.cachedStatement(sql: "SELECT title FROM document WHERE id = ?"), arguments: [stored.document])
        let text = [title ?? "", stored.chunk.embeddedText].joined(separator: "\n")
        return try analyzer.terms(ofNextQuestion: text).compactMap { term, count in
            guard term.utf8.count > 1 else { return nil }
            let rarity = try rarities[term] ?? scorer.rarity(of: term)
            rarities[term] = rarity
            return (term, rarity * scorer.saturated(Float(count), in: number))
        }
    }
}
