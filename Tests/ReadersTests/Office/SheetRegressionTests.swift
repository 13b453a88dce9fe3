import Documents
import Foundation
import Testing

@testable import Readers

/// What once went wrong with sheets and charts, each on the smallest one that shows it.
@Suite struct SheetRegressionTests {
    private static let schemas = "http://schemas.openxmlformats.org"

    /// A workbook of one sheet of inline strings; a cell that begins with `=` is a formula with the result `r`, one with `#` a
    /// number, one without a character is none.
    private func read(
        _ rows: [Int: [String]], tail: String = "", links: String = "", more: [String: String] = [:],
        options: ReadingOptions = ReadingOptions()
    ) throws -> Document {
        let cells = rows.sorted { $0.key < $1.key }.map { number, row in
            let cells = row.enumerated().map { column, text in
                let address = "\(["A", "B", "C", "D", "E"][column])\(number)"
                if text.isEmpty { return "" }
                if text.first == "#" { return "<c r=\"\(address)\"><v>\(text.dropFirst())</v></c>" }
                guard text.first == "=" else {
                    return "<c r=\"\(address)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
                }
                return "<c r=\"\(address)\" t=\"str\"><f>\(text.dropFirst())</f><v>r</v></c>"
            }
            return "<row r=\"\(number)\">\(cells.joined())</row>"
        }.joined()
        let main = "xmlns=\"\(Self.schemas)/spreadsheetml/2006/main\""
        let kind = "\(Self.schemas)/officeDocument/2006/relationships"
        let relations = "<Relationships xmlns=\"\(Self.schemas)/package/2006/relationships\">"
        let parts = [
            "xl/workbook.xml":
                "<workbook \(main) xmlns:r=\"\(kind)\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels":
                "\(relations)<Relationship Id=\"a\" Type=\"\(kind)/worksheet\" Target=\"sheet.xml\"/></Relationships>",
            "xl/_rels/sheet.xml.rels": "\(relations)\(links)</Relationships>",
            "xl/sheet.xml":
                "<worksheet \(main) xmlns:r=\"\(kind)\"><sheetData>\(cells)</sheetData>\(tail)</worksheet>",
        ]
        return try readDocument(
            named: "a.xlsx",
            bytes: ZipWriter.archive(
                parts.merging(more) { $1 }.sorted { $0.key < $1.key }.map {
                    ($0.key, ZipWriter.stored(Array($0.value.utf8)))
                }), options: options)
    }

    @Test func `rows out of their order have their own addresses`() throws {
        let main = "xmlns=\"\(Self.schemas)/spreadsheetml/2006/main\""
        func row(_ number: Int, _ words: String...) -> String {
            let cells = zip(["A", "B"], words).map {
                "<c r=\"\($0)\(number)\" t=\"inlineStr\"><is><t>\($1)</t></is></c>"
            }
            return "<row r=\"\(number)\">\(cells.joined())</row>"
        }
        let rows = row(3, "Bob", "5") + row(1, "Name", "Age") + row(2, "Ann", "4")
        let document = try read(
            [:], more: ["xl/sheet.xml": "<worksheet \(main)><sheetData>\(rows)</sheetData></worksheet>"])
        #expect(document.text == "Name\tAge\nAnn\t4\nBob\t5")
        #expect(document.blocks.first?.table?.rows.map(\.number) == [1, 2, 3])
    }

    /// A sheet of rows as they are written.
    private func read(written rows: String) throws -> Document {
        let main = "xmlns=\"\(Self.schemas)/spreadsheetml/2006/main\""
        return try read(
            [:], more: ["xl/sheet.xml": "<worksheet \(main)><sheetData>\(rows)</sheetData></worksheet>"])
    }

    private func cell(_ address: String, _ words: String = "x") -> String {
        "<c r=\"\(address)\" t=\"inlineStr\"><is><t>\(words)</t></is></c>"
    }

