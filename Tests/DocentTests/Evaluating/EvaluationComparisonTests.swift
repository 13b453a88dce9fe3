import Foundation
import Testing

@testable import Docent

@Suite("Two runs compared")
struct EvaluationComparisonTests {
    @Test("a difference that every question shares is certain")
    func certain() {
        let bootstrap = PairedBootstrap(before: [0.1, 0.5, 0.3], after: [0.2, 0.6, 0.4])
        #expect(abs(bootstrap.difference - 0.1) < 1e-9)
        #expect(abs(bootstrap.low - 0.1) < 1e-9 && abs(bootstrap.high - 0.1) < 1e-9)
        #expect(bootstrap.p == 0)
    }

    /// 60 questions won, 40 lost: the mean is 0.2 with a standard error of √(1 − 0.2²) / 10 = 0.098, so that 95 % lie
    /// within 0.2 ± 0.192 and zero is two standard errors away.
    @Test("the interval is that of the normal distribution where there are many questions")
    func known() {
        let after = (0..<100).map { $0 < 60 ? 1.0 : -1.0 }
        let bootstrap = PairedBootstrap(before: Array(repeating: 0, count: 100), after: after)
        #expect(abs(bootstrap.difference - 0.2) < 1e-9)
        #expect(abs(bootstrap.low - 0.008) < 0.025 && abs(bootstrap.high - 0.392) < 0.025)
        #expect((0.02...0.08).contains(bootstrap.p))
    }

    @Test("runs that are the same differ in nothing")
    func same() {
        let bootstrap = PairedBootstrap(before: [0, 1, 1], after: [0, 1, 1])
        #expect(bootstrap.difference == 0 && bootstrap.p == 1)
    }

    @Test("only questions of both runs count, and those won and lost are named")
    func pairs() throws {
        var before = EvaluationScores(), after = EvaluationScores()
        before.add("a", ["quoted": 0])
        before.add("b", ["quoted": 1])
        before.add("gone", ["quoted": 1])
        after.add("a", ["quoted": 1])
        after.add("b", ["quoted": 0, "new": 1])
        let comparison = try EvaluationComparison(before: before, after: after, path: "before.json")
        let row = try #require(comparison.rows.first)
        #expect(comparison.rows.map(\.measure) == ["quoted"])
        #expect(row.questions == 2 && row.won == ["a"] && row.lost == ["b"] && comparison.unpaired == 1)
    }

    @Test("a file of other questions, or of no scores, is refused by name")
    func refused() throws {
        var one = EvaluationScores(), other = EvaluationScores()
        one.add("a", ["quoted": 0])
        other.add("b", ["quoted": 0])
        #expect(throws: DocentError.self) {
            try EvaluationComparison(before: one, after: other, path: "before.json")
        }
        let place = FileManager.default.temporaryDirectory.appending(path: "scores-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: place) }
        try one.write(to: place.path)
        #expect(try EvaluationScores(path: place.path) == one)
        try Data("[]".utf8).write(to: place)
        #expect(throws: DocentError.self) { try EvaluationScores(path: place.path) }
    }
}
