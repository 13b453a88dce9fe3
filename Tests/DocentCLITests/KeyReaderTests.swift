import POSIX
import Testing

@testable import DocentCLI

@Suite("Keys of a terminal")
struct KeyReaderTests {
    @Test("the escape key does not wait for the next one")
    func escapeAlone() {
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        defer { for end in ends { close(end) } }
        let reader = KeyReader(descriptor: ends[0])
        write(ends[1], "\u{1B}", 1)
        #expect(reader.next() == .ignored)
        write(ends[1], "\u{3}\u{1B}[A", 4)
        #expect(reader.next() == .interrupt)
        #expect(reader.next() == .up)
    }
}
