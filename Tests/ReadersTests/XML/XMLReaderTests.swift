import Documents
import Testing

@testable import Readers

@Suite struct XMLReaderTests {
    private func read(_ xml: String) throws -> Document {
        try readDocument(named: "a.xml", bytes: Array(xml.utf8))
    }

    @Test func `an external entity is never opened`() throws {
        let document = try read(
            "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><r><p>before &x; after</p></r>")
        #expect(document.text == "before [x] after")
        #expect(document.losses.map(\.code) == ["entities"])
    }

    @Test func `a billion laughs do not grow`() throws {
        #expect(try read(Bombs.laughs).text.utf8.count < 100_000)
    }

    @Test func `entities that grow beyond bounds are refused`() {
        #expect(throws: ReaderError.unsafeMarkup(detail: "entities grow beyond bounds", line: 3)) {
            try read(Bombs.quadratic)
        }
    }

    @Test func `the number of a section stands before its title`() throws {
        let document = try read(
            """
            <article><body><sec><label>2.</label><title>Tides</title><p>High water.</p>
            <sec><label>2.1</label>
            <title><italic>Spring</italic> tides</title><p>The moon is new.</p></sec></sec></body></article>
            """)
        let headings = document.blocks.filter(\.isHeading).map { String(document[$0.range]) }
        #expect(headings == ["2. Tides", "2.1 Spring tides"])
        #expect(document.text == "2. Tides\nHigh water.\n2.1 Spring tides\nThe moon is new.")
    }

    @Test func `more names than fit into two bytes are told apart, and longer values kept`() throws {
        let long = String(repeating: "word ", count: 20_000)
        let elements = (0..<66_000).map { "<n\($0) k\($0)=\"a\">v\($0)</n\($0)>" }.joined()
        let document = try read("<r>\(elements)<last>\(long)</last></r>")
        #expect(document.text.contains("\nn65999\tv65999\nn65999@k65999\ta\n"))
        #expect(document.text.hasSuffix("\n" + long.dropLast()))
    }

    @Test func `depth is bounded`() {
        let xml = String(repeating: "<a>", count: 1_000_000)
        #expect(throws: ReaderError.tooLarge(detail: "elements nest deeper than 4096")) { try read(xml) }
    }

    @Test func `an element with very many attributes is refused at once`() {
        let attributes = (0..<80_000).map { "a\($0)=''" }.joined(separator: " ")
        let start = ContinuousClock.now
        #expect(throws: ReaderError.tooLarge(detail: "an element has more than 10,000 attributes")) {
            try read("<r \(attributes)/>")
        }
        #expect(start.duration(to: .now) < .seconds(5))
    }

    @Test func `a file that breaks off keeps what came before`() throws {
        let document = try read("<r><p>whole</p><p>half")
        #expect(document.text.hasPrefix("whole"))
        #expect(document.losses.map(\.code) == ["damaged"])
    }

    @Test func `an attribute given twice costs nothing that follows`() throws {
        let document = try read("<r><p>before</p><g a='1' a='2'/><p>after</p></r>")
        #expect(document.text.contains("before") && document.text.contains("after"))
        #expect(document.losses.map(\.code) == ["damaged"])
    }

    @Test func `an office part with a document type is refused`() {
        #expect(throws: ReaderError.unsafeMarkup(detail: "docx must not have a document type", line: 1)) {
            _ = try XMLParser.parse(
                Array("<!DOCTYPE r><r/>".utf8), Silent(), format: "docx", options: ReadingOptions())
        }
    }

    @Test func `the name of an element that holds a value is kept`() throws {
        let document = try read(
            "<order no='7'><due>May</due><item><size>2</size><size>3</size></item></order>")
        #expect(document.text == "order\n@no\t7\ndue\tMay\nitem › size\t2\nitem › size\t3")
        #expect(document.title == "a")
    }

    /// The path of every element was once built, with attributes or without.
    @Test func `deep elements without attributes are read in time`() throws {
        let depth = 4_000
        let nested = String(repeating: "<a>", count: depth) + "x" + String(repeating: "</a>", count: depth)
        let start = ContinuousClock.now
        #expect(try read("<r>" + String(repeating: nested, count: 20) + "</r>").text.contains("x"))
        #expect(start.duration(to: .now) < .seconds(20))
    }

    private struct Silent: XMLHandler {
        enum Name: String, CaseIterable { case r }
        mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) {}
        mutating func end(_ name: Name?) {}
        mutating func text(_ bytes: UnsafeRawBufferPointer) {}
    }

    @Test(arguments: ["morerows='9223372036854775807'", "namest='c1' nameend='c9223372036854775807'"])
    func `a span beyond all numbers does not end the program`(span: String) throws {
        let table =
            "<informaltable><tgroup cols='2'><tbody><row><entry \(span)>a</entry><entry>b</entry></row></tbody></tgroup></informaltable>"
        #expect(
            try read("<article xmlns='http://docbook.org/ns/docbook'>\(table)</article>").text.contains("a"))
    }

    @Test func `elements in the content of an Atom entry stay apart`() throws {
        let content =
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>First.</p><p>Use List&lt;Int&gt;.</p></div></content>"
        let plain = "<content type='text'>Use Map&lt;K,V&gt; now</content>"
        let feed =
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><entry><title>E</title><author><name>Ida</name></author>\(content)</entry><entry><title>G</title>\(plain)</entry></feed>"
        let document = try readDocument(named: "a.atom", bytes: Array(feed.utf8))
        #expect(document.text == "F\nE\nIda\nFirst.\nUse List<Int>.\nG\nUse Map<K,V> now")
    }

    @Test func `an equation comes once, without the source of its picture, and ordered lists have numbers`()
        throws
    {
        let equation =
            "<alternatives><tex-math>\\documentclass{minimal}$$e$$</tex-math><mml:math xmlns:mml=\"http://www.w3.org/1998/Math/MathML\"><mml:mi>e</mml:mi></mml:math></alternatives>"
        let list =
            "<list list-type=\"alpha-lower\"><list-item><p>one</p></list-item><list-item><p>two</p></list-item></list>"
        let labelled =
            "<list list-type=\"order\"><list-item><label>7.</label><p>seven</p></list-item></list>"
        let document = try read(
            "<article><front/><body><sec><title>T</title><p>So <inline-formula>\(equation)</inline-formula> holds.</p>\(list)\(labelled)</sec></body></article>"
        )
        #expect(!document.text.contains("documentclass"))
        #expect(document.text.contains("So e holds."))
        let markers = document.blocks.compactMap { block in
            if case .listItem(_, let marker) = block.kind { marker } else { nil }
        }
        #expect(markers == ["a.", "b.", "•"])
    }

    @Test func `the tags of a page do not stand in the text of a value`() throws {
        let document = try read(
            "<items><item><name>A</name><text>&lt;p class='x'&gt;Mind the &lt;b&gt;tide&lt;/b&gt;.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;six&lt;/li&gt;&lt;/ul&gt;</text></item><item><name>B</name><text>1 &lt; 2 &gt; 0</text></item></items>"
        )
        #expect(document.text.contains("Mind the tide. six"))
        #expect(document.text.contains("1 < 2 > 0"))
        #expect(!document.text.contains("<p"))
    }
}
