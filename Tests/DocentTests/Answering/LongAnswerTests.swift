import Testing

@testable import Docent

@Suite("The check of a long answer")
struct LongAnswerTests {
    @Test(
        "took time by the square of its length",
        arguments: ["[", "![", "](//", "“France EUR 150” [1] ", "<a ", "【", "//a ", "\"a "])
    func repeated(piece: String) throws {
        let sources = try SamplePassages.sources(SamplePassages.contract, SamplePassages.travel)
        let answer = String(repeating: piece, count: (16 << 10) / piece.utf8.count)
        let start = ContinuousClock.now
        _ = AnswerCheck(answer, sources: sources)
        #expect(.now - start < .seconds(40))
    }
}
