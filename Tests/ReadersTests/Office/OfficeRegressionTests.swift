import Documents
import Testing

@testable import Readers

/// What once went wrong with files of other people's, each on the smallest file that shows it.
@Suite struct OfficeRegressionTests {
    private func read(_ name: String, _ bytes: [UInt8]) throws -> Document {
        try readDocument(named: name, bytes: bytes)
    }

    private func word(_ body: String) throws -> Document {
        let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        let part = "<w:document \(space)><w:body>\(body)</w:body></w:document>"
        return try read(
            "a.docx", ZipWriter.archive([("word/document.xml", ZipWriter.stored(Array(part.utf8)))]))
    }

    @Test func `a large first letter in a frame belongs to its word`() throws {
        let letter =
            "<w:p><w:pPr><w:framePr w:dropCap=\"drop\" w:lines=\"3\"/></w:pPr><w:r><w:t>O</w:t></w:r></w:p>"
        let document = try word(letter + "<w:p><w:r><w:t>nce upon a tide.</w:t></w:r></w:p>")
        #expect(document.text == "Once upon a tide.")
    }

    @Test func `a page in the place of paragraphs is read`() throws {
        let schemas = "http://schemas.openxmlformats.org"
        let kind = "\(schemas)/officeDocument/2006/relationships"
        let body =
            "<w:p><w:r><w:t>Before.</w:t></w:r></w:p><w:altChunk r:id=\"c\"/><w:p><w:r><w:t>After.</w:t></w:r></w:p>"
        let parts = [
            (
                "word/_rels/document.xml.rels",
                "<Relationships xmlns=\"\(schemas)/package/2006/relationships\"><Relationship Id=\"c\" Type=\"\(kind)/aFChunk\" Target=\"chunk.html\"/></Relationships>"
            ), ("word/chunk.html", "<html><h2>Chunk</h2><p>From the <b>page</b>.</p></html>"),
            (
                "word/document.xml",
                "<w:document xmlns:w=\"\(schemas)/wordprocessingml/2006/main\" xmlns:r=\"\(kind)\"><w:body>\(body)</w:body></w:document>"
            ),
        ]
        let document = try read(
            "a.docx", ZipWriter.archive(parts.map { ($0.0, ZipWriter.stored(Array($0.1.utf8))) }))
        #expect(document.text == "Before.\nChunk\nFrom the page.\nAfter.")
        #expect(document.losses.isEmpty)
    }

    @Test func `exponents and struck-out words of a document are parted from the numbers before them`()
        throws
    {
        func run(_ words: String, _ property: String = "") -> String {
            "<w:r><w:rPr>\(property)</w:rPr><w:t xml:space=\"preserve\">\(words)</w:t></w:r>"
        }
        let raised = "<w:vertAlign w:val=\"superscript\"/>"
        let lowered = "<w:vertAlign w:val=\"subscript\"/>"
        let runs =
            run("50") + run("1", raised) + run(" on 10") + run("-", raised) + run("6", raised) + run(" H")
            + run("2", lowered) + run("O, ") + run("90", "<w:strike/>") + run("80", "<w:strike w:val=\"0\"/>")
        #expect(try word("<w:p>\(runs)</w:p>").text == "50¹ on 10⁻⁶ H2O, ~~90~~80")
    }

    @Test func `exponents of rich text are parted from the numbers before them`() throws {
        let rtf =
            "{\\rtf1\\ansi 50{\\super 1} on 10{\\up6 6}, {\\strike 90}80, H\\sub 2\\nosupersub O.\\par}"
        #expect(try read("a.rtf", Array(rtf.utf8)).text == "50¹ on 10⁶, ~~90~~80, H2O.")
    }

    @Test func `exponents of OpenDocument text are parted from the numbers before them`() throws {
        let space = "urn:oasis:names:tc:opendocument:xmlns"
        func style(_ name: String, _ property: String) -> String {
            "<style:style style:name=\"\(name)\" style:family=\"text\"><style:text-properties style:\(property)/></style:style>"
        }
        func span(_ style: String, _ words: String) -> String {
            "<text:span text:style-name=\"\(style)\">\(words)</text:span>"
        }
        let styles =
            style("U", "text-position=\"super 58%\"") + style("D", "text-position=\"-33% 58%\"")
            + style("S", "text-line-through-style=\"solid\"")
        let text = "50\(span("U", "1")) on 10\(span("U", "6")), \(span("S", "90"))80, log\(span("D", "2"))8."
        let file =
            "<office:document xmlns:office=\"\(space):office:1.0\" xmlns:text=\"\(space):text:1.0\" xmlns:style=\"\(space):style:1.0\" office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:text><text:p>\(text)</text:p></office:text></office:body></office:document>"
        #expect(try read("a.fodt", Array(file.utf8)).text == "50¹ on 10⁶, ~~90~~80, log₂8.")
    }

