import Documents
import Testing

@testable import Readers

/// What once went wrong with pages, each on the smallest page that shows it.
@Suite struct HTMLRegressionTests {
    private func read(_ html: String) throws -> Document {
        try readDocument(named: "a.html", bytes: Array(html.utf8))
    }

    @Test func `the mark of a note became a digit of the amount before it`() throws {
        let document = try read("<p>50<sup>1</sup> EUR on 10<sup><a href=#n>6</a></sup> m<sup>2</sup>.")
        #expect(document.text == "50¹ EUR on 10⁶ m².")
        #expect(document.links.map { String(document[$0.range]) } == ["⁶"])
    }

    @Test func `an equation lost its fraction bars and exponents`() throws {
        let math =
            "<math><mfrac><mn>3</mn><mn>4</mn></mfrac><mo>+</mo><msup><mn>10</mn><mn>6</mn></msup></math>"
        #expect(try read("<p>It is \(math).").text == "It is 3/4+10^6.")
        #expect(try read("<table><tr><th>a<th>b<tr><td>c<td>\(math)</table>").text == "a\tb\nc\t3/4+10^6")
    }

    @Test func `a deleted price stood beside the new one as if both held`() throws {
        let document = try read("<p>Price <del>90</del> 80 EUR.<p>Next.")
        #expect(document.blocks.map { document[$0.range] } == ["Price 80 EUR.", "90", "Next."])
        #expect(document.blocks.map(\.layer) == [.body, .hidden, .body])
        #expect(try read("<p>Price <s>90</s>80 EUR.").text == "Price ~~90~~80 EUR.")
    }

    /// Each row once looked at all columns that the rows above it had covered: 300 rows took 15 seconds.
    @Test func `cells that span a thousand columns and rows are read in time`() throws {
        let rows = String(repeating: "<tr><td rowspan=1000 colspan=1000>x", count: 2_000)
        let start = ContinuousClock.now
        let document = try read("<table><tr><th>a<th>b\(rows)</table>")
        #expect(start.duration(to: .now) < .seconds(20))
        #expect(document.text.split(separator: "\n").count == 2_001)
    }
}
