import Embeddings

/// How well a unit answers a question.
struct ScoredUnit: Sendable {
    let unit: EvidenceUnit
    let features: UnitFeatures
    /// The features weighed; comparable between the units of one question.
    let score: Double
}

/// Scores units by meaning, by shared words, and by what kind of thing the question asks for.
struct UnitScorer: Sendable {
    let embedder: (any Embedder)?

    /// The most units whose meaning is compared; the others have too few of the question's words.
    static let embedded = 40

    /// In the order of ``UnitFeatures/values``: a softmax over the units of each question, such that those that hold the
    /// answer come before the others, fitted on one half of the handbook's questions and on halves of two other sets
    /// (paragraphs of an encyclopaedia, tables).
    private static let weights = [
        6.0, 2.5, 2.0, 1.0, 1.0, 2.0, 1.0, -2.0, 0.0, 1.0, 0.5, 2.0, -1.0, 0.0, -1.0,
    ]

    /// The units with their scores, best first.
    func scored(_ units: [EvidenceUnit], question: String, passages: [SourcedPassage]) async throws
        -> [ScoredUnit]
    {
        var measure = LexicalMeasure(question: question, units: units, passages: passages)
        let measured = units.map { (unit: $0, features: measure.features(of: $0)) }
        let best = measured.sorted { Self.promise($0.features) > Self.promise($1.features) }.prefix(
            Self.embedded)
        let cosines = try await cosines(question, best.map(\.unit), passages)
        return zip(best, cosines).map { item, cosine in
            var features = item.features
            features.cosine = cosine
            let score = zip(Self.weights, features.values).reduce(0) { $0 + $1.0 * $1.1 }
            return ScoredUnit(unit: item.unit, features: features, score: score)
        }.sorted { $0.score > $1.score }
    }

    private static func promise(_ features: UnitFeatures) -> Double {
        features.own + 0.8 * features.above + 0.3 * features.around + features.rank + 0.2 * features.kind
            + features.phrase + 0.5 * features.named + 2 * features.pointed - 0.5 * features.isBare
    }

    private func cosines(
        _ question: String, _ units: [EvidenceUnit], _ passages: [SourcedPassage]
    ) async throws -> [Double] {
        guard let embedder, !units.isEmpty else { return units.map { _ in 0.4 } }
        let texts =
            [question]
            + units.map { unit in
                let heading =
                    unit.context.split(separator: " › ").last.map(String.init)
                    ?? passages[unit.passage].passage.title
                return String("\(heading): \(unit.compared)".prefix(320))
            }
        let matrix = try await BlockingWork.run { try embedder.embed(texts) }
        let asked = matrix[0]
        return (1..<matrix.count).map { row in
            Double(zip(asked, matrix[row]).reduce(0) { $0 + $1.0 * $1.1 })
        }
    }
}
