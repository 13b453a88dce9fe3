import Testing

@testable import Docent

@Suite("Quotes that say nothing of the question")
struct IdleUnitsTests {
    private func units(_ features: [(own: Double, kind: Double, score: Double)]) throws -> [ScoredUnit] {
        let text = features.indices.map { "Sentence number \($0) is here." }.joined(separator: " ")
        let passage = try SamplePassages.passage(text, number: 1)
        return zip(EvidenceUnit.units(of: passage, number: 0), features).map { unit, told in
            var features = UnitFeatures()
            (features.own, features.kind) = (told.own, told.kind)
            return ScoredUnit(unit: unit, features: features, score: told.score)
        }
    }

    @Test(
        "stood before one that holds its words and what is asked for",
        arguments: [
            ([(0.0, 1.0, 9.0), (0.6, 1, 8)], 1), ([(0, 1, 9), (0.2, 1, 8)], 0),
            ([(0, 1, 9), (0.6, 0.5, 8)], 0), ([(0, 1, 9), (0.6, 1, 6)], 0),
            ([(0.5, 1, 9), (0.6, 1, 8.9), (0.9, 1, 8)], 2),
        ] as [([(own: Double, kind: Double, score: Double)], Int)])
    func exchanged(features: [(own: Double, kind: Double, score: Double)], first: Int) throws {
        let units = try units(features)
        let ordered = IdleUnits.behindTelling(units)
        #expect(ordered.first?.unit == units[first].unit)
        #expect(ordered.count == units.count && ordered.first?.score == units.first?.score)
    }
}
