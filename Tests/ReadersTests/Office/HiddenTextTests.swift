import Documents
import Testing

@testable import Readers

/// Words of office documents that nobody can see are flagged as hidden, not lost.
@Suite struct HiddenTextTests {
    private static let schemas = "http://schemas.openxmlformats.org"
    private static let kind = "\(schemas)/officeDocument/2006/relationships"
    private static let relations = "<Relationships xmlns=\"\(schemas)/package/2006/relationships\">"

    private func read(_ name: String, _ parts: [String: String]) throws -> Document {
        let members = parts.sorted { $0.key < $1.key }.map {
            ($0.key, ZipWriter.stored(Array($0.value.utf8)))
        }
        return try readDocument(named: name, bytes: ZipWriter.archive(members))
    }

    private func layers(_ document: Document) -> [String: Block.Layer] {
        document.blocks.reduce(into: [:]) { $0[String(document[$1.range])] = $1.layer }
    }

    // MARK: Workbooks

    /// A workbook whose cell B2 holds a text or number in the second of two styles.
    private func workbook(
        font: String = "", fill: String = "", code: String = "General", value: String = "<v>42</v>",
        type: String = "n", tail: String = "", theme: String? = nil, rows: [String]? = nil
    ) throws -> Document {
        let main = "xmlns=\"\(Self.schemas)/spreadsheetml/2006/main\""
        let cell = "<c r=\"B2\" s=\"1\" t=\"\(type)\">\(value)</c>"
        let shown = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>"
        var parts = [
            "xl/workbook.xml":
                "<workbook \(main) xmlns:r=\"\(Self.kind)\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels":
                "\(Self.relations)<Relationship Id=\"a\" Type=\"\(Self.kind)/worksheet\" Target=\"sheet.xml\"/><Relationship Id=\"b\" Type=\"\(Self.kind)/styles\" Target=\"styles.xml\"/><Relationship Id=\"c\" Type=\"\(Self.kind)/theme\" Target=\"theme.xml\"/></Relationships>",
            "xl/styles.xml":
                "<styleSheet \(main)><numFmts><numFmt numFmtId=\"200\" formatCode=\"\(code)\"/></numFmts><fonts><font/><font>\(font)</font></fonts><fills><fill><patternFill patternType=\"none\"/></fill><fill>\(fill)</fill></fills><cellXfs><xf/><xf numFmtId=\"200\" fontId=\"1\" fillId=\"\(fill.isEmpty ? 0 : 1)\"/></cellXfs></styleSheet>",
            "xl/sheet.xml":
                "<worksheet \(main)><sheetData>\(rows?.joined() ?? shown)<row r=\"2\"><c r=\"A2\"><v>3</v></c>\(cell)</row></sheetData>\(tail)</worksheet>",
        ]
        parts["xl/theme.xml"] = theme
        return try read("a.xlsx", parts)
    }

    private static let white = "<color rgb=\"FFFFFFFF\"/>"
    private static let solid = "<patternFill patternType=\"solid\">"

    @Test(arguments: [
        (white, ""), ("<color indexed=\"9\"/>", ""), ("<color theme=\"0\"/>", ""),
        ("<color theme=\"3\" tint=\"0.5\"/>", "\(solid)<fgColor theme=\"3\" tint=\"0.5\"/></patternFill>"),
        ("<color rgb=\"FF1F3864\"/>", "\(solid)<fgColor rgb=\"FF1F3864\"/></patternFill>"),
        ("<sz val=\"1\"/>", ""),
    ]) func `words in the colour of their cell are hidden`(font: String, fill: String) throws {
        let document = try workbook(font: font, fill: fill)
        #expect(layers(document) == ["1\t2\n3": .body, "42": .hidden])
    }

    @Test(arguments: [
        ("", ""), ("<color theme=\"1\"/>", ""), (white, "\(solid)<fgColor rgb=\"FF1F3864\"/></patternFill>"),
        (white, "<gradientFill><stop/></gradientFill>"), (white, "<patternFill patternType=\"darkGrid\"/>"),
        (white, "\(solid)<fgColor indexed=\"44\"/></patternFill>"), ("<sz val=\"8\"/>", ""),
    ]) func `words that differ from their cell stay in sight`(font: String, fill: String) throws {
        #expect(layers(try workbook(font: font, fill: fill)) == ["1\t2\n3\t42": .body])
    }

