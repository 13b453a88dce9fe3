import Documents
import Testing

@testable import Docent

@Suite("Where a quote is said to stand")
struct CitationTests {
    @Test(
        "the headings above lines stand before them, but not the title again",
        arguments: [
            ("Interest runs", "Late payment › Line 7"), ("A day costs", "Line 3"),
            ("Fines are", "Other rules › Line 11"),
        ])
    func address(words: String, address: String) throws {
        let text = """
            # Fees

            A day costs 30.

            ## Late payment

            Interest runs from day 31.

            # Other rules

            Fines are rare.
            """
        let source = try SamplePassages.passage(text, number: 1)
        let range = try #require(source.content.blocks.first { source.content[$0.range].hasPrefix(words) })
            .range
        let citation = source.citation(1, range)
        #expect(citation.address == address)
        #expect(source.content.resolve(displayed: citation.address) == range)
    }
}
