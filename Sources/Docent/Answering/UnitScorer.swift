import Embeddings
import Glibc

/// How well a unit answers a question.
struct ScoredUnit: Sendable {
    let unit: EvidenceUnit
    let score: Double
    /// The cosine between question and unit.
    let cosine: Double
    /// The share of the question's informative words that the unit or its headings hold.
    let coverage: Double
}

/// Scores units by meaning, by shared words, and by what kind of thing the question asks for.
struct UnitScorer: Sendable {
    let embedder: (any Embedder)?

    /// The units with their scores, best first.
    func scored(_ units: [EvidenceUnit], question: String, passages: [SourcedPassage]) async throws -> [ScoredUnit] {
        let asked = Words(question)
        let weights = Self.weights(of: asked, in: units)
        let cosines = try await cosines(question, units, passages)
        let expected = ExpectedAnswer(question)
        let best = passages.map(\.passage.score).max() ?? 1
        return units.indices.map { position in
            let unit = units[position]
            let source = passages[unit.passage].passage
            let own = Self.coverage(asked, Words(unit.compared).stems, weights)
            let above = Self.coverage(asked, Words(unit.compared + " " + source.headings.joined(separator: " ") + " " + source.title).stems, weights)
            let coverage = 0.6 * own + 0.4 * above
            var score = 0.5 * cosines[position] + 0.3 * coverage + 0.15 * (best > 0 ? source.score / best : 0)
            if expected.isMet(by: unit.text) { score += 0.08 }
            if unit.isHeading { score -= 0.25 }
            return ScoredUnit(unit: unit, score: score, cosine: cosines[position], coverage: above)
        }.sorted { $0.score > $1.score }
    }

    private func cosines(
        _ question: String, _ units: [EvidenceUnit], _ passages: [SourcedPassage]
    ) async throws -> [Double] {
        guard let embedder, !units.isEmpty else { return units.map { _ in 0 } }
        let texts = [question] + units.map { unit in
            let heading = passages[unit.passage].passage.headings.last ?? passages[unit.passage].passage.title
            return heading.isEmpty ? unit.compared : "\(heading): \(unit.compared)"
        }
        let matrix = try await BlockingWork.run { try embedder.embed(texts) }
        let asked = matrix[0]
        return (1..<matrix.count).map { row in
            Double(zip(asked, matrix[row]).reduce(0) { $0 + $1.0 * $1.1 })
        }
    }

    /// Rare words of the question weigh more: the logarithm of how few units hold them.
    private static func weights(of asked: Words, in units: [EvidenceUnit]) -> [String: Double] {
        var counts: [String: Int] = [:]
        let wanted = Set(asked.stems)
        for unit in units {
            for stem in Set(Words(unit.compared).stems) where wanted.contains(stem) { counts[stem, default: 0] += 1 }
        }
        return Dictionary(uniqueKeysWithValues: wanted.map { stem in
            (stem, log(1 + Double(units.count + 1) / Double((counts[stem] ?? 0) + 1)))
        })
    }

    private static func coverage(_ asked: Words, _ stems: [String], _ weights: [String: Double]) -> Double {
        let held = Set(stems)
        let total = weights.values.reduce(0, +)
        guard total > 0 else { return 0 }
        return weights.reduce(0) { $0 + (held.contains($1.key) ? $1.value : 0) } / total
    }
}

/// What kind of thing a question asks for.
enum ExpectedAnswer: Sendable, Hashable {
    case number
    case date
    case name
    case anything

    /// Reads the kind off the question's words, in English, German and French.
    init(_ question: String) {
        let text = question.lowercased()
        func asks(_ starts: String...) -> Bool { starts.contains { text.contains($0) } }
        if asks("how much", "how many", "how long", "how often", "how old", "how far", "how high", "what percentage",
            "wie viel", "wie lange", "wie oft", "wieviel", "combien", "price", "cost", "limit", "rate") {
            self = .number
        } else if asks("when ", "what date", "by which date", "since when", "wann", "quand", "deadline", "what time") {
            self = .date
        } else if asks("who ", "whom", "whose", "wer ", "wem ", "qui ") {
            self = .name
        } else {
            self = .anything
        }
    }

    /// Whether a text holds such a thing.
    func isMet(by text: String) -> Bool {
        switch self {
        case .number, .date: text.contains { $0.isNumber }
        case .name: text.split(separator: " ").dropFirst().contains { $0.first?.isUppercase == true }
        case .anything: false
        }
    }
}
