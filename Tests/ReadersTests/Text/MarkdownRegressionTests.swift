import Documents
import Testing

@testable import Readers

/// What once went wrong with Markdown, each on the smallest text that shows it.
@Suite struct MarkdownRegressionTests {
    private func read(_ text: String) throws -> Document {
        try readDocument(named: "a.md", bytes: Array(text.utf8))
    }

    @Test func `deleted words, exponents and notes ran together with what stands beside them`() throws {
        let text = "A <del>b</del> c ~~gone~~, 10<sup>6</sup> m<sup>2</sup>, H<sub>2</sub>O.\n"
        #expect(try read(text).text == "A ~~b~~ c ~~gone~~, 10⁶ m², H2O.")
    }

    /// At each row that could underline a heading, all rows above it were once read again.
    @Test func `a table of many rows of dashes is read in time`() throws {
        let start = ContinuousClock.now
        let document = try read("|a|\n|-|\n" + String(repeating: "--\n", count: 40_000))
        #expect(start.duration(to: .now) < .seconds(20))
        #expect(document.blocks.first?.table?.rows.count == 40_001)
    }
}