    @Test func `two rows with one number leave all below them in place`() throws {
        let document = try read(
            written:
                "<row r=\"1\">\(cell("A1", "a"))</row><row r=\"1\">\(cell("B1", "b"))</row><row r=\"2\">\(cell("A2", "c"))</row>"
        )
        #expect(document.text == "a\tb\nc")
        #expect(document.blocks.first?.table?.rows.map(\.number) == [1, 2])
    }

    @Test func `many rows of one number are read in time`() throws {
        let rows = (1...12_000).map {
            "<row r=\"1\">\(cell(CellAddress(column: $0, row: 1).description))</row>"
        }
        let start = ContinuousClock.now
        let document = try read(written: "<row r=\"2\">\(cell("A2", "y"))</row>" + rows.joined())
        #expect(start.duration(to: .now) < .seconds(30))
        #expect(document.blocks.first?.table?.rows.first?.cells.count == 12_000)
    }

    @Test func `rows that wait do not take the room of the widest`() throws {
        let wide = (1...676).map { cell(CellAddress(column: $0, row: 1).description) }
        let rows = (3..<60_000).map { "<row r=\"\($0)\">\(cell("A\($0)"))</row>" }
        let sheet = "<row r=\"1\">\(wide.joined())</row>\(rows.joined())<row r=\"2\">\(cell("A2"))</row>"
        let before = ProcessMemory.peak
        let document = try read(written: sheet)
        #expect(document.blocks.first?.table?.rows.prefix(3).map(\.number) == [1, 2, 3])
        #expect(ProcessMemory.peak - before < 1 << 30)
    }