    @Test func `exponents of slides and cells are parted from the numbers before them`() throws {
        let spaces =
            "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
        func run(_ words: String, _ properties: String = "") -> String {
            "<a:r><a:rPr \(properties)/><a:t>\(words)</a:t></a:r>"
        }
        let runs =
            run("10") + run("6", "baseline=\"30000\"") + run(" at ") + run("90", "strike=\"sngStrike\"")
            + run("80")
        let slide =
            "<p:sld \(spaces)><p:cSld><p:spTree><p:sp><p:txBody><a:p>\(runs)</a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>"
        let shapes = try XMLParser.parse(
            Array(slide.utf8), SlideHandler(relationships: Relationships()), format: "pptx",
            options: ReadingOptions())
        #expect(shapes.shapes.first?.plainText.text == "10⁶ at ~~90~~80")
        let strings =
            "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><r><t>50</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r><r><t> EUR</t></r></si></sst>"
        let shared = try XMLParser.parse(
            Array(strings.utf8), SharedStringsHandler(), format: "xlsx", options: ReadingOptions())
        #expect(shared.strings.map(\.text) == ["50¹ EUR"])
    }

    @Test(arguments: [
        (
            "[h]:mm", 30.0 / 24 + 5.0 / 1440, "30:05",
            CellValue.number(30.0 / 24 + 5.0 / 1440, format: "[h]:mm")
        ),
        ("h:mm", 1.5, "12:00", .number(1.5, format: "h:mm")), ("h:mm", 0.5, "12:00", .date("12:00:00")),
        ("yyyy-mm-dd", 0, "1900-01-00", .number(0, format: "yyyy-mm-dd")),
        ("yyyy-mm-dd", 45_352, "2024-03-01", .date("2024-03-01")),
    ]) func `a duration is no day of 1900`(code: String, number: Double, shown: String, value: CellValue) {
        let formats = CellFormats(
            codes: [200: code], styles: [(format: 200, font: 0, fill: 0)], fonts: [], fills: [], theme: [])
        let cell = formats[0].shown(number, .from1900)
        #expect(cell.0.text == shown)
        #expect(cell.1 == value)
    }