    @Test func `the theme of a workbook may make its first colour dark`() throws {
        let theme =
            "<a:theme xmlns:a=\"\(Self.schemas)/drawingml/2006/main\"><a:themeElements><a:clrScheme name=\"x\"><a:dk1><a:sysClr val=\"window\" lastClr=\"FFFFFF\"/></a:dk1><a:lt1><a:srgbClr val=\"101010\"/></a:lt1></a:clrScheme></a:themeElements></a:theme>"
        #expect(layers(try workbook(font: "<color theme=\"0\"/>", theme: theme)) == ["1\t2\n3\t42": .body])
        #expect(layers(try workbook(font: "<color theme=\"1\"/>", theme: theme))["42"] == .hidden)
    }

    @Test func `a rule that colours cells keeps white words in sight`() throws {
        let tail =
            "<conditionalFormatting sqref=\"A1 B2:B9\"><cfRule type=\"cellIs\"/></conditionalFormatting>"
        #expect(layers(try workbook(font: Self.white, tail: tail)) == ["1\t2\n3\t42": .body])
    }

    @Test func `a picture behind a sheet, or more rules than are told apart, keep white words in sight`()
        throws
    {
        #expect(
            layers(try workbook(font: Self.white, tail: "<picture r:id=\"p\"/>")) == ["1\t2\n3\t42": .body])
        let rules = (1...2_001).map { "<conditionalFormatting sqref=\"D\($0)\"/>" }.joined()
        let last = "<conditionalFormatting sqref=\"B2\"/>"
        #expect(layers(try workbook(font: Self.white, tail: rules + last)) == ["1\t2\n3\t42": .body])
    }

    @Test(arguments: [
        (";;;", "n", "<v>42</v>", "42"), (";;", "n", "<v>-7</v>", "-7"),
        (";;;", "inlineStr", "<is><t>secret</t></is>", "secret"), ("\"\"", "n", "<v>42</v>", "42"),
    ]) func `what a format shows nothing of is hidden text`(
        code: String, type: String, value: String, shown: String
    ) throws {
        let code = code.replacing("\"", with: "&quot;")
        #expect(
            layers(try workbook(code: code, value: value, type: type)) == ["1\t2\n3": .body, shown: .hidden])
    }

    @Test func `a zero that a format leaves out is no secret`() throws {
        #expect(layers(try workbook(code: "0;-0;;@", value: "<v>0</v>")) == ["1\t2\n3": .body])
    }

    @Test func `hidden columns of a long table are hidden`() throws {
        let rows = (3...2_500).map {
            "<row r=\"\($0)\"><c r=\"A\($0)\"><v>1</v></c><c r=\"B\($0)\"><v>7</v></c></row>"
        }
        let main = "xmlns=\"\(Self.schemas)/spreadsheetml/2006/main\""
        let document = try read(
            "a.xlsx",
            [
                "xl/workbook.xml":
                    "<workbook \(main) xmlns:r=\"\(Self.kind)\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels":
                    "\(Self.relations)<Relationship Id=\"a\" Type=\"\(Self.kind)/worksheet\" Target=\"sheet.xml\"/></Relationships>",
                "xl/sheet.xml":
                    "<worksheet \(main)><cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>\(rows.joined())</sheetData></worksheet>",
            ])
        #expect(document.blocks.map(\.layer) == [.body, .hidden])
        #expect(document.blocks.map { document[$0.range].contains("7") } == [false, true])
    }

    // MARK: Documents

    private func word(_ body: String, styles: String = "", before: String = "") throws -> Document {
        let space = "xmlns:w=\"\(Self.schemas)/wordprocessingml/2006/main\""
        return try read(
            "a.docx",
            [
                "word/document.xml": "<w:document \(space)>\(before)<w:body>\(body)</w:body></w:document>",
                "word/_rels/document.xml.rels":
                    "\(Self.relations)<Relationship Id=\"s\" Type=\"\(Self.kind)/styles\" Target=\"styles.xml\"/></Relationships>",
                "word/styles.xml":
                    "<w:styles \(space)><w:style w:type=\"paragraph\" w:styleId=\"P\"><w:name w:val=\"P\"/>\(styles)</w:style></w:styles>",
            ])
    }

    private func run(_ properties: String, _ words: String = "secret") -> String {
        "<w:r><w:rPr>\(properties)</w:rPr><w:t>\(words)</w:t></w:r>"
    }

    private func cells(_ properties: String = "", style: String = "") -> String {
        "<w:tbl><w:tblPr>\(style)</w:tblPr><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:tcPr>\(properties)</w:tcPr><w:p>\(run("<w:color w:val=\"FFFFFF\"/>"))</w:p></w:tc></w:tr></w:tbl>"
    }

    @Test(arguments: [
        "<w:color w:val=\"FFFFFF\"/>", "<w:sz w:val=\"1\"/>",
        "<w:color w:val=\"auto\" w:themeColor=\"background1\"/>",
        "<w:color w:val=\"000000\"/><w:highlight w:val=\"black\"/>",
        "<w:color w:val=\"1F3864\"/><w:shd w:val=\"clear\" w:fill=\"1F3864\"/>",
    ]) func `words that a run makes invisible are flagged`(properties: String) throws {
        #expect(
            layers(try word("<w:p>\(run("", "a"))</w:p><w:p>\(run(properties))</w:p>"))["secret"] == .hidden)
    }

    @Test(arguments: ["<w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>", "<w:rPr><w:sz w:val=\"2\"/></w:rPr>"])
    func `words that a style makes invisible are hidden`(style: String) throws {
        let body = "<w:p><w:pPr><w:pStyle w:val=\"P\"/></w:pPr>"
        #expect(layers(try word("\(body)\(run(""))</w:p>", styles: style))["secret"] == .hidden)
        let own = "<w:color w:val=\"000000\"/><w:sz w:val=\"20\"/>"
        #expect(layers(try word("\(body)\(run(own))</w:p>", styles: style))["secret"] == .body)
    }

    @Test func `white words of a cell are hidden where nothing lies behind them`() throws {
        #expect(layers(try word(cells()))["secret"] == .hidden)
        #expect(layers(try word(cells("<w:shd w:val=\"clear\" w:fill=\"1F3864\"/>")))["a\tsecret"] == .body)
        #expect(
            layers(try word(cells(style: "<w:tblStyle w:val=\"GridTable5Dark\"/>")))["a\tsecret"] == .body)
        #expect(
            layers(try word(cells(style: "<w:shd w:val=\"clear\" w:fill=\"000000\"/>")))["a\tsecret"] == .body
        )
    }

    @Test func `a hidden row of a document is hidden`() throws {
        let rows = ["<w:trPr><w:hidden/></w:trPr>", "", "<w:trPr><w:hidden w:val=\"0\"/></w:trPr>"].map {
            "<w:tr>\($0)<w:tc><w:p>\(run("", "a"))</w:p></w:tc><w:tc><w:p>\(run("", "b"))</w:p></w:tc></w:tr>"
        }
        let document = try word("<w:tbl>\(rows.joined())</w:tbl>")
        #expect(document.blocks.first?.table?.rows.map(\.isHidden) == [true, false, false])
    }

    @Test func `white words on a dark page are in sight`() throws {
        let body = "<w:p>\(run("<w:color w:val=\"FFFFFF\"/>"))</w:p>"
        #expect(layers(try word(body, before: "<w:background w:color=\"222222\"/>"))["secret"] == .body)
    }

    // MARK: Slides

    private func slides(_ shapes: String) throws -> Document {
        let spaces =
            "xmlns:a=\"\(Self.schemas)/drawingml/2006/main\" xmlns:p=\"\(Self.schemas)/presentationml/2006/main\" xmlns:r=\"\(Self.kind)\""
        return try read(
            "a.pptx",
            [
                "ppt/presentation.xml":
                    "<p:presentation \(spaces)><p:sldIdLst><p:sldId r:id=\"s\"/></p:sldIdLst><p:sldSz cx=\"9144000\" cy=\"4572000\"/></p:presentation>",
                "ppt/_rels/presentation.xml.rels":
                    "\(Self.relations)<Relationship Id=\"s\" Type=\"\(Self.kind)/slide\" Target=\"slide.xml\"/></Relationships>",
                "ppt/slide.xml": "<p:sld \(spaces)><p:cSld><p:spTree>\(shapes)</p:spTree></p:cSld></p:sld>",
            ])
    }

    /// A box at a place, all in thousandths of a slide's width.
    private func box(_ x: Int, _ y: Int, _ width: Int, _ height: Int, turn: Int = 0) -> String {
        "<a:xfrm rot=\"\(turn)\"><a:off x=\"\(x * 9144)\" y=\"\(y * 9144)\"/><a:ext cx=\"\(width * 9144)\" cy=\"\(height * 9144)\"/></a:xfrm>"
    }

    private func shape(
        _ words: String, at x: Int, _ y: Int, hidden: Bool = false, size: (Int, Int) = (100, 100),
        turn: Int = 0, wrap: String = "square"
    ) -> String {
        "<p:sp><p:nvSpPr><p:cNvPr id=\"1\" name=\"n\"\(hidden ? " hidden=\"1\"" : "")/></p:nvSpPr><p:spPr>\(box(x, y, size.0, size.1, turn: turn))</p:spPr><p:txBody><a:bodyPr wrap=\"\(wrap)\"/><a:p><a:r><a:t>\(words)</a:t></a:r></a:p></p:txBody></p:sp>"
    }

    @Test(arguments: [
        (1000, 0, true), (-100, 0, true), (0, 600, true), (0, -200, true), (950, 450, false),
        (-50, -50, false),
    ])
    func `words beside a slide are hidden`(x: Int, y: Int, isHidden: Bool) throws {
        let document = try slides(shape("seen", at: 10, 10) + shape("secret", at: x, y))
        #expect(layers(document) == ["seen": .body, "secret": isHidden ? .hidden : .body])
    }

    @Test func `words that grow or turn into a slide are not hidden`() throws {
        let shapes = [
            shape("secret", at: 0, 0, size: (0, 0), wrap: "none"),
            shape("secret", at: 1000, 0, size: (0, 40)),
            shape("secret", at: -101, 0, wrap: "none").replacing("secret", with: "a longer secret line"),
            shape("secret", at: 10, -110).replacing(
                "secret", with: "secret " + String(repeating: "word ", count: 60)),
            shape("secret", at: 1010, 0, size: (40, 400), turn: 5_400_000),
            shape("secret", at: 1200, 0) + "<p:timing><p:animMotion path=\"M 0 0 L -1 0\"/></p:timing>",
        ]
        for shape in shapes {
            let document = try slides(shape)
            #expect(document.blocks.map(\.layer) == [.body], "\(shape)")
        }
    }

    @Test func `words of a group beside a slide are hidden`() throws {
        func group(_ x: Int, box: String? = nil) -> String {
            let inner = "<a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"18288000\" cy=\"9144000\"/></a:xfrm>"
            let outer = box ?? self.box(0, 0, 1000, 500).replacing("</a:xfrm>", with: inner)
            return
                "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"2\" name=\"g\"/></p:nvGrpSpPr><p:grpSpPr>\(outer)</p:grpSpPr>\(shape("secret", at: x, 0))</p:grpSp>"
        }
        #expect(layers(try slides(group(2100)))["secret"] == .hidden)
        #expect(layers(try slides(group(1500)))["secret"] == .body)
        let empty =
            "<a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm>"
        #expect(layers(try slides(group(10, box: empty)))["secret"] == .body)
    }

    @Test func `words of a slide too small to be seen are hidden`() throws {
        let small = "<a:r><a:rPr sz=\"100\"/><a:t>secret</a:t></a:r>"
        let shapes = shape("Pay</a:t></a:r>\(small)<a:r><a:rPr sz=\"1200\"/><a:t> now", at: 0, 0)
        #expect(layers(try slides(shapes)) == ["Pay now": .body, "secret": .hidden])
        let title = shapes.replacing("<p:nvSpPr>", with: "<p:nvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr>")
        #expect(layers(try slides(title)) == ["Pay now": .body, "secret": .hidden])
    }

    @Test func `a hidden shape is flagged`() throws {
        #expect(layers(try slides(shape("secret", at: 0, 0, hidden: true)))["secret"] == .hidden)
    }

    // MARK: Rich text and OpenDocument

    @Test(arguments: [
        ("{\\cf2 secret}", true), ("{\\fs2 secret}", true), ("{\\cf1\\highlight1 secret}", true),
        ("{\\cf2\\highlight1 secret}", false), ("{\\cf1 secret}", false),
        ("\\pard\\cbpat1{\\cf2 secret}", false), ("{\\cf2 a}{\\cf2\\plain secret}", false),
        ("\\pard\\shading10000\\cfpat1{\\cf2 secret}", false),
        ("{\\cf2\\chshdng10000\\chcfpat1 secret}", false),
        ("{\\*\\background{\\shp{\\*\\shpinst\\shpleft0}}}{\\cf2 secret}", false),
    ]) func `words of rich text that cannot be seen are hidden`(words: String, isHidden: Bool) throws {
        let rtf =
            "{\\rtf1\\ansi{\\colortbl;\\red0\\green0\\blue0;\\red255\\green255\\blue255;}\\pard Seen.\\par \\pard \(words)\\par}"
        let document = try readDocument(named: "a.rtf", bytes: Array(rtf.utf8))
        let block = try #require(document.blocks.first { document[$0.range].contains("secret") })
        #expect(block.layer == (isHidden ? .hidden : .body))
    }

    private func open(_ kind: String, _ style: String, _ body: String) throws -> Document {
        let space = "urn:oasis:names:tc:opendocument:xmlns"
        let names = [("office", "office"), ("text", "text"), ("style", "style"), ("table", "table")]
            .map { "xmlns:\($0)=\"\(space):\($1):1.0\"" }.joined(separator: " ")
        let file =
            "<office:document \(names) xmlns:fo=\"\(space):xsl-fo-compatible:1.0\" office:mimetype=\"application/vnd.oasis.opendocument.\(kind)\"><office:automatic-styles><style:style style:name=\"X\" style:family=\"any\">\(style)</style:style></office:automatic-styles><office:body><office:\(kind)>\(body)</office:\(kind)></office:body></office:document>"
        return try readDocument(named: "a.xml", bytes: Array(file.utf8))
    }

    private static let plain = "<style:text-properties fo:color=\"#FFFFFF\"/>"
    private static let tiny = "<style:text-properties fo:font-size=\"1pt\"/>"

    @Test func `tiny words of an OpenDocument text are hidden`() throws {
        let body = "<text:p>Seen</text:p><text:p text:style-name=\"X\">secret</text:p>"
        #expect(layers(try open("text", Self.tiny, body)) == ["Seen": .body, "secret": .hidden])
        let size = "<style:text-properties fo:font-size=\"8pt\"/>"
        #expect(layers(try open("text", size, body))["secret"] == .body)
    }

    @Test(arguments: [
        (plain, true), (tiny, true),
        (plain + "<style:table-cell-properties fo:background-color=\"#ffffff\"/>", true),
        (plain + "<style:table-cell-properties fo:background-color=\"#1f3864\"/>", false),
    ]) func `cells of an OpenDocument sheet that cannot be read are hidden`(style: String, isHidden: Bool)
        throws
    {
        let body =
            "<table:table table:name=\"S\"><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell table:style-name=\"X\"><text:p>secret</text:p></table:table-cell></table:table-row></table:table>"
        let found = layers(try open("spreadsheet", style, body))
        #expect(found == (isHidden ? ["a": .body, "secret": .hidden] : ["a\tsecret": .body]))
    }

    @Test(arguments: [
        ("", "", true), ("<style:table-cell-properties fo:background-color=\"#ffffff\"/>", "X", true),
        ("<style:table-cell-properties fo:background-color=\"#1f3864\"/>", "X", false),
    ]) func `white words in a table of an OpenDocument text are hidden where nothing lies behind them`(
        ground: String, cell: String, isHidden: Bool
    ) throws {
        let words = "<text:p><text:span text:style-name=\"X\">secret</text:span></text:p>"
        let body =
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell table:style-name=\"\(cell)\">\(words)</table:table-cell></table:table-row></table:table>"
        let document = try open("text", Self.plain + ground, body)
        let hidden = document.blocks.filter { $0.layer == .hidden }.map { String(document[$0.range]) }
        #expect(hidden == (isHidden ? ["secret"] : []))
        #expect(document.text.contains("secret"))
    }

    @Test(arguments: [("1cm", false), ("27cm", false), ("28.1cm", true), ("-9cm", true)])
    func `a shape beside a slide of OpenDocument is hidden`(x: String, isHidden: Bool) throws {
        func shape(_ words: String, _ x: String) -> String {
            "<draw:frame svg:x=\"\(x)\" svg:y=\"1cm\" svg:width=\"5cm\" svg:height=\"2cm\"><draw:text-box><text:p>\(words)</text:p></draw:text-box></draw:frame>"
        }
        let space = "urn:oasis:names:tc:opendocument:xmlns"
        let names = ["office", "style", "table", "text", "presentation"].map {
            "xmlns:\($0)=\"\(space):\($0):1.0\""
        }
        let more = [
            "xmlns:draw=\"\(space):drawing:1.0\"", "xmlns:svg=\"\(space):svg-compatible:1.0\"",
            "xmlns:fo=\"\(space):xsl-fo-compatible:1.0\"",
        ]
        let layout =
            "<style:page-layout style:name=\"L\"><style:page-layout-properties fo:page-width=\"28cm\" fo:page-height=\"21cm\"/></style:page-layout>"
        let master =
            "<office:master-styles><style:master-page style:name=\"M\" style:page-layout-name=\"L\"/></office:master-styles>"
        let file =
            "<office:document \((names + more).joined(separator: " ")) office:mimetype=\"application/vnd.oasis.opendocument.presentation\"><office:automatic-styles>\(layout)</office:automatic-styles>\(master)<office:body><office:presentation><draw:page draw:master-page-name=\"M\">\(shape("Pay now", "2cm"))<draw:g>\(shape("secret", x))</draw:g></draw:page></office:presentation></office:body></office:document>"
        let document = try readDocument(named: "a.fodp", bytes: Array(file.utf8))
        #expect(layers(document) == ["Pay now": .body, "secret": isHidden ? .hidden : .body])
    }
}
