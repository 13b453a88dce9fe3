import Foundation
import Testing

@testable import DocentCLI

@Suite("What is printed, and where it cannot be")
struct OutputTests {
    @Test("a disk that is full when the answer is printed is an error")
    func fullDisk() throws {
        let result = try DocentBinary().run(["model", "list"], through: #""$0" "$@" >/dev/full"#)
        #expect(result.status == 74)
        #expect(result.errors == "docent: standard output: No space left on device\n")
    }

    @Test(
        "a terminal of no columns does not end the program", arguments: ["0", "-5", "7"])
    func noColumns(columns: String) {
        #expect(Terminal(environment: ["COLUMNS": columns]).width >= 20)
    }

    @Test("a standard output that is closed is an error")
    func closed() throws {
        let result = try DocentBinary().run(["model", "list"], through: #""$0" "$@" >&-"#)
        #expect(result.status == 74)
    }

    /// The status that the program ends with in the middle of a shell's pipe.
    private func status(_ arguments: [String], piped pipe: String) throws -> String {
        let docent = try DocentBinary()
        try docent.run(arguments, through: "(sleep 0.3; \"$0\" \"$@\"; echo $? >status) \(pipe)")
        return try String(contentsOf: docent.folder.appending(path: "status"), encoding: .utf8)
    }

    @Test("what nobody reads any more ends the program quietly")
    func closedPipe() throws {
        #expect(try status(["model", "list"], piped: "| true") == "0\n")
    }

    @Test(
        "a standard error that nobody reads does not end the program",
        arguments: ["2>&1 >/dev/null | true", "2>/dev/full", "2>&-"])
    func lostErrors(pipe: String) throws {
        #expect(try status(["get", "nothing.txt"], piped: pipe) == "66\n")
    }

    @Test("an output that takes a part at a time is waited for")
    func slowPipe() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        let (reading, writing) = (ends[0], ends[1])
        #expect(fcntl(writing, F_SETFL, O_NONBLOCK) == 0)
        let text = String(repeating: "text ", count: 1 << 17)
        let reader = Thread {
            var piece = [UInt8](repeating: 0, count: 1 << 15)
            var count = 0
            while count < text.utf8.count {
                Thread.sleep(forTimeInterval: 0.02)
                count += read(reading, &piece, piece.count)
            }
            close(reading)
        }
        reader.start()
        let before = try Self.processorTime()
        Output.write(text, to: writing)
        #expect(try Self.processorTime() - before < 0.1)
        close(writing)
    }

    /// Seconds that this thread has computed for.
    private static func processorTime() throws -> Double {
        let fields = try String(contentsOfFile: "/proc/thread-self/schedstat", encoding: .utf8).split(
            separator: " ")
        return try #require(fields.first.flatMap { Double($0) }) * 1e-9
    }
}
