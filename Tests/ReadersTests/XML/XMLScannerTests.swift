import Documents
import Testing

@testable import Readers

/// The scanner against libxml2: what both read, they read alike.
@Suite struct XMLScannerTests {
    /// Writes the events down, text in one piece however it comes.
    private final class Recorder: XMLSink {
        var events: [String] = []
        private var text: [UInt8] = []

        override func start(
            _ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?,
            _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
        ) throws(ReaderError) {
            settle()
            var event = "<\(String(cString: local)) {\(uri.map { String(cString: $0) } ?? "")}"
            for position in 0..<count {
                guard let raw = attributes, let name = raw[position * 5], let from = raw[position * 5 + 3],
                    let to = raw[position * 5 + 4]
                else { continue }
                let value = UnsafeBufferPointer(start: from, count: to - from)
                let space = raw[position * 5 + 2].map { String(cString: $0) } ?? ""
                event += " {\(space)}\(String(cString: name))=\(String(decoding: value, as: UTF8.self))"
            }
            events.append(event)
        }

        override func end(
            _ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?
        ) throws(ReaderError) {
            settle()
            events.append("/\(String(cString: local)) {\(uri.map { String(cString: $0) } ?? "")}")
        }

        override func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
            text += bytes
        }

        private func settle() {
            if !text.isEmpty { events.append(String(decoding: text, as: UTF8.self)) }
            text = []
        }
    }

    private struct Outcome: Equatable {
        var events: [String]
        var failed: Bool

        /// Whether every element that begins also ends.
        var isBalanced: Bool {
            events.count { $0.hasPrefix("<") && $0.contains("{") }
                == events.count { $0.hasPrefix("/") && $0.contains("{") }
        }
    }

    private static let parsing = XMLParsing(format: "x", documentType: .refused, maximumDepth: 64)

    private func pieces(_ bytes: [UInt8], _ size: Int) -> [[UInt8]] {
        stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
    }

    private func scanned(_ bytes: [UInt8], by size: Int) -> (outcome: Outcome, error: ReaderError?) {
        let recorder = Recorder()
        var source = XMLSource(recorder, Self.parsing, XMLLexicon())
        do throws(ReaderError) {
            for piece in pieces(bytes, size) {
                let result = piece.withUnsafeBytes { buffer in
                    Result { () throws(ReaderError) in try source.feed(buffer) }
                }
                try result.get()
            }
            try source.finish()
        } catch {
            return (Outcome(events: recorder.events, failed: true), error)
        }
        return (Outcome(events: recorder.events, failed: false), nil)
    }

    private func parsed(_ bytes: [UInt8]) -> Outcome {
        let recorder = Recorder()
        var parser = LibXML2Parser(recorder, Self.parsing)
        do throws(ReaderError) {
            try parser.feed(bytes)
            try parser.finish()
        } catch {
            return Outcome(events: recorder.events, failed: true)
        }
        return Outcome(events: recorder.events, failed: false)
    }

    static let wellFormed = [
        "<r/>", "\u{FEFF}<r>a</r>", "<?xml version='1.0' encoding='UTF-8' standalone=\"yes\"?>\n<r>x</r>\n",
        "<r a='1' b=\"two 'words'\"  c = '3'/>", "<r>a &lt;b&gt; &amp;&quot;&apos; &#65;&#x1F600; c</r>",
        "<r a='x&#10;y&lt;z&amp;amp;\t\n\r\nq'>t</r>", "<r>line\r\nnext\rlast\r</r>",
        "<r><!-- - -> --><?go on?><![CDATA[<a> & ]] ]> b\n]]></r><!-- end -->",
        "<a:r xmlns:a='urn:1' xmlns='urn:2'><b a:c='1' c='2'/><a:b xmlns:a='urn:3'/><a:b/></a:r>",
        "<r xmlns='urn:1'><b xmlns=''><c/></b><c xml:lang='de'/></r>", "<r>Größe 日本語 \u{1F600} naïve</r>",
        "<größe maß='ß'>ü</größe>", "<r><n:x n:y='1' a:-='2'/></r>", "<r>&nbsp;&Auml;&unknown;</r>",
        "<r\n>\n<b\t/>\n</r\n>", "<r>]]</r>",
    ]

    @Test(arguments: wellFormed, [1, 2, 3, 7, 1_000])
    func `well-formed files are read as libxml2 reads them, however they are cut`(xml: String, size: Int) {
        let bytes = Array(xml.utf8)
        #expect(scanned(bytes, by: size).outcome == parsed(bytes))
        #expect(!parsed(bytes).failed)
    }

    @Test(arguments: [
        ("<r>", 5), ("<r><b></r>", 76), ("<r a=1/>", 39), ("<r a/>", 41), ("<r a='1' a='2'/>", 42),
        ("<r a='<'/>", 38),
        ("<r a='1'b='2'/>", 65), ("<r>&#0;</r>", 8), ("<r>&x</r>", 23), ("<r/><s/>", 5), ("<r/>x", 5),
        ("x<r/>", 4),
        ("<r>\u{1}</r>", 9), ("<r>\u{FFFE}</r>", 9), ("<1/>", 68), ("<r / >", 73), ("<!-- -->", 4),
        ("<r><!-- </r>", 5),
        ("<r>a</r", 5),
    ])
    func `a file with an error is damaged`(xml: String, code: Int) {
        for size in [1, 1_000] {
            #expect(
                scanned(Array(xml.utf8), by: size).error
                    == .damaged(format: "x", detail: "XML error \(code)", line: 1))
        }
        #expect(parsed(Array(xml.utf8)).failed)
    }

    @Test(arguments: [1, 2, 3, 1_000]) func `an error is told with its line, however the file is cut`(
        size: Int
    ) {
        let error = scanned(Array("<r>\n<b>\n\n</b> text\n </c>\n</r>\n".utf8), by: size).error
        #expect(error == .damaged(format: "x", detail: "XML error 76", line: 5))
    }

    @Test(
        arguments: [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xB8], [0xFF]]
            as [[UInt8]])
    func `malformed characters are damage, in text, in values and in names`(bytes: [UInt8]) {
        #expect(scanned(Array("<r>".utf8) + bytes + Array("</r>".utf8), by: 2).error != nil)
        #expect(scanned(Array("<r".utf8) + bytes + Array("/>".utf8), by: 2).error != nil)
        #expect(scanned(Array("<r a".utf8) + bytes + Array("=''/>".utf8), by: 2).error != nil)
        #expect(scanned(Array("<r a='".utf8) + bytes + Array("'/>".utf8), by: 2).error != nil)
    }

    @Test func `line ends in a CDATA section are line feeds`() {
        #expect(scanned(Array("<r><![CDATA[a\r\nb\rc]]></r>".utf8), by: 3).outcome.events[1] == "a\nb\nc")
    }

    @Test func `the line of an error is counted over all pieces`() {
        let error = scanned(Array("<r>\n\n<b>\n</c></r>".utf8), by: 3).error
        #expect(error == .damaged(format: "x", detail: "XML error 76", line: 4))
    }

    @Test func `other encodings are read`() {
        let latin =
            Array("<?xml version='1.0' encoding='ISO-8859-1'?><r>Gr".utf8) + [0xF6, 0xDF]
            + Array("e</r>".utf8)
        let wide = Array("\u{FEFF}<r>Größe</r>".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for bytes in [latin, wide] {
            #expect(scanned(bytes, by: 5).outcome.events == ["<r {}", "Größe", "/r {}"])
        }
    }

    @Test func `a document type, depth and very many attributes are refused`() {
        #expect(
            scanned(Array("\n<!DOCTYPE r><r/>".utf8), by: 4).error
                == .unsafeMarkup(detail: "x must not have a document type", line: 2))
        #expect(
            scanned(Array(String(repeating: "<a>", count: 65).utf8), by: 64).error
                == .tooLarge(detail: "elements nest deeper than 64"))
        let many = (0..<10_001).map { "a\($0)=''" }.joined(separator: " ")
        #expect(
            scanned(Array("<r \(many)/>".utf8), by: 4_096).error
                == .tooLarge(detail: "an element has more than 10,000 attributes"))
    }

    @Test func `a tag that never ends costs no more than its length`() {
        let start = ContinuousClock.now
        #expect(
            scanned(Array("<r a='".utf8) + [UInt8](repeating: 0x61, count: 1_000_000), by: 512).error != nil)
        #expect(start.duration(to: .now) < .seconds(10))
    }

    @Test func `bytes changed at random are read alike where libxml2 reads them`() {
        var random = Seeded(state: 7)
        let whole = Array(
            "<a:r xmlns:a='urn:1' xmlns='urn:2'><b a:c='1' c='&lt;'>Größe &amp; <i/>\r\n</b><![CDATA[x]]></a:r>"
                .utf8)
        for _ in 0..<1_000 {
            var bytes = whole
            for _ in 0..<Int(random.next() % 3 + 1) {
                bytes[Int(random.next() % UInt64(bytes.count))] =
                    Array("<>/&;'\"= axx![]-?\r\n\u{E9}".utf8)[
                        Int(random.next() % 20)]
            }
            let library = parsed(bytes)
            let (own, _) = scanned(bytes, by: Int(random.next() % 9 + 1))
            // After some errors in a start tag libxml2 stops without saying so.
            let isWhole = library.events.first?.hasPrefix("<") == true && library.isBalanced
            if !library.failed, isWhole {
                #expect(own == library, "\(String(decoding: bytes, as: UTF8.self))")
            }
        }
    }
}
