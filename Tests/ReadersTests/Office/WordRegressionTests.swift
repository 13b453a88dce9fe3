import Documents
import Testing

@testable import Readers

/// What once went wrong with documents of Word, each on the smallest one that shows it.
@Suite struct WordRegressionTests {
    private static let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

    private func read(_ body: String, numbering: String = "", styles: String = "") throws -> Document {
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let parts = [
            ("word/document.xml", "<w:document \(Self.space)><w:body>\(body)</w:body></w:document>"),
            (
                "word/_rels/document.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"n\" Type=\"\(kind)/numbering\" Target=\"numbering.xml\"/><Relationship Id=\"s\" Type=\"\(kind)/styles\" Target=\"styles.xml\"/></Relationships>"
            ), ("word/numbering.xml", "<w:numbering \(Self.space)>\(numbering)</w:numbering>"),
            ("word/styles.xml", "<w:styles \(Self.space)>\(styles)</w:styles>"),
        ]
        return try readDocument(
            named: "a.docx",
            bytes: ZipWriter.archive(parts.map { ($0.0, ZipWriter.stored(Array($0.1.utf8))) }))
    }

    private func paragraph(_ words: String, _ properties: String = "", _ run: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:rPr>\(run)</w:rPr><w:t>\(words)</w:t></w:r></w:p>"
    }

    private func field(_ code: String, _ result: String, end: Bool = true) -> String {
        let mark = { (type: String) in "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
        return mark("begin") + "<w:r><w:instrText>\(code)</w:instrText></w:r>"
            + (end ? mark("separate") : "") + "<w:r><w:t>\(result)</w:t></w:r>" + (end ? mark("end") : "")
    }

    @Test(arguments: ["2013-12-23T23:15:00Z", "2026-02-12T09:00:00Z"])
    func `the date of a library's template is not the document's`(date: String) throws {
        let core = """
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
            xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>\(date)</dcterms:created>\
            <dcterms:modified>\(date)</dcterms:modified></cp:coreProperties>
            """
        let body = "<w:document \(Self.space)><w:body>\(paragraph("Minutes"))</w:body></w:document>"
        let document = try readDocument(
            named: "a.docx",
            bytes: ZipWriter.archive(
                [("word/document.xml", body), ("docProps/core.xml", core)].map {
                    ($0.0, ZipWriter.stored(Array($0.1.utf8)))
                }))
        let expected = date.hasPrefix("2013") ? nil : date
        #expect(document.metadata.created == expected && document.metadata.modified == expected)
    }

    @Test func `an entity that nobody knows is a loss`() throws {
        let document = try read(paragraph("due &when; noon"))
        #expect(document.text == "due [when] noon")
        #expect(document.losses.map(\.code) == ["entities"])
    }

    @Test func `a field that never ends does not swallow the rest of the document`() throws {
        let body =
            "<w:p>\(field("AUTHOR", "kept", end: false))</w:p>" + paragraph("Next.")
            + "<w:p>\(field(" DATE ", "Monday"))</w:p>"
        #expect(try read(body).text == "kept\nNext.\nMonday")
    }

    @Test(arguments: [
        ("HYPERLINK &quot;https://x.org/a&quot; \\l &quot;part&quot;", "https://x.org/a#part"),
        ("HYPERLINK \\l &quot;part&quot;", "#part"), ("HYPERLINK https://x.org/a", "https://x.org/a"),
        ("HYPERLINK \\o &quot;a tip&quot; &quot;C:\\\\a b.doc&quot; \\t &quot;_top&quot;", "C:\\a b.doc"),
    ]) func `the place that a link leads to follows its address`(code: String, target: String) throws {
        #expect(try read("<w:p>\(field(code, "here"))</w:p>").links.map(\.target) == [target])
    }

    private func definition(_ levels: String) -> String {
        "<w:abstractNum w:abstractNumId=\"0\">\(levels)</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    }

    private func numbered(_ level: Int) -> String {
        "<w:outlineLvl w:val=\"\(level)\"/><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"1\"/></w:numPr>"
    }

    @Test func `the numbers of a contract's sections keep their zeros`() throws {
        let numbering = definition(
            "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"Article %1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimalZero\"/><w:isLgl/><w:lvlText w:val=\"Section %1.%2\"/></w:lvl>"
        )
        let body = paragraph("Terms", numbered(0)) + paragraph("Words", numbered(1))
        #expect(try read(body, numbering: numbering).text == "Article I. Terms\nSection 1.01 Words")
    }

    /// A level in digits whose text names all levels down to it.
    private func level(_ level: Int, start: Int?, _ format: String = "decimal") -> String {
        let text = (0...level).map { "%\($0 + 1)" }.joined(separator: ".")
        let first = start.map { "<w:start w:val=\"\($0)\"/>" } ?? ""
        let kind = "<w:numFmt w:val=\"\(format)\"/><w:lvlText w:val=\"\(text)\"/>"
        return "<w:lvl w:ilvl=\"\(level)\">\(first)\(kind)</w:lvl>"
    }

    @Test func `a heading after one that skipped its level does not take the number again`() throws {
        let numbering = definition((0...2).map { level($0, start: 1) }.joined())
        let body = [0, 2, 2, 1, 2, 0, 1].map { paragraph("x", numbered($0)) }.joined()
        #expect(
            try read(body, numbering: numbering).text
                == "1 x\n1.1.1 x\n1.1.2 x\n1.2 x\n1.2.1 x\n2 x\n2.1 x")
    }

    @Test func `a list that names no first number begins with zero`() throws {
        let numbering = definition(level(0, start: nil) + level(1, start: 3))
        let body = [0, 0, 1].map { paragraph("x", numbered($0)) }.joined()
        #expect(try read(body, numbering: numbering).text == "0 x\n1 x\n1.3 x")
    }

    @Test func `a bullet does not count in the numbers below it`() throws {
        let numbering = definition(
            level(0, start: 1) + level(1, start: 1, "bullet") + level(2, start: 1))
        #expect(try read(paragraph("x", numbered(2)), numbering: numbering).text == "1..1 x")
    }

    @Test func `a list without bullets has none`() throws {
        let numbering = definition(
            "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\" \"/></w:lvl>")
        let list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
        #expect(try read(paragraph("More.", list), numbering: numbering).blocks.map(\.kind) == [.paragraph])
    }

    @Test func `the caption of a table comes once`() throws {
        let cell = "<w:tc>\(paragraph("x"))</w:tc>"
        let table =
            "<w:tbl><w:tblPr><w:tblCaption w:val=\"Rates\"/></w:tblPr><w:tr>\(cell)\(cell)</w:tr><w:tr>\(cell)\(cell)</w:tr></w:tbl>"
        #expect(try read(paragraph("Rates") + table).text == "Rates\nx\tx\nx\tx")
        #expect(try read(paragraph("Other.") + table).text == "Other.\nRates\nx\tx\nx\tx")
    }

    @Test func `headings that are only bold are headings`() throws {
        let body =
            paragraph("Lease", "", "<w:b/><w:sz w:val=\"36\"/>")
            + paragraph("§ 1 Rent", "", "<w:b/><w:sz w:val=\"28\"/>")
            + paragraph("The rent is 800.") + paragraph("3. Notice", "", "<w:b/>")
            + paragraph("Three months.")
            + paragraph("All of this is bold.", "", "<w:b/>") + paragraph("Signed")
            + paragraph("Ida Berg", "", "<w:b/>")
        #expect(
            try read(body).blocks.map(\.kind) == [
                .heading(level: 1), .heading(level: 2), .paragraph, .heading(level: 3), .paragraph,
                .paragraph,
                .paragraph, .paragraph,
            ])
    }

