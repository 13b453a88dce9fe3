import Embeddings
import Glibc

/// How well a unit answers a question.
struct ScoredUnit: Sendable {
    let unit: EvidenceUnit
    let features: UnitFeatures
    /// The features weighed; comparable between the units of one question.
    let score: Double
}

/// What is measured of a unit; all from 0 to 1, whatever the corpus.
struct UnitFeatures: Sendable, Hashable {
    /// The cosine between the question and the unit after its last heading.
    var cosine = 0.0
    /// The share of the question's informative words that the unit itself holds, rare words weighing more.
    var own = 0.0
    /// The same for the unit with its headings, the document's title and path.
    var above = 0.0
    /// The same for the whole passage.
    var around = 0.0
    /// The passage's fused score, over the best passage's.
    var rank = 0.0
    /// Whether it holds a thing of the expected kind: 1, 0 when it does not, a half when none is expected.
    var kind = 0.5
    /// Whether it is a heading or no more than three words.
    var isBare = 0.0
    /// Whether it is a table's row.
    var isRow = 0.0
    /// Whether it stands in a document that a newer one replaces.
    var isOld = 0.0

    var values: [Double] { [cosine, own, above, around, rank, kind, isBare, isRow, isOld] }
}

/// Scores units by meaning, by shared words, and by what kind of thing the question asks for.
struct UnitScorer: Sendable {
    let embedder: (any Embedder)?

    /// The most units whose meaning is compared; the others have too few of the question's words.
    static let embedded = 40

    /// In the order of ``UnitFeatures/values``; fitted on one half of the handbook's questions, such that the units
    /// that hold the answer come before the others (a softmax over the units of each question).
    private static let weights = [6.0, 2.5, 2.0, 1.0, 2.0, 1.0, -2.0, 0.0, -1.0]

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
            - 0.5 * features.isBare
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

/// Measures what needs no embedding: which of the question's words a unit and its surroundings hold.
struct LexicalMeasure {
    /// The question's informative words with their weight.
    let weights: [String: Double]
    private let asked: Words
    private let expected: ExpectedAnswer
    private let askedWords: Set<String>
    private let passages: [SourcedPassage]
    private let bestScore: Double
    private let passageStems: [Set<String>]
    private let titleStems: [Set<String>]
    private let isOld: [Bool]
    private var contexts: [String: Set<String>] = [:]

    init(question: String, units: [EvidenceUnit], passages: [SourcedPassage]) {
        let words = Words(question)
        asked = words
        expected = ExpectedAnswer(question)
        askedWords = Set(question.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
        self.passages = passages
        bestScore = max(passages.map(\.passage.score).max() ?? 1, .leastNormalMagnitude)
        passageStems = passages.map { Set(Words($0.passage.text).stems) }
        titleStems = passages.map { Set(Words("\($0.passage.title) \($0.passage.document)").stems) }
        isOld = Editions.old(passages.map(\.passage), question: question)
        weights = Self.weights(of: Set(words.stems), in: units)
    }

    mutating func features(of unit: EvidenceUnit) -> UnitFeatures {
        let own = Set(Words(unit.compared).stems)
        let above = contextStems(unit.context).union(titleStems[unit.passage])
        var features = UnitFeatures()
        features.own = coverage(by: own)
        features.above = coverage(by: own.union(above))
        features.around = coverage(by: passageStems[unit.passage].union(above))
        features.rank = passages[unit.passage].passage.score / bestScore
        features.kind = expected.isMet(by: unit.text, asked: askedWords).map { $0 ? 1 : 0 } ?? 0.5
        features.isBare =
            unit.isHeading || unit.text.split(separator: " ", maxSplits: 3).count < 4 && unit.cells.isEmpty
            ? 1 : 0
        features.isRow = unit.cells.isEmpty ? 0 : 1
        features.isOld = isOld[unit.passage] ? 1 : 0
        return features
    }

    /// The share of the question's names that a unit with all around it holds; 1 when it names nothing.
    mutating func namesHeld(by unit: EvidenceUnit) -> Double {
        let names = asked.names
        guard !names.isEmpty else { return 1 }
        let held = Set(Words(unit.compared).stems).union(contextStems(unit.context))
            .union(titleStems[unit.passage])
        return names.reduce(0) { $0 + Words.share(of: $1, in: held) } / Double(names.count)
    }

    /// The share, by weight, of the question's words that no passage holds.
    func unknown() -> Double {
        let all = passageStems.reduce(into: Set<String>()) { $0.formUnion($1) }
        return 1 - coverage(by: all.union(titleStems.reduce(into: Set<String>()) { $0.formUnion($1) }))
    }

    private mutating func contextStems(_ context: String) -> Set<String> {
        if let known = contexts[context] { return known }
        let stems = Set(Words(context).stems)
        contexts[context] = stems
        return stems
    }

    private func coverage(by held: Set<String>) -> Double {
        let total = weights.values.reduce(0, +)
        guard total > 0 else { return 0 }
        return weights.reduce(0) { $0 + $1.value * Words.share(of: $1.key, in: held) } / total
    }

    /// Rare words of the question weigh more: the logarithm of how few units hold them.
    private static func weights(of asked: Set<String>, in units: [EvidenceUnit]) -> [String: Double] {
        var counts: [String: Int] = [:]
        for unit in units {
            for stem in Set(Words(unit.compared).stems) where asked.contains(stem) {
                counts[stem, default: 0] += 1
            }
        }
        return Dictionary(
            uniqueKeysWithValues: asked.map { stem in
                (stem, log(1 + Double(units.count + 1) / Double((counts[stem] ?? 0) + 1)))
            })
    }
}
