import Documents
import Testing

@testable import Readers

/// What once went wrong with texts of OpenDocument, each on the smallest one that shows it.
@Suite struct OpenDocumentRegressionTests {
    /// A flat text of OpenDocument.
    private func read(_ body: String, styles: String = "") throws -> Document {
        let names = ["office", "style", "table", "text"].map {
            "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
        }.joined(separator: " ")
        let flat =
            "<office:document \(names) office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:styles>\(styles)</office:styles><office:body><office:text>\(body)</office:text></office:body></office:document>"
        return try readDocument(named: "a.fodt", bytes: Array(flat.utf8))
    }

    @Test func `paragraphs and variables that nobody sees are hidden`() throws {
        let document = try read(
            "<text:p>Seen <text:variable-set text:name=\"v\" text:display=\"none\">unseen</text:variable-set>here.</text:p><text:p><text:hidden-paragraph text:condition=\"ooow:1\" text:is-hidden=\"true\"/>Kept back.</text:p><text:p><text:hidden-paragraph text:condition=\"ooow:0\" text:is-hidden=\"false\"/>Shown.</text:p>"
        )
        #expect(document.blocks.map(\.layer) == [.body, .hidden, .body])
        #expect(document.text == "Seen here.\nKept back.\nShown.")
    }

    @Test func `a subtitle whose style is based on that of headings is none`() throws {
        let style = { (name: String, parent: String) in
            "<style:style style:name=\"\(name)\" style:family=\"paragraph\" style:parent-style-name=\"\(parent)\"/>"
        }
        let document = try read(
            "<text:p text:style-name=\"Heading\">Tides</text:p><text:p text:style-name=\"P1\">A guide</text:p>",
            styles: style("Heading", "Standard") + style("Subtitle", "Heading") + style("P1", "Subtitle"))
        #expect(document.blocks.map(\.kind) == [.heading(level: 1), .paragraph])
    }

    @Test func `the words of a covered cell do not stand in the cell before it`() throws {
        let cell = { (words: String) in
            "<table:table-cell><text:p>\(words)</text:p></table:table-cell>"
        }
        let covered = "<table:covered-table-cell><text:p>old</text:p></table:covered-table-cell>"
        let tall =
            "<table:table-cell table:number-rows-spanned=\"2\"><text:p>tall</text:p></table:table-cell>"
        let document = try read(
            "<table:table><table:table-row>\(tall)\(cell("a"))</table:table-row><table:table-row>\(covered)\(cell("b"))</table:table-row></table:table>"
        )
        let rows = try #require(document.blocks.first?.table).rows
        #expect(rows.map { $0.cells.map { String(document[$0.range]) } } == [["tall", "a"], ["b"]])
        #expect(rows[1].cells.map(\.column) == [2])
    }

    @Test(arguments: [
        ("PT10H30M00S", "10:30:00", true), ("PT30H15M00S", "30:15:00", false),
        ("-PT1H00M00S", "-01:00:00", false),
        ("P1DT2H", "26:00:00", false), ("PT0H0M4.9S", "00:00:04", true),
    ]) func `a duration is no time of day, and its days are kept`(
        written: String, shown: String, isTime: Bool
    ) throws {
        let duration = try #require(ODFDuration(written))
        #expect(duration.shown == shown && duration.isTimeOfDay == isTime)
    }

    @Test(arguments: ["", "PT", "10:30", "P1Y", "PT5X", "PT99999999999H"])
    func `what is no duration is none`(written: String) {
        #expect(ODFDuration(written)?.seconds ?? 0 == 0)
    }

    /// A flat workbook of OpenDocument.
    private func sheets(_ tables: String) throws -> Document {
        let names = ["office", "table", "text"].map {
            "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
        }.joined(separator: " ")
        let draw = "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
        let flat =
            "<office:document \(names) \(draw) office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:document>"
        return try readDocument(named: "a.fods", bytes: Array(flat.utf8))
    }

    @Test func `words of a shape on a sheet stand in no cell of its empty rows`() throws {
        let document = try sheets(
            "<table:table table:name=\"Chart\"><table:shapes><draw:frame><draw:text-box><text:p>High tide</text:p></draw:text-box></draw:frame></table:shapes><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"
        )
        #expect(document.text == "High tide")
        #expect(document.blocks.allSatisfy { $0.table == nil })
    }

    @Test func `one cell that repeats over a whole sheet does not fill the memory`() throws {
        let document = try sheets(
            "<table:table table:name=\"All\"><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"><text:p>X</text:p></table:table-cell></table:table-row></table:table><table:table table:name=\"Next\"><table:table-row><table:table-cell><text:p>Last</text:p></table:table-cell></table:table-row></table:table>"
        )
        #expect(document.text.utf8.count < 3_000_000)
        #expect(document.text.hasSuffix("Last"))
        #expect(document.losses.map(\.code) == ["rows"])
    }
}