    @Test func `rows far behind their place in a very large sheet have their own addresses`() throws {
        let rows = (2..<100_003).map { row in
            "<row r=\"\(row)\">\(["A", "B", "C", "D"].map { "<c r=\"\($0)\(row)\"><v>1</v></c>" }.joined())</row>"
        }
        let document = try read(
            written: "<row r=\"3\"></row>" + rows.joined() + "<row r=\"1\">\(cell("A1", "late"))</row>")
        #expect(document.losses.map(\.code) == ["rows"])
        #expect(!document.text.contains("late"))
        #expect(document.blocks.last?.table?.rows.last?.number == 100_002)
    }

    @Test func `a part without a byte does not refuse the whole workbook`() throws {
        let kind = "\(Self.schemas)/officeDocument/2006/relationships"
        let relations = "<Relationships xmlns=\"\(Self.schemas)/package/2006/relationships\">"
        let second = try read(
            [1: ["a"], 2: ["b"]],
            more: [
                "xl/workbook.xml":
                    "<workbook xmlns=\"\(Self.schemas)/spreadsheetml/2006/main\" xmlns:r=\"\(kind)\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/><sheet name=\"T\" sheetId=\"2\" r:id=\"b\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels":
                    "\(relations)<Relationship Id=\"a\" Type=\"\(kind)/worksheet\" Target=\"sheet.xml\"/><Relationship Id=\"b\" Type=\"\(kind)/worksheet\" Target=\"sheet2.xml\"/></Relationships>",
                "xl/sheet2.xml": "",
            ])
        #expect(second.text == "a\nb")
        #expect(second.losses.map(\.code) == ["part"])
        let severed = try read([1: ["a"]], more: ["xl/_rels/sheet.xml.rels": ""])
        #expect(severed.text == "a")
        #expect(
            severed.losses == [
                Loss(
                    code: "relationships", message: "What these parts point to is damaged: xl/sheet.xml.")
            ])
    }

    @Test func `cells without their shared texts are a loss`() throws {
        let cells =
            "<sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c><c r=\"B1\" t=\"s\"><v>0</v></c></row></sheetData>"
        let main = "xmlns=\"\(Self.schemas)/spreadsheetml/2006/main\""
        let document = try read([:], more: ["xl/sheet.xml": "<worksheet \(main)>\(cells)</worksheet>"])
        #expect(document.text == "7" && document.losses.map(\.code) == ["strings"])
    }

    @Test func `merged cells of a very large sheet that are lost are reported`() throws {
        var options = ReadingOptions()
        options.maximumTextBytes = 600
        let tail = "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"
        #expect(
            try read([1: ["a"], 2: ["b", "c"]], tail: tail, options: options).losses.map(\.code) == [
                "sheet-layout"
            ])
        #expect(try read([1: ["a"], 2: ["b", "c"]], tail: tail).losses.isEmpty)
    }

    @Test
    func `a comment behind the cells hides nothing that is merged, and a saved view's filter does not count`()
        throws
    {
        let rows = [1: ["Item", "Term"], 2: ["a", "b"], 4: ["c", "d"]]
        let tail =
            "<autoFilter ref=\"A1:B4\"/><customSheetViews><customSheetView><autoFilter ref=\"A2:B2\"/></customSheetView></customSheetViews><mergeCells><mergeCell\nref=\"A4:B4\"/></mergeCells><!-- sheetData -->"
        let document = try read(rows, tail: tail)
        #expect(document.blocks.map { $0.table?.rows.map(\.number) } == [[1, 2, 4]])
        #expect(document.blocks.first?.table?.rows.last?.cells.map(\.columnSpan) == [2])
    }

    @Test func `the links of a sheet are known by any prefix`() throws {
        let kind = "\(Self.schemas)/officeDocument/2006/relationships"
        let main = "\(Self.schemas)/spreadsheetml/2006/main"
        let document = try read(
            [:],
            links:
                "<Relationship Id=\"l\" Type=\"\(kind)/hyperlink\" Target=\"https://x.org/a\" TargetMode=\"External\"/>",
            more: [
                "xl/sheet.xml":
                    "<s:worksheet xmlns:s=\"\(main)\" xmlns:q=\"\(kind)\"><s:sheetData><s:row><s:c t=\"str\"><s:v>a</s:v></s:c></s:row></s:sheetData><s:hyperlinks><s:hyperlink q:id=\"l\" ref=\"A1\"/></s:hyperlinks></s:worksheet>"
            ])
        #expect(document.links.map(\.target) == ["https://x.org/a"])
    }

    @Test func `a row of a number that no sheet has stands below the one before`() throws {
        let far = 999_999_999_999_999_999
        for document in [
            try read([1: ["a"], far: ["b"]]),
            try readDocument(
                named: "a.xml",
                bytes: Array(
                    (Self.head
                        + "<Worksheet ss:Name=\"S\"><Table><Row><Cell><Data ss:Type=\"String\">a</Data></Cell></Row><Row ss:Index=\"\(far)\"><Cell><Data ss:Type=\"String\">b</Data></Cell></Row></Table></Worksheet></Workbook>")
                        .utf8)),
        ] {
            #expect(document.blocks.first?.table?.rows.map(\.number) == [1, 2])
            #expect(try Document(decoding: document.encoded()) == document)
        }
    }

    @Test func `a blank row does not part the range of a filter`() throws {
        let rows = [1: ["Item", "Term"], 2: ["a", "b"], 4: ["c", "d"], 7: ["e", "f"]]
        let document = try read(rows, tail: "<autoFilter ref=\"A1:B4\"/>")
        #expect(document.blocks.map { $0.table?.rows.map(\.number) } == [[1, 2, 4], [7]])
        #expect(try read(rows).blocks.count == 3)
    }

    @Test(arguments: [
        ("<autoFilter ref=\"A1:A3\"><filterColumn colId=\"0\"/></autoFilter>", [4]),
        ("<autoFilter ref=\"A1:A3\"/>", [2, 4]), ("", [2, 4]),
    ]) func `rows that a filter leaves out counted as hidden, though a click shows them`(
        tail: String, hidden: [Int]
    ) throws {
        let main = "xmlns=\"\(Self.schemas)/spreadsheetml/2006/main\""
        let rows = (1...4).map {
            "<row r=\"\($0)\"\($0 % 2 == 0 ? " hidden=\"1\"" : "")><c r=\"A\($0)\" t=\"inlineStr\"><is><t>w\($0)</t></is></c></row>"
        }
        let sheet = "<worksheet \(main)><sheetData>\(rows.joined())</sheetData>\(tail)</worksheet>"
        let table = try #require(try read([:], more: ["xl/sheet.xml": sheet]).blocks.first?.table)
        #expect(table.rows.filter(\.isHidden).map(\.number) == hidden)
    }

    @Test func `links of cells keep their places, and those of formulas are links`() throws {
        let kind = "\(Self.schemas)/officeDocument/2006/relationships/hyperlink"
        let rows = [1: ["a"], 2: ["b"], 3: ["=HYPERLINK(\"https://x.org/c\",\"r\")"], 4: ["=HYPERLINK(A1)"]]
        let document = try read(
            rows,
            tail:
                "<hyperlinks><hyperlink ref=\"A1\" r:id=\"l\" location=\"part\"/><hyperlink ref=\"A2\" location=\"'Q&amp;A'!A1\"/></hyperlinks>",
            links:
                "<Relationship Id=\"l\" Type=\"\(kind)\" Target=\"https://x.org/a\" TargetMode=\"External\"/>"
        )
        #expect(document.links.map(\.target) == ["https://x.org/a#part", "#'Q&A'!A1", "https://x.org/c"])
    }

    @Test(arguments: [
        ("[$-411]ggge\"年\"m\"月\"d\"日\"", "2024-05-01"), ("ggge.m.d", "2024-05-01"), ("0\"g\"", "45413g"),
        ("0 g", "45413 g"), ("General", "45413"),
    ]) func `years of an era are not those of the calendar`(code: String, shown: String) {
        #expect(NumberFormat(code).text(of: 45_413) == shown)
    }

    private static let head =
        "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"

    @Test func `a workbook in XML is read as a workbook`() throws {
        func cell(_ type: String, _ words: String, _ attributes: String = "") -> String {
            "<Cell \(attributes)><Data ss:Type=\"\(type)\">\(words)</Data></Cell>"
        }
        let file =
            Self.head
            + "<Styles><Style ss:ID=\"d\"><NumberFormat ss:Format=\"Short Date\"/></Style><Style ss:ID=\"m\"><NumberFormat ss:Format=\"0.00\"/></Style></Styles><Worksheet ss:Name=\"Costs\"><Table><Row>"
            + cell("String", "Item") + cell("String", "Price") + cell("String", "Since") + "</Row><Row>"
            + cell("String", "Bolt") + cell("Number", "1.2", "ss:StyleID=\"m\"")
            + cell("DateTime", "2024-02-29T00:00:00.000", "ss:StyleID=\"d\"") + "</Row><Row ss:Index=\"3\">"
            + cell("String", "Nut", "ss:MergeAcross=\"1\"") + cell("DateTime", "1900-01-01T06:00:00.000")
            + "</Row></Table></Worksheet><Worksheet ss:Name=\"Old\"><Table><Row>" + cell("String", "gone")
            + "</Row></Table><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>"
        let document = try readDocument(named: "a.xls", bytes: Array(file.utf8))
        #expect(document.format == XLSReader.format && document.losses.isEmpty)
        #expect(
            document.text
                == "Item\tPrice\tSince\nBolt\t1.20\t2024-02-29\nNut\t1900-01-01T06:00:00\ngone")
        #expect(document.blocks.map(\.layer) == [.body, .hidden])
        #expect(document.blocks.map(\.place) == [.sheet(name: "Costs"), .sheet(name: "Old")])
        let cells = try #require(document.blocks[0].table?.rows[1].cells)
        #expect(cells.map(\.value) == [.text, .number(1.2, format: "0.00"), .date("2024-02-29")])
        #expect(document.blocks[0].table?.rows[2].cells.map(\.column) == [1, 3])
    }

    @Test func `text with tabs that is named like a workbook is read`() throws {
        let document = try readDocument(named: "a.xls", bytes: Array("Name\tSum\nIda\t12.50\n".utf8))
        #expect(document.blocks.first?.table?.rows.count == 2 && document.format == CSVReader.format)
    }

    private func handled<Handler: XMLHandler>(_ text: String, _ handler: Handler) throws -> Handler {
        try XMLParser.parse(Array(text.utf8), handler, format: "test", options: ReadingOptions())
    }

    private func words(_ table: DraftTable) -> [[String]] {
        table.rows.map { $0.cells.map { $0.plainText.text } }
    }

    @Test func `the outer level of a chart's categories stands in all its rows`() throws {
        func points(_ words: [Int: String]) -> String {
            words.sorted { $0.key < $1.key }.map { "<c:pt idx=\"\($0)\"><c:v>\($1)</c:v></c:pt>" }.joined()
        }
        let levels =
            "<c:lvl>\(points([0: "Q1", 1: "Q2", 2: "Q1", 3: "Q2"]))</c:lvl><c:lvl>\(points([0: "2023", 2: "2024"]))</c:lvl>"
        let chart =
            "<c:chartSpace xmlns:c=\"\(Self.schemas)/drawingml/2006/chart\"><c:ser><c:cat>\(levels)</c:cat><c:val>\(points([0: "1", 1: "2", 2: "3", 3: "4"]))</c:val></c:ser></c:chartSpace>"
        let table = try handled(chart, ChartHandler()).data.table()
        #expect(words(table).map { $0[0] } == ["", "2023 › Q1", "2023 › Q2", "2024 › Q1", "2024 › Q2"])
    }

    @Test func `charts of the newer kinds are read`() throws {
        let chart = """
            <cx:chartSpace xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" xmlns:a="\(Self.schemas)/drawingml/2006/main"><cx:chartData><cx:data id="0"><cx:strDim type="cat"><cx:f>A1</cx:f><cx:lvl><cx:pt idx="0">Start</cx:pt><cx:pt idx="1">End</cx:pt></cx:lvl></cx:strDim><cx:numDim type="val"><cx:lvl formatCode="0.0"><cx:pt idx="0">100</cx:pt><cx:pt idx="1">125</cx:pt></cx:lvl></cx:numDim></cx:data></cx:chartData><cx:chart><cx:title><cx:tx><cx:rich><a:p><a:r><a:t>Bridge</a:t></a:r></a:p></cx:rich></cx:tx></cx:title><cx:plotArea><cx:plotAreaRegion><cx:series layoutId="waterfall"><cx:tx><cx:txData><cx:v>EBIT</cx:v></cx:txData></cx:tx><cx:dataId val="0"/></cx:series></cx:plotAreaRegion></cx:plotArea></cx:chart></cx:chartSpace>
            """
        let table = try handled(chart, ExtendedChartHandler()).data.table()
        #expect(table.caption?.text == "Bridge")
        #expect(words(table) == [["", "EBIT"], ["Start", "100.0"], ["End", "125.0"]])
    }

    @Test func `the second row of names above a pivot table is a header`() throws {
        let kind = "\(Self.schemas)/officeDocument/2006/relationships/pivotTable"
        let rows = [
            3: ["Sum of sales", "Column Labels"], 4: ["Row Labels", "2024", "2025"],
            5: ["North", "10", "12"],
        ]
        let pivot =
            "<pivotTableDefinition xmlns=\"\(Self.schemas)/spreadsheetml/2006/main\"><location ref=\"A3:C5\" firstHeaderRow=\"1\" firstDataRow=\"2\" firstDataCol=\"1\"/></pivotTableDefinition>"
        let document = try read(
            rows, links: "<Relationship Id=\"p\" Type=\"\(kind)\" Target=\"pivot.xml\"/>",
            more: ["xl/pivot.xml": pivot])
        #expect(document.blocks.first?.table?.headerRows == 2)
    }

    @Test func `a comment stands at its cell`() throws {
        let kind = "\(Self.schemas)/officeDocument/2006/relationships/comments"
        let comments =
            "<comments xmlns=\"\(Self.schemas)/spreadsheetml/2006/main\"><authors><author>Ida</author></authors><commentList><comment ref=\"B2\" authorId=\"0\"><text><t>Too high.</t></text></comment></commentList></comments>"
        let document = try read(
            [1: ["Item", "Price"], 2: ["a", "9"]],
            links: "<Relationship Id=\"c\" Type=\"\(kind)\" Target=\"comments.xml\"/>",
            more: ["xl/comments.xml": comments])
        let comment = try #require(document.blocks.last)
        let locator = document.locator(for: comment.range)
        #expect(locator.display == "S!B2")
        #expect(document.words(at: locator) == "B2: Too high.")
        let cell = try #require(document.blocks.first?.table?.rows.last?.cells.last)
        #expect(document.words(at: document.locator(for: cell.range)) == "9")
        #expect(
            document.resolve(Locator(place: .sheet(name: "S"), cells: locator.cells, range: 0..<0))
                == cell.range)
    }

    @Test func `dates that the strict edition writes out follow the format of their cells`() throws {
        let kind = "\(Self.schemas)/officeDocument/2006/relationships"
        let main = "xmlns=\"\(Self.schemas)/spreadsheetml/2006/main\""
        let document = try read(
            [:],
            more: [
                "xl/_rels/workbook.xml.rels":
                    "<Relationships xmlns=\"\(Self.schemas)/package/2006/relationships\"><Relationship Id=\"a\" Type=\"\(kind)/worksheet\" Target=\"sheet.xml\"/><Relationship Id=\"b\" Type=\"\(kind)/styles\" Target=\"styles.xml\"/></Relationships>",
                "xl/styles.xml":
                    "<styleSheet \(main)><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy hh:mm\"/></numFmts><cellXfs><xf numFmtId=\"170\"/></cellXfs></styleSheet>",
                "xl/sheet.xml":
                    "<worksheet \(main)><sheetData><row r=\"1\"><c r=\"A1\" s=\"0\" t=\"d\"><v>2026-03-01T08:30:00</v></c></row></sheetData></worksheet>",
            ])
        #expect(document.text == "01/03/2026 08:30")
        #expect(document.blocks.first?.table?.rows.first?.cells.first?.value == .date("2026-03-01T08:30:00"))
    }

    @Test(arguments: [
        "1900-01-01", "1900-02-28", "1900-03-01", "1999-12-31", "2024-02-29", "2026-11-28T23:59:59",
    ])
    func `a date has the serial number that shows it`(text: String) throws {
        for system in [DateSystem.from1900, .from1904] where system == .from1900 || text > "1904" {
            let serial = try #require(SpreadsheetDate.serial(of: text, system))
            #expect(SpreadsheetDate(serial: serial, system: system)?.iso8601 == text)
        }
        #expect(SpreadsheetDate.serial(of: "noon", .from1900) == nil)
    }

    @Test func `a blank column between years does not part the numbers from their labels`() throws {
        let document = try read([
            1: ["EUR", "", "#2025", "", "#2024"], 2: ["Revenue", "", "#120", "", "#110"],
            3: ["Costs", "", "#80", "", "#75"],
        ])
        #expect(document.blocks.count == 1)
        let beside = try read([
            1: ["Name", "Age", "", "City", "Size"], 2: ["Ann", "#31", "", "Rome", "#3"],
            3: ["Bob", "#32", "", "Oslo", "#1"],
        ])
        #expect(beside.blocks.count == 2)
    }

    @Test func `a blank row above a section or a total does not take its header away`() throws {
        let rows = [
            1: ["Item", "2025", "2024"], 2: ["Rent", "#12", "#11"], 3: ["Power", "#5", "#4"],
            5: ["Travel", "#3", "#2"],
            6: ["Food", "#1", "#2"], 8: ["Total", "#21", "#19"],
        ]
        let document = try read(rows)
        let table = try #require(document.blocks.first?.table)
        #expect(document.blocks.count == 1 && table.rows.count == 6 && table.headerRows == 1)
        #expect(table.rows.map(\.number) == [1, 2, 3, 5, 6, 8])
    }

    @Test(arguments: [
        [
            1: ["Item", "Price"], 2: ["Rent", "#12"], 3: ["Power", "#5"], 5: ["City", "Size"],
            6: ["Rome", "#3"],
        ],
        [1: ["Item", "Price"], 2: ["Rent", "#12"], 3: ["Power", "#5"], 5: ["Prices without tax."]],
        [1: ["Item", "Price"], 2: ["Rent", "#12"], 3: ["Power", "#5"], 6: ["Rome", "#3"]],
    ]) func `tables below one another stay apart`(rows: [Int: [String]]) throws {
        #expect(try read(rows).blocks.count == 2)
    }

    @Test func `rows that only a merged cell covers do not part a table`() throws {
        let rows = [1: ["Group", "Name"], 2: ["North", "Ann"], 4: ["South", "Bob"]]
        let merges = "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/></mergeCells>"
        #expect(try read(rows, tail: merges).blocks.count == 1)
    }

    @Test func `a merged cell beyond the sheet is not believed`() throws {
        let rows = [1: ["Group", "Name"], 2: ["North", "Ann"]]
        let document = try read(rows, tail: "<mergeCells><mergeCell ref=\"A1:ZZZZ100000000\"/></mergeCells>")
        #expect(document.text == "Group\tName\nNorth\tAnn")
    }

    @Test func `what a sheet prints above and below its cells is kept`() throws {
        let margins =
            "<headerFooter><oddHeader>&amp;L&amp;\"Arial,Bold\"&amp;12Tide &amp;&amp; Co&amp;CFor internal use&amp;R&amp;A</oddHeader><oddFooter>&amp;LPage &amp;P of &amp;N&amp;R&amp;KFF0000Draft&amp;&amp;more</oddFooter></headerFooter>"
        let document = try read([1: ["a", "b"], 2: ["#1", "#2"]], tail: margins)
        let furniture = document.blocks.filter { $0.layer == .furniture }.map { String(document[$0.range]) }
        #expect(furniture == ["Tide & Co", "For internal use", "S", "Draft&more"])
        #expect(document.blocks.first?.table?.rows.count == 2)
    }

    @Test func `cells out of order stand in their own columns`() throws {
        let cell = { (address: String, words: String) in
            "<c r=\"\(address)\" t=\"inlineStr\"><is><t>\(words)</t></is></c>"
        }
        let row = cell("C1", "third") + cell("A1", "first") + cell("B1", "second") + cell("A1", "again")
        let main = "xmlns=\"\(Self.schemas)/spreadsheetml/2006/main\""
        let sheet =
            "<worksheet \(main)><sheetData><row r=\"1\">\(row)</row></sheetData></worksheet>"
        let document = try read([:], more: ["xl/sheet.xml": sheet])
        let cells = try #require(document.blocks.first?.table).rows[0].cells
        #expect(cells.map { String(document[$0.range]) } == ["first", "second", "third"])
        #expect(cells.map(\.column) == [1, 2, 3])
    }
}

/// What the process has taken of the machine's memory.
private enum ProcessMemory {
    /// The most bytes that it has held at once so far.
    static var peak: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 << 10 } ?? 0
    }
}
