import Documents
import Testing

@testable import Readers

@Suite struct SourceCodeReaderTests {
    private static let written = (1...80).map { "let tide\($0) = \($0) // above the chart's zero" }

    @Test(arguments: ["js", "css", "py"])
    func `code that nobody wrote is refused`(type: String) throws {
        let minified = "/* licence */\n" + Self.written.joined(separator: ";")
        #expect(throws: ReaderError.generated(detail: "its lines have hundreds of characters")) {
            try readDocument(named: "a.min.\(type)", bytes: Array(minified.utf8))
        }
        #expect(ReaderError.generated(detail: "").isRefusal)
    }

    @Test func `code with one long line, and long lines of prose or data, are kept`() throws {
        let lines = Self.written.joined(separator: "\n")
        let long = "let data = \"" + String(repeating: "x", count: 3_000) + "\"\n"
        #expect(
            try readDocument(named: "a.js", bytes: Array((lines + "\n" + long).utf8)).text.contains("xxx"))
        let prose = String(repeating: "High water stands at noon. ", count: 200)
        #expect(try readDocument(named: "a.tex", bytes: Array(prose.utf8)).text.contains("noon"))
        #expect(
            try readDocument(named: "a.js", bytes: Array(String(repeating: "a;", count: 500).utf8)).text.count
                > 900)
    }
}