    @Test func `what is chosen from a list of a form is kept`() throws {
        let field =
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"low tide\"/><w:listEntry w:val=\"high tide\"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        #expect(
            try word("<w:p><w:r><w:t xml:space=\"preserve\">At </w:t></w:r>\(field)</w:p>").text
                == "At high tide")
    }

    @Test func `a sign without fallback takes no letter of what follows its group`() throws {
        let rtf = "{\\rtf1\\ansi\\pard\\ls1{\\listtext\\u8226 \\tab}First.\\par}"
        #expect(try read("a.rtf", Array(rtf.utf8)).text == "First.")
    }

    @Test func `text behind the mark of a character style is kept`() throws {
        let rtf = "{\\rtf1\\ansi\\pard {\\f0\\b0\\*\\cs7\\cf0 The tide turns.}\\par}"
        #expect(try read("a.rtf", Array(rtf.utf8)).text == "The tide turns.")
    }

    @Test func `a page that only begins like XML is read`() throws {
        let page =
            "<?xml version=\"1.0\"?><link rel=x><title>Tides</title></head><body><p>High at noon.</body>"
        #expect(try read("a.html", Array(page.utf8)).text.contains("High at noon."))
    }

    @Test func `the names of sheets are kept where a workbook lies in an archive`() throws {
        let book = workbook([["A": "left"]])
        let document = try read("a.zip", ZipWriter.archive([("tides.xlsx", ZipWriter.stored(book))]))
        #expect(document.text == "tides.xlsx\nS\nleft")
    }

    @Test func `the footer of a slide's notes is kept`() throws {
        let schemas = "http://schemas.openxmlformats.org"
        let spaces =
            "xmlns:p=\"\(schemas)/presentationml/2006/main\" xmlns:a=\"\(schemas)/drawingml/2006/main\" xmlns:r=\"\(schemas)/officeDocument/2006/relationships\""
        let kind = "\(schemas)/officeDocument/2006/relationships"
        func shape(_ type: String, _ words: String) -> String {
            "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"\"/><p:nvPr><p:ph type=\"\(type)\"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>\(words)</a:t></a:r></a:p></p:txBody></p:sp>"
        }
        func slide(_ name: String, _ shapes: String) -> String {
            "<p:\(name) \(spaces)><p:cSld><p:spTree>\(shapes)</p:spTree></p:cSld></p:\(name)>"
        }
        func relations(_ entries: (id: String, kind: String, target: String)...) -> String {
            "<Relationships xmlns=\"\(schemas)/package/2006/relationships\">"
                + entries.map { "<Relationship Id=\"\($0)\" Type=\"\(kind)/\($1)\" Target=\"\($2)\"/>" }
                .joined()
                + "</Relationships>"
        }
        let parts = [
            (
                "ppt/presentation.xml",
                "<p:presentation \(spaces)><p:sldIdLst><p:sldId r:id=\"s\"/></p:sldIdLst></p:presentation>"
            ),
            ("ppt/_rels/presentation.xml.rels", relations(("s", "slide", "slide.xml"))),
            ("ppt/slide.xml", slide("sld", shape("title", "Tides"))),
            ("ppt/_rels/slide.xml.rels", relations(("n", "notesSlide", "notes.xml"))),
            (
                "ppt/notes.xml",
                slide("notes", shape("ftr", "For pilots only") + shape("body", "Speak slowly."))
            ),
        ]
        let document = try read(
            "a.pptx", ZipWriter.archive(parts.map { ($0.0, ZipWriter.stored(Array($0.1.utf8))) }))
        #expect(document.text == "Tides\nFor pilots only\nSpeak slowly.")
        #expect(document.blocks.map(\.layer) == [.body, .furniture, .body])
    }

    /// Each row once looked at all rows before it again: 10,000 rows took more than a minute.
    @Test func `long tables side by side are read in time`() throws {
        var outline: [[String: String]] = []
        for row in 1...20_000 { outline.append(["A": "left \(row)", "F": "right \(row)"]) }
        let start = ContinuousClock.now
        let document = try read("a.xlsx", workbook(outline))
        #expect(start.duration(to: .now) < .seconds(20))
        #expect(document.blocks.count { $0.table != nil } == 2)
        #expect(document.text.contains("left 20000") && document.text.contains("right 20000"))
    }

    private func list(_ style: String, _ rows: [(String, String)]) -> String {
        func cell(_ text: String) -> String { "<w:tc><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:tc>" }
        return "<w:tbl><w:tblPr>\(style)<w:tblLook w:firstRow=\"1\"/></w:tblPr>"
            + rows.map { "<w:tr>\(cell($0.0))\(cell($0.1))</w:tr>" }.joined() + "</w:tbl>"
    }

    @Test(arguments: [
        ("", 0), ("<w:tblStyle w:val=\"TableGrid\"/>", 0), ("<w:tblStyle w:val=\"Tabellenraster\"/>", 0),
        ("<w:tblStyle w:val=\"a3\"/>", 0), ("<w:tblStyle w:val=\"GridTable4-Accent1\"/>", 1),
    ])
    func `the first of some names with values is no header by the defaults of Word`(
        style: String, headerRows: Int
    ) throws {
        let rows = [("Supplier", "Nordpump AS"), ("Currency", "NOK"), ("Terms", "net")]
        let table = try #require(try word(list(style, rows)).blocks.first?.table)
        #expect(table.headerRows == headerRows)
        #expect(table.headerColumns == 1 - headerRows)
    }

    @Test func `a block beside the columns of a filter does not take its row for a header`() throws {
        let rows = [
            ["A": "Key", "B": "Val", "D": "Hint", "E": "Ann"], ["A": "k", "B": "v", "D": "Use", "E": "x"],
        ]
        let tables = try read("a.xlsx", workbook(rows, "<autoFilter ref=\"A1:B2\"/>")).blocks.map(\.table)
        #expect(tables.map { $0?.headerRows } == [1, 0])
    }

    @Test func `a sheet without cells is named`() throws {
        #expect(try read("a.xlsx", workbook([])).metadata.properties["empty sheets"] == "S")
        #expect(try read("a.xlsx", workbook([["A": "x"]])).metadata.properties["empty sheets"] == nil)
    }

    /// Which of the two was asked once depended on the order of a dictionary.
    @Test(arguments: 0..<12) func `chapters are named by the navigation document before the NCX`(number: Int)
        throws
    {
        let document = try read("a.epub", book(navigation: "n\(number)", contents: "c\(number)"))
        #expect(document.blocks.first.map { document[$0.range] } == "By the navigation")
    }

    @Test func `the noise of an encrypted chapter is not read as its text`() throws {
        #expect(throws: ReaderError.encrypted) { try read("a.epub", book(encrypted: "a.xhtml")) }
        #expect(try read("a.epub", book(encrypted: "font.otf")).text.contains("Words."))
    }

    private func book(navigation: String = "n", contents: String = "c", encrypted: String? = nil) -> [UInt8] {
        var parts = [
            "META-INF/container.xml":
                "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>",
            "b.opf": """
            <package xmlns="http://www.idpf.org/2007/opf"><manifest>
            <item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
            <item id="\(contents)" href="c.ncx" media-type="application/x-dtbncx+xml"/>
            <item id="\(navigation)" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/>
            </manifest><spine><itemref idref="a"/></spine></package>
            """,
            "a.xhtml": "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>Words.</p></body></html>",
            "n.xhtml":
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><nav><a href=\"a.xhtml\">By the navigation</a></nav></body></html>",
            "c.ncx": """
            <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>By the NCX</text>\
            </navLabel><content src="a.xhtml"/></navPoint></navMap></ncx>
            """,
        ]
        parts["META-INF/encryption.xml"] = encrypted.map {
            """
            <encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><e:EncryptedData \
            xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:CipherData><e:CipherReference URI="\($0)"/></e:CipherData>\
            </e:EncryptedData></encryption>
            """
        }
        let members = parts.sorted { $0.key < $1.key }.map {
            ($0.key, ZipWriter.stored(Array($0.value.utf8)))
        }
        return ZipWriter.archive(
            [("mimetype", ZipWriter.stored(Array("application/epub+zip".utf8)))] + members)
    }

    private func workbook(_ rows: [[String: String]], _ tail: String = "") -> [UInt8] {
        let schemas = "http://schemas.openxmlformats.org"
        let cells = rows.enumerated().map { index, row in
            "<row r=\"\(index + 1)\">"
                + row.sorted { $0.key < $1.key }.map { column, text in
                    "<c r=\"\(column)\(index + 1)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
                }.joined() + "</row>"
        }.joined()
        let main = "xmlns=\"\(schemas)/spreadsheetml/2006/main\""
        let kind = "\(schemas)/officeDocument/2006/relationships"
        let parts = [
            "xl/workbook.xml":
                "<workbook \(main) xmlns:r=\"\(kind)\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels":
                "<Relationships xmlns=\"\(schemas)/package/2006/relationships\"><Relationship Id=\"a\" Type=\"\(kind)/worksheet\" Target=\"sheet.xml\"/></Relationships>",
            "xl/sheet.xml": "<worksheet \(main)><sheetData>\(cells)</sheetData>\(tail)</worksheet>",
        ]
        return ZipWriter.archive(
            parts.sorted { $0.key < $1.key }.map { ($0.key, ZipWriter.stored(Array($0.value.utf8))) })
    }

    @Test func `the second byte of a Japanese character is no letter of its own`() throws {
        let rtf =
            "{\\rtf1\\ansi\\ansicpg932{\\fonttbl{\\f0\\fcharset128 MS;}}\\f0 \\'83e\\'83X\\'83g\\'83A END\\par}"
        #expect(try read("a.rtf", Array(rtf.utf8)).text == "テストア END")
    }

    @Test func `members whose names differ in case are two`() throws {
        let zip = ZipWriter.archive([
            ("Notes.txt", ZipWriter.stored(Array("first words".utf8))),
            ("notes.txt", ZipWriter.stored(Array("second words".utf8))),
        ])
        let text = try read("a.zip", zip).text
        #expect(text.contains("first words") && text.contains("second words"))
    }

    @Test func `restarted headings of OpenDocument count at their own level`() throws {
        let outline = (1...2).map {
            "<text:outline-level-style text:level=\"\($0)\" style:num-format=\"1\" text:display-levels=\"\($0)\"/>"
        }.joined()
        let heading = { (level: Int, restart: String) in
            "<text:h text:outline-level=\"\(level)\" \(restart)>H</text:h>"
        }
        let body =
            heading(1, "text:restart-numbering=\"true\" text:start-value=\"5\"") + heading(2, "")
            + heading(1, "")
        let names = ["office", "style", "text"].map {
            "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
        }.joined(separator: " ")
        let flat =
            "<office:document \(names) office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:styles><text:outline-style style:name=\"Outline\">\(outline)</text:outline-style></office:styles><office:body><office:text>\(body)</office:text></office:body></office:document>"
        #expect(try read("a.fodt", Array(flat.utf8)).text == "5 H\n5.1 H\n6 H")
    }

    @Test func `cells of RTF that are wide in place of merged stand in their columns`() throws {
        let row = { (edges: [Int], words: [String]) in
            "\\trowd" + edges.map { "\\cellx\($0)" }.joined() + "\\pard\\intbl "
                + words.map { "\($0)\\cell " }.joined() + "\\row "
        }
        let rows =
            row([2000, 4000, 6000], ["Region", "Plan", "Actual"]) + row([4010, 6000], ["Subtotal", "9"])
            + row([2000, 4000, 6000], ["North", "1", "2"])
        let document = try read("a.rtf", Array("{\\rtf1\\ansi \(rows)\\pard After\\par}".utf8))
        let table = try #require(document.blocks.first?.table)
        #expect(table.rows[1].cells.map(\.column) == [1, 3] && table.rows[1].cells.first?.columnSpan == 2)
        #expect(table.rows[2].cells.map(\.column) == [1, 2, 3])
    }

    @Test(arguments: [
        (
            "\\ansi\\deff1{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}\\'e9{\\f0\\'e9\\plain\\'e9}",
            "йéй"
        ),
        ("\\pca caf\\'82", "café"), ("\\ansi One\\page two\\column three", "One\ntwo\nthree"),
    ]) func `the font and the page of characters that a file names first count`(
        rtf: String, text: String
    ) throws {
        #expect(try read("a.rtf", Array("{\\rtf1\(rtf)\\par}".utf8)).text == text)
    }

    @Test func `a cell merged sideways leaves the one above it as it is, and links of notes lead to them`()
        throws
    {
        let schemas = "http://schemas.openxmlformats.org"
        let kind = "\(schemas)/officeDocument/2006/relationships"
        let spaces =
            "xmlns:p=\"\(schemas)/presentationml/2006/main\" xmlns:a=\"\(schemas)/drawingml/2006/main\" xmlns:r=\"\(kind)\""
        let relations = { (links: String) in
            "<Relationships xmlns=\"\(schemas)/package/2006/relationships\">\(links)</Relationships>"
        }
        let relation = { (id: String, type: String, target: String) in
            "<Relationship Id=\"\(id)\" Type=\"\(kind)/\(type)\" Target=\"\(target)\" TargetMode=\"\(target.hasPrefix("https") ? "External" : "Internal")\"/>"
        }
        let words = { (text: String, link: String) in
            "<a:p><a:r><a:rPr>\(link)</a:rPr><a:t>\(text)</a:t></a:r></a:p>"
        }
        let cell = { (text: String, merge: String) in
            "<a:tc \(merge)><a:txBody>\(words(text, ""))</a:txBody></a:tc>"
        }
        let rows = [
            cell("Region", "") + cell("Plan", "") + cell("Actual", ""),
            cell("North", "") + cell("1", "") + cell("2", ""),
            cell("Remarks", "gridSpan=\"2\"") + cell("", "hMerge=\"1\"") + cell("9", ""),
        ]
        let table =
            "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"2\" name=\"T\"/></p:nvGraphicFramePr><a:graphic><a:graphicData><a:tbl>\(rows.map { "<a:tr>\($0)</a:tr>" }.joined())</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
        let note =
            "<p:sp><p:nvSpPr><p:nvPr><p:ph type=\"body\"/></p:nvPr></p:nvSpPr><p:txBody>\(words("policy", "<a:hlinkClick r:id=\"h\"/>"))</p:txBody></p:sp>"
        let slide = { (name: String, shapes: String) in
            "<p:\(name) \(spaces)><p:cSld><p:spTree>\(shapes)</p:spTree></p:cSld></p:\(name)>"
        }
        let parts = [
            (
                "ppt/presentation.xml",
                "<p:presentation \(spaces)><p:sldIdLst><p:sldId r:id=\"s\"/></p:sldIdLst></p:presentation>"
            ),
            ("ppt/_rels/presentation.xml.rels", relations(relation("s", "slide", "slides/slide1.xml"))),
            ("ppt/slides/slide1.xml", slide("sld", table)),
            (
                "ppt/slides/_rels/slide1.xml.rels",
                relations(
                    relation("n", "notesSlide", "../notesSlides/n.xml")
                        + relation("h", "hyperlink", "https://slide.example/"))
            ), ("ppt/notesSlides/n.xml", slide("notes", note)),
            (
                "ppt/notesSlides/_rels/n.xml.rels",
                relations(relation("h", "hyperlink", "https://notes.example/"))
            ),
        ]
        let document = try read(
            "a.pptx", ZipWriter.archive(parts.map { ($0.0, ZipWriter.stored(Array($0.1.utf8))) }))
        let cells = try #require(document.blocks.first?.table).rows.flatMap(\.cells)
        #expect(cells.allSatisfy { $0.rowSpan == 1 } && cells.contains { $0.columnSpan == 2 })
        #expect(document.links.map(\.target) == ["https://notes.example/"])
    }

    @Test func `a document within a document is read`() throws {
        let schemas = "http://schemas.openxmlformats.org"
        let kind = "\(schemas)/officeDocument/2006/relationships"
        let space = "xmlns:w=\"\(schemas)/wordprocessingml/2006/main\""
        func packed(_ parts: [(String, [UInt8])]) -> [UInt8] {
            ZipWriter.archive(parts.map { ($0.0, ZipWriter.stored($0.1)) })
        }
        func paragraph(_ words: String, _ properties: String = "") -> String {
            "<w:p>\(properties)<w:r>\(words)</w:r></w:p>"
        }
        let heading = "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>"
        let inner = packed([
            (
                "word/document.xml",
                Array(
                    "<w:document \(space)><w:body>\(paragraph("<w:t>Tides</w:t>", heading))\(paragraph("<w:t>High at six.</w:t>"))</w:body></w:document>"
                        .utf8)
            )
        ])
        let object =
            "<w:object><o:OLEObject xmlns:o=\"urn:schemas-microsoft-com:office:office\" ProgID=\"Word.Document.12\" r:id=\"e\"/></w:object>"
        let body =
            paragraph("<w:t>Harbour</w:t>", heading) + paragraph(object) + paragraph("<w:t>After.</w:t>")
        let document = try read(
            "a.docx",
            packed([
                (
                    "word/document.xml",
                    Array(
                        "<w:document \(space) xmlns:r=\"\(kind)\"><w:body>\(body)</w:body></w:document>".utf8)
                ),
                (
                    "word/_rels/document.xml.rels",
                    Array(
                        "<Relationships xmlns=\"\(schemas)/package/2006/relationships\"><Relationship Id=\"e\" Type=\"\(kind)/package\" Target=\"embeddings/inner.docx\"/></Relationships>"
                            .utf8)
                ), ("word/embeddings/inner.docx", inner),
            ]))
        #expect(document.text == "Harbour\nTides\nHigh at six.\nAfter.")
        // What goes on after the object still stands below the heading before it.
        guard case .section(let headings, _)? = document.blocks.last?.place else {
            Issue.record("the last paragraph stands in no section")
            return
        }
        #expect(headings == ["Harbour"])
        #expect(document.losses.isEmpty)
    }

    @Test func `a box of RTF does not part the sentence that it is anchored to`() throws {
        let rtf =
            "{\\rtf1\\ansi The tide {\\shp{\\*\\shpinst{\\shptxt \\pard Mind the step.\\par}}}turns at six.\\par After.\\par}"
        #expect(try read("a.rtf", Array(rtf.utf8)).text == "The tide turns at six.\nMind the step.\nAfter.")
    }

    @Test func `a text that lost its main part is called damaged`() {
        let bytes = ZipWriter.archive([
            ("[Content_Types].xml", ZipWriter.stored(Array("<Types/>".utf8)))
        ])
        #expect {
            try read("a.docx", bytes)
        } throws: { error in
            guard case .damaged("docx", _, _)? = error as? ReaderError else { return false }
            return true
        }
    }

    @Test func `a chapter that is a drawing is read for its words`() throws {
        let package =
            "<package><manifest><item id=\"a\" href=\"a.svg\" media-type=\"image/svg+xml\"/><item id=\"b\" href=\"b.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>"
        let parts = [
            ("mimetype", "application/epub+zip"), ("b.opf", package),
            (
                "a.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Tides</title><text>High at <tspan>nine</tspan></text></svg>"
            ), ("b.xhtml", "<html><body><p>Low at three.</p></body></html>"),
        ]
        let document = try read(
            "a.epub", ZipWriter.archive(parts.map { ($0.0, ZipWriter.stored(Array($0.1.utf8))) }))
        #expect(document.text == "Tides\nHigh at nine\nLow at three.")
        #expect(document.losses.isEmpty)
    }
}
