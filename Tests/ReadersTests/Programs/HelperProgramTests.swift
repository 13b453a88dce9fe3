import Foundation
import Testing

@testable import Readers

/// What once went wrong with programs that are run as children.
@Suite(.enabled(if: HelperProgram(named: "sh") != nil, "there is no shell")) struct HelperProgramTests {
    private func run(
        _ script: String, input: [UInt8] = [], seconds: Int = 60
    ) throws -> HelperProgram.Output {
        try #require(HelperProgram(named: "sh")).run(
            ["-c", script], input: input, seconds: seconds, maximumOutput: 1 << 20)
    }

    @Test func `the messages of a program are kept to a bound`() throws {
        let output = try run("head -c 1000000 /dev/zero >&2; echo done")
        #expect(output.messages.utf8.count == HelperExchange.maximumMessages)
        #expect(output.bytes == Array("done\n".utf8))
    }

    @Test func `a program that reads nothing leaves this one's handling of a signal`() throws {
        let before = signal(SIGPIPE, SIG_DFL)
        defer { signal(SIGPIPE, before) }
        #expect(try run("exit 3", input: [UInt8](repeating: 0, count: 1 << 20)).status == 3)
        #expect(unsafeBitCast(signal(SIGPIPE, SIG_DFL), to: Int.self) == unsafeBitCast(SIG_DFL, to: Int.self))
    }

    @Test func `a program gets all and gives all`() throws {
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        #expect(try run("cat", input: bytes).bytes == bytes)
    }

    @Test func `a program that used up its processor time has not crashed`() {
        #expect(throws: ReaderError.timeLimit(seconds: 60)) { try run("kill -XCPU $$") }
    }

    @Test func `a program that takes too long is ended`() {
        #expect(throws: ReaderError.timeLimit(seconds: 1)) { try run("sleep 60", seconds: 1) }
    }
}
