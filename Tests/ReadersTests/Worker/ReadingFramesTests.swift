import Documents
import Testing

@testable import Readers

@Suite struct ReadingFramesTests {
    /// Each sending wakes the program that waits.
    @Test(arguments: [(10, 1), (500_000, 1), (3_000_000, 4)])
    func `a small answer is sent in one go`(length: Int, most: Int) throws {
        let text = String(repeating: "word ", count: length / 5)
        let draft = try readDraft(Source(name: "a.txt", bytes: Array(text.utf8)), options: ReadingOptions())
        var sent: [[UInt8]] = []
        let isSent = ReadingFrames.answer(.success(draft), isLast: false) { bytes in
            sent.append(bytes)
            return true
        }
        #expect(isSent && sent.count <= most * 2 && (most > 1 || sent.count == 1))
        #expect(sent.joined().count > length / 2)
    }
}
