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
    /// How much better a row is than the one that tells it, when the question asks for its neighbour.
    private static let step = 0.5

    /// A softmax over the units of each question, such that those that hold the answer come before the others, fitted on one half
    /// of the handbook's questions and on halves of two other sets (entries of a dictionary of computing, tables).
    ///
    /// The weight of the cosine was halved for ``UnitFeatures/aside`` later, on paraphrased questions to an encyclopaedia.
    private static let weights = UnitFeatures(
        cosine: 3, aside: 3, own: 1.8, above: 4.6, around: 2, phrase: 0.3, rank: 2.1, kind: 2.7, isBare: -3.5,
        isRow: -1,
        named: 2.4, column: 1, pointed: 4, isList: -0.1, isOld: -2.2)

    /// The units with their scores, best first, and what they were measured with.
    func scored(_ units: [EvidenceUnit], question: AskedQuestion, passages: [SourcedPassage]) async throws
        -> (units: [ScoredUnit], measure: LexicalMeasure)
    {
        let meaning = try await headerMeanings(question, units)
        var measure = LexicalMeasure(question: question, units: units, passages: passages, meaning: meaning)
        let measured = measure.candidates().map { (number: $0, features: measure.features(of: $0)) }
        let best = measured.sorted { Self.promise($0.features) > Self.promise($1.features) }.prefix(
            Self.embedded)
        let subject = best.first.map { measure.subject(of: units[$0.number]) } ?? []
        let aside = question.text(without: subject)
        let cosines = try await cosines(
            [question.text] + (aside.map { [$0] } ?? []), best.map { units[$0.number] }, passages)
        var scores: [Int: Double] = [:]
        var scored = zip(best, cosines).map { item, cosines in
            var features = item.features
            features.cosine = cosines[0]
            features.aside = cosines.last ?? cosines[0]
            let score = features.weighed(by: Self.weights)
            scores[item.number] = score
            return (
                number: item.number,
                unit: ScoredUnit(unit: units[item.number], features: features, score: score)
            )
        }
        for (place, item) in scored.enumerated() {
            guard let anchor = measure.pointed[item.number], anchor != item.number, let told = scores[anchor],
                told + Self.step > item.unit.score
            else { continue }
            scored[place].unit = ScoredUnit(
                unit: item.unit.unit, features: item.unit.features, score: told + Self.step)
        }
        return (scored.map(\.unit).sorted { $0.score > $1.score }, measure)
    }

    private static func promise(_ features: UnitFeatures) -> Double {
        features.own + 0.8 * features.above + 0.3 * features.around + features.rank + 0.2 * features.kind
            + features.phrase + 0.5 * features.named + 2 * features.pointed - 0.5 * features.isBare
    }

    /// How near the headers of columns are to a question that asks for the largest or smallest of one.
    private func headerMeanings(
        _ question: AskedQuestion, _ units: [EvidenceUnit]
    ) async throws -> [String: Double] {
        guard let embedder, question.tables.asksForExtreme else { return [:] }
        let headers = Set(units.flatMap { $0.cells.map(\.header) }.filter { !$0.isEmpty }).sorted()
            .prefix(Self.embedded)
        guard !headers.isEmpty else { return [:] }
        let cosines = try await embedder.cosines(of: Array(headers), to: [question.text])
        return Dictionary(uniqueKeysWithValues: zip(headers, cosines.map { $0[0] }))
    }

    /// The cosines between each of some questions and each unit.
    private func cosines(
        _ questions: [String], _ units: [EvidenceUnit], _ passages: [SourcedPassage]
    ) async throws -> [[Double]] {
        guard let embedder, !units.isEmpty else { return units.map { _ in [0.4] } }
        let texts = units.map { unit in
            let heading =
                unit.context.split(separator: " › ").last.map(String.init)
                ?? passages[unit.passage].passage.title
            return String("\(heading): \(unit.compared)".prefix(320))
        }
        return try await embedder.cosines(of: texts, to: questions)
    }
}
