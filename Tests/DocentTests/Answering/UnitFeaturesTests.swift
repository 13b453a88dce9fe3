import Foundation
import Testing

@testable import Docent

@Suite("Features and their weights")
struct UnitFeaturesTests {
    @Test("every feature of a unit is weighed")
    func units() {
        let ones = UnitFeatures(
            cosine: 1, aside: 1, own: 1, above: 1, around: 1, phrase: 1, rank: 1, kind: 1, isBare: 1,
            isRow: 1, named: 1, column: 1, pointed: 1, isList: 1, isOld: 1)
        #expect(ones.weighed(by: ones) == Double(Mirror(reflecting: ones).children.count))
    }

    @Test("every part of the evidence is weighed")
    func evidence() {
        let ones = Confidence.Evidence(
            cosine: 1, passage: 1, names: 1, named: 1, lead: 1, rest: 1, namesAround: 1, predicate: 1)
        #expect(ones.weighed(by: ones) == Double(Mirror(reflecting: ones).children.count))
    }

    @Test("the weights by name score as those by position do")
    func scores() {
        let evidence = Confidence.Evidence(
            cosine: 0.61, passage: 0.57, names: 0.5, named: 0.7, lead: 0.31, rest: 0.45, namesAround: 0.9,
            predicate: 0.83)
        let parts = [0.61, 0.57, 0.5, 0.7, 0.31, 0.45, 0.9, 0.83]
        let weights = [2.8, 1.5, 3, 0.9, 0.9, 1.5, 1, 1.6]
        let sum = zip(weights, parts).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(Confidence.of(evidence) == 1 / (1 + exp(7.8 - sum)))
    }
}
