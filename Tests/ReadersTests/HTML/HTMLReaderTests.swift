import Documents
import Testing

@testable import Readers

@Suite struct HTMLReaderTests {
    private func read(_ html: String) throws -> Document {
        try readDocument(named: "a.html", bytes: Array(html.utf8))
    }

    @Test(arguments: [300, 5_000, 200_000])
    func `deep nesting loses no text`(depth: Int) throws {
        let html =
            "<p>HEAD" + String(repeating: "<div>", count: depth) + "DEEP"
            + String(repeating: "</div>", count: depth) + "<p>TAIL"
        let document = try read(html)
        #expect(document.text == "HEAD\nDEEP\nTAIL")
        #expect(document.losses.isEmpty == (depth < 1_000))
    }

    @Test(arguments: [
        ("<tr><td>Grade<td>Days<tr><td>A<td>25<tr><td>B<td>27", 1),
        ("<tr><td><p><b>Name</b></p><td><strong>Role</strong><tr><td>Ada<td>Lead", 1),
        ("<tr><td><b>Name</b>: Ada<td>Lead<tr><td>Max<td>Cook", 0),
        ("<tr><th>Supplier<td>Nordpump<tr><th>Days<td>25<tr><th>Price<td>30", 0),
    ])
    func `a table without header cells is looked at`(rows: String, headerRows: Int) throws {
        #expect(try read("<table>\(rows)</table>").blocks.first?.table?.headerRows == headerRows)
    }

    @Test func `a text of 12 MB is kept whole`() throws {
        let html = "<p>HEAD<p>" + String(repeating: "0123456789 ", count: 1_100_000) + "<p>TAIL"
        let document = try read(html)
        #expect(document.text.utf8.count > 12_000_000)
        #expect(document.text.hasSuffix("TAIL"))
    }

    @Test func `what an element says is known however far behind it began`() throws {
        let words = String(repeating: "<p>The harbour lies behind the mole.</p>\n", count: 100_000)
        let html = "<body class=\"language-swift\">\(words)<pre>let a = 1</pre>\(words)<pre>let b = 2</pre>"
        let bytes = Array(html.utf8)
        let document = try readDocument(named: "a.html", bytes: bytes)
        #expect(document.blocks.count { $0.kind == .code(language: "swift") } == 2)
        #expect(document.blocks.count { $0.kind == .paragraph } == 200_000)
        #expect(bytes == Array(html.utf8))
    }

    @Test func `a tag with 80,000 attributes takes no time`() throws {
        let attributes = (0..<80_000).map { "a\($0)=''" }.joined(separator: " ")
        let start = ContinuousClock.now
        #expect(try read("<p \(attributes)>text</p>").text == "text")
        #expect(start.duration(to: .now) < .seconds(5))
    }

    @Test(arguments: [
        "display:none", "visibility: hidden", "font-size:0", "opacity:0", "text-indent:-9999px",
        "color:white;background:#ffffff",
    ])
    func `what a style hides is flagged`(style: String) throws {
        let document = try read("<p>shown<p style=\"\(style)\">not <b>shown</b></p><p>shown")
        #expect(document.blocks.map(\.layer) == [.body, .hidden, .body])
    }

    @Test func `links cover their words`() throws {
        let document = try read("<p>see <a href=/x>the  <b>page</b></a>.")
        #expect(document.links.map(\.target) == ["/x"])
        #expect(document.links.map { String(document[$0.range]) } == ["the page"])
    }

    @Test func `a page of nothing but navigation keeps its text as content`() throws {
        let document = try read("<body><nav><p>Only this is here.</p></nav></body>")
        #expect(document.blocks.map(\.layer) == [.body])
    }
}
