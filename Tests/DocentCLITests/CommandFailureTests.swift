import ArgumentParser
import Docent
import Foundation
import Testing

@testable import DocentCLI

@Suite("The code that the program ends with")
struct CommandFailureTests {
    private struct Surprise: Error {}

    @Test("an error that nobody foresaw has a code of its own")
    func unforeseen() {
        #expect(CommandFailure(Surprise())?.code == .software)
        #expect(CommandFailure(CocoaError(.fileWriteOutOfSpace))?.code == .inputOutput)
        #expect(CommandFailure(ExitCode(3)) == nil)
        #expect(CommandFailure(CleanExit.helpRequest()) == nil)
        #expect(CommandFailure(ValidationError("no")) == nil)
    }

    @Test(
        "what is wrong with a model is told from what is missing",
        arguments: [
            (EmbeddingsError.modelNotFound(name: "m", folder: "/"), Exit.missing),
            (.unreadable(path: "/m", code: 2), .missing), (.unwritable(path: "/m", code: 13), .cannotCreate),
            (.malformed(path: "/m", offset: 0, reason: "cut"), .damaged),
            (.unsupported(path: "/m", reason: "heads"), .damaged),
        ])
    func models(error: EmbeddingsError, code: Exit) {
        #expect(CommandFailure(error)?.code == code)
    }

    @Test("what cannot be written names the system's reason")
    func reason() {
        #expect("\(EmbeddingsError.unwritable(path: "/m", code: 13))" == "cannot write /m: Permission denied")
    }

    @Test(
        "help asked for in any way ends well",
        arguments: [["--help"], ["help"], ["help", "ask"], ["-h"], []])
    func help(words: [String]) throws {
        let result = try DocentBinary().run(words)
        #expect(result.status == 0 && (result.output + result.errors).contains("USAGE"), "\(result.errors)")
    }
}
