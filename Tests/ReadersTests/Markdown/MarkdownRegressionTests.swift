import Documents
import Testing

@testable import Readers

/// What once went wrong with Markdown, each on the smallest text that shows it.
@Suite struct MarkdownRegressionTests {
    private func read(_ text: String) throws -> Document {
        try readDocument(named: "a.md", bytes: Array(text.utf8))
    }

    @Test func `deleted words, exponents and notes are parted from what stands beside them`() throws {
        let text = "A <del>b</del> c ~~gone~~, 10<sup>6</sup> m<sup>2</sup>, H<sub>2</sub>O.\n"
        #expect(try read(text).text == "A ~~b~~ c ~~gone~~, 10⁶ m², H2O.")
    }

    @Test func `words that a tag within a line hides are hidden`() throws {
        let text = """
            # Fees <span style="display:none">head</span>

            Pay <span style="font-size:0">and <span>tell</span> nobody</span> now, <b>bold</b> <i hidden>too</i>.

            | a | b |
            |---|---|
            | 1 | 2<span style="visibility: hidden">three</span> |

            Open <span style="color: #fff">to the end

            Seen again.
            """
        let document = try read(text)
        let hidden = document.blocks.filter { $0.layer == .hidden }.map { String(document[$0.range]) }
        #expect(hidden == ["head", "and tell nobody too", "three", "to the end"])
        let shown = document.blocks.filter { $0.layer == .body }.map { String(document[$0.range]) }
        #expect(shown == ["Fees", "Pay now, bold .", "a\tb\n1\t2", "Open", "Seen again."])
    }

    /// At each row that could underline a heading, all rows above it were once read again.
    @Test func `a table of many rows of dashes is read in time`() throws {
        let start = ContinuousClock.now
        let document = try read("|a|\n|-|\n" + String(repeating: "--\n", count: 40_000))
        #expect(start.duration(to: .now) < .seconds(20))
        #expect(document.blocks.first?.table?.rows.count == 40_001)
    }

    @Test func `a heading of a megabyte is not kept with each paragraph below it`() throws {
        let heading = String(repeating: "tide ", count: 200_000)
        let paragraphs = (1...200).map { "Paragraph \($0) of the report." }.joined(separator: "\n\n")
        let document = try read("# \(heading)\n\n\(paragraphs)\n")
        #expect(document.text.utf8.count > 1_000_000)
        #expect(document.title.utf8.count < 400)
        let kept = document.blocks.map { block in
            if case .section(let headings, _) = block.place {
                headings.reduce(0) { $0 + $1.utf8.count }
            } else {
                0
            }
        }
        #expect(kept.max() ?? 0 < 400)
    }

    /// Each run of backticks was once looked for to the end of the paragraph, and there are as many lengths as the root of its bytes.
    @Test func `runs of backticks of all lengths are read in time`() throws {
        let runs = (1...2_000).map { String(repeating: "`", count: $0) }.joined(separator: " ")
        let start = ContinuousClock.now
        _ = try read(runs)
        #expect(start.duration(to: .now) < .seconds(20))
        #expect(try read("a ``b ` c`` d `e` ``f\n").text == "a b ` c d e ``f")
    }

    @Test func `the values of one key are joined to a bound`() throws {
        let lines = String(repeating: "a: some words of a value\n", count: 2_000)
        let document = try read("---\n" + lines + "---\nText.\n")
        #expect(document.metadata.properties["a"]?.utf8.count ?? 0 < 4_200)
        #expect(document.text == "Text.")
    }

    @Test func `steps that are all numbered one are counted`() throws {
        func markers(_ text: String) throws -> [String] {
            try read(text).blocks.compactMap {
                if case .listItem(_, let marker) = $0.kind { marker } else { nil }
            }
        }
        #expect(try markers("1. a\n1. b\n\n   1. c\n   1. d\n1. e\n") == ["1.", "2.", "1.", "2.", "3."])
        #expect(try markers("1. a\n\nWords.\n\n1. b\n") == ["1.", "1."])
        #expect(try markers("3) a\n4) b\n") == ["3)", "4)"])
    }

    @Test(arguments: [
        ("<ida@example.org>", "ida@example.org"),
        ("<ida.moe+tides@mail.example.org>", "ida.moe+tides@mail.example.org"),
        ("<your.name> is replaced.", "<your.name> is replaced."), ("<set.by.hand>", "<set.by.hand>"),
        ("Write <https://example.org/a b> in full.", "Write <https://example.org/a b> in full."),
        ("A <b class=\"x\" data-y='2'>bold</b> word.", "A bold word."),
        ("See <a h*#ref=\"no\">this</a>.", "See <a h*#ref=\"no\">this."),
    ])
    func `what stands in angle brackets and is no tag is kept`(written: String, shown: String) throws {
        #expect(try read("First.\n\n\(written)\n").text == "First.\n" + shown)
    }
}
