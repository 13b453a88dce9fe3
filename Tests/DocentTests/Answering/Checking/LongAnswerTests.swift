import POSIX
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
        let start = Self.processorSeconds
        _ = AnswerCheck(answer, sources: sources)
        #expect(Self.processorSeconds - start < 30)
    }

    /// What this thread has computed so far, so that other work on the machine does not count.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
