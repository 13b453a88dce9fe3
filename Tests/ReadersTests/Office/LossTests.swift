import Documents
import Testing

@testable import Readers

/// What a container lost is told by name, and what only looks like a package is an archive.
@Suite struct LossTests {
    private func archive(_ parts: [(String, String)]) -> [UInt8] {
        ZipWriter.archive(parts.map { ($0.0, ZipWriter.stored(Array($0.1.utf8))) })
    }

    @Test func `every chapter that a book lost is named`() throws {
        let chapters = (1...8).map { "<itemref idref=\"c\($0)\"/>" }.joined()
        let items = (1...8).map {
            "<item id=\"c\($0)\" href=\"c\($0).xhtml\" media-type=\"application/xhtml+xml\"/>"
        }
        let book = archive([
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", "<container><rootfile full-path=\"b.opf\"/></container>"),
            ("b.opf", "<package><manifest>\(items.joined())</manifest><spine>\(chapters)</spine></package>"),
            ("c1.xhtml", "<html><body><p>One</p></body></html>"),
        ])
        let document = try readDocument(named: "a.epub", bytes: book)
        #expect(
            document.losses.map(\.message) == [
                "Some chapters of the book could not be read: c2.xhtml (missing), c3.xhtml (missing), c4.xhtml (missing), c5.xhtml (missing), c6.xhtml (missing) and 2 more."
            ])
    }

    @Test func `a name beyond the first five is counted once`() {
        var builder = DocumentBuilder(format: Format(rawValue: "x"))
        for _ in 0..<3 {
            for name in ["a", "b", "c", "d", "e", "f", "g"] {
                builder.lose("part", "Some are damaged", named: name)
            }
        }
        #expect(builder.build().losses.map(\.message) == ["Some are damaged: a, b, c, d, e and 2 more."])
    }

    @Test func `the losses of a document within another are told with its name alone`() {
        var inner = DocumentBuilder(format: Format(rawValue: "x"))
        inner.lose("uncalculated", "Some formulas have no stored result", named: "Sheet1")
        inner.lose("text", "The text was cut.")
        var outer = DocumentBuilder(format: Format(rawValue: "y"))
        outer.append(inner.build(), below: nil, named: "embeddings/x.xlsx")
        #expect(
            outer.build().losses.map(\.message) == [
                "Some formulas have no stored result: embeddings/x.xlsx.",
                "The text was cut: embeddings/x.xlsx.",
            ])
    }

    @Test func `all members with losses of one kind are named`() throws {
        let text = "Some words\u{1} here and there"
        let document = try readDocument(
            named: "a.zip", bytes: archive([("a.txt", text), ("b.txt", text), ("c.txt", "Well.")]))
        #expect(document.losses.count == 1)
        #expect(document.losses.first?.message.hasSuffix("left out: a.txt, b.txt.") == true)
    }

    @Test(arguments: ["word/notes.xml", "ppt/old.xml", "xl/report.xml", "word/deep/document.xml"])
    func `an archive with a folder called like a part is read`(name: String) throws {
        let document = try readDocument(
            named: "backup.zip", bytes: archive([(name, "<note><to>Ida</to></note>"), ("a.txt", "Words.")]))
        #expect(document.text.contains("Ida") && document.text.contains("Words."))
        #expect(document.format.rawValue == "zip")
    }

    @Test func `a package whose list of types stands last is a document`() throws {
        let body =
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>Words</w:t></w:r></w:p></w:body></w:document>"
        let document = try readDocument(
            named: "a.docx",
            bytes: archive([
                ("word/styles.xml", "<s/>"), ("word/document.xml", body), ("[Content_Types].xml", "<T/>"),
            ]))
        #expect(document.text == "Words")
    }

    @Test func `a lone half of a character does not swallow the escape behind it`() throws {
        let json = #"{"a": "x\ud83d\u0041 y\ud83d\ud83d\ude00"}"#
        let document = try readDocument(named: "a.json", bytes: Array(json.utf8))
        #expect(document.text.contains("x\u{FFFD}A y\u{FFFD}😀"))
    }

    @Test func `items of rich text that do not write their numbers out are list items`() throws {
        let level = { (format: Int, text: String) in
            #"{\listlevel\levelnfc\#(format)\levelstartat1{\leveltext\#(text);}{\levelnumbers\'01;}}"#
        }
        let tables =
            #"{\*\listtable{\list\#(level(0, #"\'02\'00."#))\#(level(4, #"\'04\'00.\'01)"#)){\listname x;}\listid7}{\list\#(level(23, #"\'01\u8226 ?"#))\listid8}}{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}{\listoverride\listid8\ls2}}"#
        let rtf =
            #"{\rtf1\ansi\#(tables)\pard\ls1 One.\par Two.\par\pard\ls1\ilvl1 Inner.\par\pard\ls1{\listtext 3.\tab}Three.\par\pard\ls2 Dot.\par\pard Plain.\par}"#
        let document = try readDocument(named: "a.rtf", bytes: Array(rtf.utf8))
        #expect(
            document.blocks.map(\.kind) == [
                .listItem(depth: 0, marker: "1."), .listItem(depth: 0, marker: "2."),
                .listItem(depth: 1, marker: "2.a)"), .listItem(depth: 0, marker: "3."),
                .listItem(depth: 0, marker: "•"), .paragraph,
            ])
        #expect(document.text == "One.\nTwo.\nInner.\nThree.\nDot.\nPlain.")
    }

    @Test func `a table within a cell of rich text is a table`() throws {
        let rtf =
            #"{\rtf1\ansi\trowd\cellx2000\cellx4000\pard\intbl Grade\cell\pard\intbl\itap2 A\nestcell B\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}\pard\intbl\itap2 C\nestcell D\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}\pard\intbl\itap1 after\cell\row\trowd\cellx2000\cellx4000\pard\intbl one\cell two\cell\row\pard End\par}"#
        let document = try readDocument(named: "a.rtf", bytes: Array(rtf.utf8))
        #expect(document.text == "Grade\tafter\none\ttwo\nA\tB\nC\tD\nEnd")
        #expect(document.blocks.count { $0.table != nil } == 2)
    }
}
