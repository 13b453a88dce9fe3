import Glibc

/// Measures what needs no embedding: which of the question's words a unit and its surroundings hold.
struct LexicalMeasure {
    /// The question's informative words with their weight.
    let weights: [String: Double]
    private let asked: Words
    private let expected: ExpectedAnswer
    private let tables: TableQuestion
    private let askedWords: Set<String>
    private let pairs: Set<String>
    private let passages: [SourcedPassage]
    private let bestScore: Double
    private let passageStems: [Set<String>]
    private let titleStems: [Set<String>]
    private let isOld: [Bool]
    private let pointed: Set<EvidenceUnit>
    private var contexts: [String: Set<String>] = [:]
    private var headers: [String: Double] = [:]

    init(question: String, units: [EvidenceUnit], passages: [SourcedPassage]) {
        let words = Words(Self.spelledOut(question))
        asked = words
        expected = ExpectedAnswer(question)
        tables = TableQuestion(question)
        askedWords = Set(question.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
        pairs = Self.pairs(words.stems)
        self.passages = passages
        bestScore = max(passages.map(\.passage.score).max() ?? 1, .leastNormalMagnitude)
        passageStems = passages.map { Set(Words($0.passage.text).stems) }
        titleStems = passages.map { Set(Words("\($0.passage.title) \($0.passage.document)").stems) }
        isOld = Editions.old(passages.map(\.passage), question: question)
        weights = Self.weights(of: Set(words.stems), in: units)
        pointed = Self.pointed(units, by: tables)
    }

    /// The question with the short names of quarters after their long ones, as tables head their columns.
    private static func spelledOut(_ question: String) -> String {
        let text = question.lowercased()
        let found = quarters.enumerated().filter { $0.element.contains { text.contains($0) } }
        return ([question] + found.map { "Q\($0.offset + 1)" }).joined(separator: " ")
    }

    private static let quarters = [
        ["first quarter", "ersten quartal", "premier trimestre"],
        ["second quarter", "zweiten quartal", "deuxième trimestre"],
        ["third quarter", "dritten quartal", "troisième trimestre"],
        ["fourth quarter", "last quarter", "vierten quartal", "quatrième trimestre"],
    ]

    mutating func features(of unit: EvidenceUnit) -> UnitFeatures {
        let stems = Words(unit.compared).stems
        let own = Set(stems)
        let above = contextStems(unit.context).union(titleStems[unit.passage])
        var features = UnitFeatures()
        features.own = coverage(by: own)
        features.above = coverage(by: own.union(above))
        features.around = coverage(by: passageStems[unit.passage].union(above))
        features.phrase = phrase(stems)
        features.rank = passages[unit.passage].passage.score / bestScore
        features.kind = expected.match(in: unit.text, asked: askedWords)
        features.isBare = unit.isBare ? 1 : 0
        features.isList = unit.isList ? 1 : 0
        features.isOld = isOld[unit.passage] ? 1 : 0
        if !unit.cells.isEmpty { measureRow(unit, &features) }
        return features
    }

    private mutating func measureRow(_ unit: EvidenceUnit, _ features: inout UnitFeatures) {
        features.isRow = 1
        features.named = [0, 0.7, 1][min(2, tables.named(unit.cells))]
        features.column = unit.cells.reduce(0) { max($0, column($1.header)) }
        features.pointed = pointed.contains(unit) ? 1 : 0
        features.isSum = TableQuestion.isSum(unit.cells) && features.pointed == 0 ? 1 : 0
    }

    /// The share of a header's words that the question holds.
    private mutating func column(_ header: String) -> Double {
        if let known = headers[header] { return known }
        let stems = Set(Words(header).stems)
        let held = Set(asked.stems)
        let share =
            stems.isEmpty ? 0 : stems.reduce(0) { $0 + Words.share(of: $1, in: held) } / Double(stems.count)
        headers[header] = share
        return share
    }

    /// The share of the question's names that units with all around them hold together; 1 when it names nothing.
    mutating func namesHeld(by units: [EvidenceUnit]) -> Double {
        let names = asked.names
        guard !names.isEmpty else { return 1 }
        let held = units.reduce(into: Set<String>()) { held, unit in
            held.formUnion(Words(unit.compared).stems)
            held.formUnion(contextStems(unit.context))
            held.formUnion(titleStems[unit.passage])
        }
        return names.reduce(0) { $0 + Words.share(of: $1, in: held) } / Double(names.count)
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

    private func phrase(_ stems: [String]) -> Double {
        pairs.isEmpty ? 0 : Double(pairs.intersection(Self.pairs(stems)).count) / Double(pairs.count)
    }

    private static func pairs(_ stems: [String]) -> Set<String> {
        Set(zip(stems, stems.dropFirst()).map { "\($0) \($1)" })
    }

    /// The rows that the question points at, table by table.
    private static func pointed(_ units: [EvidenceUnit], by question: TableQuestion) -> Set<EvidenceUnit> {
        let tables = Dictionary(grouping: units.filter { $0.table != nil }) { unit in
            [unit.passage, unit.table ?? 0]
        }
        return tables.values.reduce(into: []) { found, rows in
            for position in question.pointed(in: rows.map(\.cells)) { found.insert(rows[position]) }
        }
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
