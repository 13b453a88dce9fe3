import POSIX
import Testing

@testable import DocentCLI

@Suite("Lines of the input")
struct InputLinesTests {
    private func lines(of text: String) async -> [String] {
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        let bytes = Array(text.utf8)
        // More than a pipe holds is written while it is read.
        let writing = ends[1]
        let writer = Task.detached {
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    write(writing, $0.baseAddress, min($0.count, 4096))
                }
                if count <= 0 { break }
                sent += count
            }
            close(writing)
        }
        var lines: [String] = []
        for await line in InputLines(descriptor: ends[0]) { lines.append(line) }
        await writer.value
        close(ends[0])
        return lines
    }

    @Test("come one after the other, the last without an end too")
    func plain() async {
        #expect(await lines(of: "one\ntwo\r\n\nthree") == ["one", "two", "", "three"])
        #expect(await lines(of: "") == [])
    }

    @Test("of any length do not fill the memory")
    func endless() async {
        let long = String(repeating: "x", count: InputLines.longest + 100_000)
        let found = await lines(of: long + "\nnext\n")
        #expect(found.map(\.utf8.count) == [InputLines.longest, 4])
    }
}