    @Test func `bold lines stay text where styles tell the headings`() throws {
        let body =
            paragraph("One", "<w:outlineLvl w:val=\"0\"/>") + paragraph("Two", "<w:outlineLvl w:val=\"0\"/>")
            + paragraph("Bold", "", "<w:b/>") + paragraph("Text.")
        #expect(try read(body).blocks.map(\.isHeading) == [true, true, false, false])
    }

    @Test(arguments: ["a.vsdx", "a.xps"]) func `the packages of other programs are refused with a remedy`(
        name: String
    ) throws {
        let parts = [("[Content_Types].xml", "<Types/>"), ("visio/document.xml", "<d>secret</d>")]
        let bytes = ZipWriter.archive(parts.map { ($0.0, ZipWriter.stored(Array($0.1.utf8))) })
        let error = #expect(throws: ReaderError.self) { try readDocument(named: name, bytes: bytes) }
        #expect(error?.code == "unsupported" && error?.remedy == "Save the file as PDF.")
    }

    @Test func `an empty package in one XML file is refused with a remedy`() throws {
        let file =
            "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"/>"
        let error = #expect(throws: ReaderError.self) {
            try readDocument(named: "a.xml", bytes: Array(file.utf8))
        }
        #expect(error?.remedy == "Save the file as .docx, .xlsx or .pptx.")
    }

    @Test func `check boxes of rich text are no letters`() throws {
        let text =
            "{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}{\\f1\\fcharset2 Wingdings;}}{\\f1 \\'fe}\\f0  Yes {\\f1 \\'a8} No {\\f1\\u-3842 ?} Third\\par}"
        #expect(try readDocument(named: "a.rtf", bytes: Array(text.utf8)).text == "☑ Yes ☐ No ☑ Third")
    }

    @Test(arguments: [
        ("Symbol", "F0A3", "≤"), ("Symbol", "00B3", "≥"), ("Symbol", "F0B1", "±"), ("Symbol", "F028", "("),
        ("Symbol", "F0E0", "◊"), ("Symbol", "F068", "η"), ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "F0A8", "☐"),
        ("Wingdings", "F0E0", "→"), ("Wingdings 2", "F052", "☑"), ("Wingdings 2", "F0A3", "☐"),
        ("Wingdings 3", "F070", "▲"), ("Webdings", "F061", "✔"), ("Arial", "2264", "≤"),
    ]) func `signs are those of their font`(font: String, code: String, shown: String) throws {
        let body = "<w:p><w:r><w:t>a</w:t><w:sym w:font=\"\(font)\" w:char=\"\(code)\"/></w:r></w:p>"
        let document = try read(body)
        #expect(document.text == "a" + shown)
        #expect(document.losses.isEmpty)
    }

    @Test func `a sign that nothing is known of is a loss`() throws {
        let document = try read(
            "<w:p><w:r><w:t>5</w:t><w:sym w:font=\"Wingdings 3\" w:char=\"F061\"/></w:r></w:p>")
        #expect(document.text == "5□")
        #expect(document.losses.map(\.code) == ["symbol"])
    }

    @Test func `letters in a font of signs become its signs`() throws {
        func run(_ words: String, _ font: String) -> String {
            "<w:r><w:rPr><w:rFonts w:ascii=\"\(font)\"/></w:rPr><w:t xml:space=\"preserve\">\(words)</w:t></w:r>"
        }
        let body =
            "<w:p>\(run("\u{F0FC}", "Wingdings"))\(run(" leak ", "Arial"))\(run("ü", "Wingdings"))\(run(" \u{F0FE} b", "Arial"))</w:p>"
        #expect(try read(body).text == "✓ leak ✓ ☑ b")
        #expect(try read("<w:p>\(run("\u{F0FC} leak test", "Wingdings"))</w:p>").text == "✓ leak test")
    }

    @Test func `each font of signs has a place for each code`() {
        for code in UInt32(0xF020)...0xF07E {
            #expect(Unicode.Scalar(code).flatMap { SymbolFont.shown($0, in: .symbol) } != nil)
        }
        #expect(SymbolFont.shown("\u{F0FE}", in: .symbol)?.text == "⎭")
        #expect(SymbolFont.shown("\u{F0DF}\u{F0FE}", in: .wingdings)?.text == "←☑")
    }

    @Test func `an ornamental title is no watermark`() throws {
        func shape(_ id: String) -> String {
            "<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" id=\"\(id)\"><v:textpath string=\"Summer\"/></v:shape></w:pict></w:r></w:p>"
        }
        #expect(try read(shape("_x0000_i1")).blocks.map(\.layer) == [.body])
        #expect(try read(shape("PowerPlusWaterMarkObject1")).blocks.map(\.layer) == [.furniture])
    }

    @Test func `a package in one file of XML is read`() throws {
        let space = "xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlpackage\""
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        func part(_ name: String, _ content: String) -> String {
            "<pkg:part pkg:name=\"\(name)\" pkg:contentType=\"x\"><pkg:xmlData>\(content)</pkg:xmlData></pkg:part>"
        }
        let relations =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"\(kind)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        let body = "<w:document \(Self.space)><w:body>\(paragraph("Rent: 9,200 €"))</w:body></w:document>"
        let file =
            "<?xml version=\"1.0\"?><pkg:package \(space)>"
            + part("/_rels/.rels", relations) + part("/word/document.xml", body)
            + "<pkg:part pkg:name=\"/word/media/a.bin\"><pkg:binaryData>AAEC\nAwQ=</pkg:binaryData></pkg:part></pkg:package>"
        let document = try readDocument(named: "a.xml", bytes: Array(file.utf8))
        #expect(document.format.rawValue == "docx")
        #expect(document.text == "Rent: 9,200 €")
        let empty = "<?xml version=\"1.0\"?><pkg:package \(space)></pkg:package>"
        #expect(throws: ReaderError.self) { try readDocument(named: "a.xml", bytes: Array(empty.utf8)) }
    }

    @Test func `the XML of Word 2003 is refused with a remedy`() {
        let file =
            "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body/></w:wordDocument>"
        #expect(throws: ReaderError.unsupported(format: "wordml", remedy: "Save the file as .docx.")) {
            try readDocument(named: "a.xml", bytes: Array(file.utf8))
        }
    }

    @Test func `words before a deleted mark stay before the next table`() throws {
        let deleted = { (words: String) in paragraph(words, "<w:rPr><w:del w:id=\"1\"/></w:rPr>") }
        let cell = { (content: String) in "<w:tc>\(content)</w:tc>" }
        let row = "<w:tr>\(cell(deleted("a")))\(cell(paragraph("b")))</w:tr>"
        let table = "<w:tbl>\(row)<w:tr>\(cell(paragraph("c")))\(cell(paragraph("d")))</w:tr></w:tbl>"
        #expect(try read(deleted("Before") + table + deleted("Last")).text == "Before\na\tb\nc\td\nLast")
        #expect(try read(deleted("One ") + paragraph("two.")).text == "One two.")
    }

    @Test func `a cell that continues none is kept`() throws {
        let cell = { (words: String, merge: String) in
            "<w:tc><w:tcPr>\(merge)</w:tcPr>\(self.paragraph(words))</w:tc>"
        }
        let rows = [
            cell("Region", "") + cell("Sales", ""), cell("North", "<w:vMerge/>") + cell("5", ""),
            cell("South", "<w:vMerge w:val=\"restart\"/>") + cell("6", ""),
            cell("", "<w:vMerge/>") + cell("7", ""),
        ]
        let document = try read("<w:tbl>\(rows.map { "<w:tr>\($0)</w:tr>" }.joined())</w:tbl>")
        #expect(
            document.text == "Region\tSales\nNorth\t5\nSouth\t6\nSouth\t7"
                || document.text == "Region\tSales\nNorth\t5\nSouth\t6\n7")
        let table = try #require(document.blocks.first?.table)
        #expect(table.rows[1].cells.first?.rowSpan == 1 && table.rows[2].cells.first?.rowSpan == 2)
    }

    @Test func `words in boxes and braces of equations are kept, and equations stay apart`() throws {
        let math = "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
        let run = { (text: String) in "<m:r><m:t>\(text)</m:t></m:r>" }
        let boxed = "<m:oMath><m:borderBox><m:e>\(run("x=1"))</m:e></m:borderBox></m:oMath>"
        let braced =
            "<m:oMath><m:f><m:num><m:groupChr><m:e>\(run("a"))</m:e></m:groupChr></m:num><m:den>\(run("b"))</m:den></m:f></m:oMath>"
        let document = try read("<w:p \(math)><m:oMathPara>\(boxed)\(braced)</m:oMathPara></w:p>")
        #expect(document.text == "x=1\na/b")
    }

    @Test func `white words on a bar that their style shades are in sight`() throws {
        let styles =
            "<w:style w:type=\"paragraph\" w:styleId=\"Bar\"><w:name w:val=\"Bar\"/><w:pPr><w:shd w:val=\"clear\" w:fill=\"003366\"/></w:pPr></w:style>"
        let white = "<w:color w:val=\"FFFFFF\"/>"
        #expect(
            try read(paragraph("Rules", "<w:pStyle w:val=\"Bar\"/>", white), styles: styles).blocks.map(
                \.layer) == [.body])
        #expect(try read(paragraph("Rules", "", white), styles: styles).blocks.map(\.layer) == [.hidden])
    }

    @Test(arguments: [("japaneseCounting", "第二条"), ("russianLower", "第б条"), ("decimalFullWidth", "第２条")])
    func `numbers of other scripts are written in them`(format: String, marker: String) throws {
        let level =
            "<w:lvl w:ilvl=\"0\"><w:start w:val=\"2\"/><w:numFmt w:val=\"\(format)\"/><w:lvlText w:val=\"第%1条\"/></w:lvl>"
        let properties = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
        let document = try read(paragraph("Words", properties), numbering: definition(level))
        #expect(document.blocks.first?.kind == .listItem(depth: 0, marker: marker))
    }

    @Test func `the rest of hidden words is hidden after a text box within them`() throws {
        let box = "<w:txbxContent>\(paragraph("Box"))</w:txbxContent>"
        let document = try read(
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>one</w:t>\(box)<w:t>two</w:t></w:r><w:r><w:t>Shown</w:t></w:r></w:p>"
        )
        #expect(document.blocks.filter { $0.layer == .body }.map { document[$0.range] } == ["Shown", "Box"])
    }

    @Test func `words in a drawing that came from a slide are kept`() throws {
        let box = { (words: String) in
            "<a:sp><a:txSp><a:txBody><a:p><a:r><a:t>\(words)</a:t></a:r></a:p></a:txBody></a:txSp></a:sp>"
        }
        let canvas =
            "<w:p><w:r><w:t>Above.</w:t></w:r><w:r><w:drawing><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData><lc:lockedCanvas xmlns:lc=\"http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas\">\(box("Pump"))\(box("Tank"))</lc:lockedCanvas></a:graphicData></a:graphic></w:drawing></w:r></w:p>"
        #expect(try read(canvas + paragraph("Below.")).text == "Above.\nPump\nTank\nBelow.")
    }
}
