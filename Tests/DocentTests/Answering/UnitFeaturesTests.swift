import Foundation
import Testing

@testable import Docent

@Suite("Features and their weights")
struct UnitFeaturesTests {
    @Test("every feature of a unit is weighed")
    func units() {
        let ones = UnitFeatures(
            cosine: 1, aside: 1, own: 1, above: 1, around: 1, phrase: 1, rank: 1, kind: 1, isBare: 1,
            isRow: 1,
            named: 1,
            column: 1, pointed: 1, isSum: 1, isList: 1, isOld: 1)
        #expect(ones.weighed(by: ones) == Double(Mirror(reflecting: ones).children.count))
    }

    @Test("every part of the evidence is weighed")
    func evidence() {
        let ones = Confidence.Evidence(
            cosine: 1, passage: 1, around: 1, names: 1, named: 1, margin: 1, rest: 1, namesAround: 1)
        #expect(ones.weighed(by: ones) == Double(Mirror(reflecting: ones).children.count))
    }

    @Test("the weights by name score as those by position did")
    func scores() {
        let evidence = Confidence.Evidence(
            cosine: 0.61, passage: 0.57, around: 0.83, names: 0.5, named: 0.7, margin: 0.31, rest: 0.45,
            namesAround: 0.9)
        let parts = [0.61, 0.57, 0.83, 0.5, 0.7, 0.31, 0.45, 0.9]
        let weights = [4.0, 1.7, 0.5, 1.3, 1.4, 1.1, 1.5, 1.5]
        let sum = zip(weights, parts).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(Confidence.of(evidence) == 1 / (1 + exp(7.4 - sum)))
    }
}
