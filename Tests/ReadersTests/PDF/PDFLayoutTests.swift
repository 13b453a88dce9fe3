import Documents
import Testing

@testable import Readers

/// What stands on a page, each word 5 points wide a letter, each line 10 points high.
@Suite struct `The layout of pages` {
    private typealias Line = (left: Double, top: Double, text: String)

    private func line(_ line: Line) -> PDFLine {
        var left = line.left
        var page = PDFLine(box: Place.Box(left: left, top: line.top, right: left, bottom: line.top + 10))
        for word in line.text.split(separator: " ") {
            let right = left + Double(word.count) * 5
            page.words.append(String(word))
            page.boxes.append(Place.Box(left: left, top: line.top, right: right, bottom: line.top + 10))
            page.box = page.box.union(page.boxes[page.boxes.count - 1])
            left = right + 3
        }
        page.height = 10
        return page
    }

    /// The document of one page with some blocks.
    private func document(_ blocks: [[Line]]) -> Document {
        var builder = DocumentBuilder(format: PDFReader.format)
        PDFLayout([PDFPage(width: 600, height: 800, blocks: blocks.map { $0.map(line) })]).append(
            to: &builder)
        return builder.build()
    }

    private func texts(_ document: Document) -> [String] {
        document.blocks.map { String(document[$0.range]) }
    }

    @Test func `cells of their own become rows of a table`() throws {
        let rows = [
            (100.0, ["Article", "Price", "Stock"]), (118, ["Bolt", "1.20", "400"]),
            (136, ["Nut", "0.40", "90"]),
        ]
        var blocks: [[Line]] = [[(60, 70, "Valid from July.")]]
        for (top, cells) in rows {
            for (column, cell) in cells.enumerated() {
                blocks.append([(60 + Double(column) * 120, top, cell)])
            }
        }
        // The last row's last cell comes after what follows.
        blocks += [[(60, 154, "Washer")], [(60, 200, "By truck.")], [(300, 154, "7")]]
        let document = document(blocks)
        #expect(
            texts(document) == [
                "Valid from July.", "Article\tPrice\tStock\nBolt\t1.20\t400\nNut\t0.40\t90\nWasher\t7",
                "By truck.",
            ])
        let table = try #require(document.blocks[1].table)
        #expect(table.headerRows == 1)
        #expect(table.rows[3].cells.map(\.column) == [1, 3])
        #expect(
            document.blocks[1].place
                == .page(number: 1, box: .init(left: 60, top: 100, right: 325, bottom: 164)))
    }

    @Test func `a label and its value are one line, several are a table`() {
        #expect(
            texts(document([[(60, 100, "Due date:")], [(220, 100, "3 July 2024")]])) == [
                "Due date: 3 July 2024"
            ])
        let two: [[Line]] = [
            [(60, 100, "Date:"), (60, 112, "Due date:")], [(220, 100, "3 June"), (220, 112, "3 July")],
        ]
        #expect(texts(document(two)) == ["Date:\t3 June\nDue date:\t3 July"])
    }

    @Test func `columns of which each is a block are a table when they hold figures or short words`() throws {
        let names = ["Start", "End", "Shows", "Gross"]
        let values = ["12/20/24", "12/31/24", "48", "$12,500"]
        let blocks = zip(names, values).enumerated().map { column, cell -> [Line] in
            let left = 60 + Double(column) * 80
            return [(left, 100, cell.0), (left, 112, cell.1)]
        }
        let table = try #require(document(blocks).blocks.first?.table)
        #expect(table.rows.count == 2 && table.headerRows == 1)
    }

    @Test func `a line below one cell alone goes on with it`() throws {
        let blocks: [[Line]] = [
            [(60, 100, "No")], [(90, 100, "Film")], [(300, 100, "Rate")],
            [(60, 120, "1")], [(90, 120, "Tides")], [(300, 120, "150")],
            [(90, 132, "(142 min)")], [(60, 152, "2")], [(90, 152, "Moons")], [(300, 152, "250")],
        ]
        #expect(texts(document(blocks)) == ["No\tFilm\tRate\n1\tTides (142 min)\t150\n2\tMoons\t250"])
    }

    @Test func `addresses side by side are no table`() {
        let blocks: [[Line]] = [
            [(60, 100, "Acme Pumps"), (60, 112, "Kaien Street"), (60, 124, "Bergen")],
            [(320, 100, "Nordfjord Shipping"), (320, 112, "Quay Road"), (320, 124, "Oslo")],
        ]
        #expect(document(blocks).blocks.allSatisfy { $0.table == nil })
    }

    @Test(arguments: ["•", "1.", "a)", "(iv)", "2.3"])
    func `marks join what stands beside them`(mark: String) {
        let blocks: [[Line]] = [
            [(60, 100, mark), (60, 112, mark)],
            [(80, 100, "By truck within three days"), (80, 112, "By sea within forty days")],
        ]
        let document = document(blocks)
        if mark == "•" {
            #expect(
                document.blocks.map(\.kind) == Array(repeating: .listItem(depth: 0, marker: "•"), count: 2))
            #expect(texts(document) == ["By truck within three days", "By sea within forty days"])
        } else {
            #expect(
                texts(document) == ["\(mark) By truck within three days", "\(mark) By sea within forty days"])
        }
    }

    @Test("a price with words behind it is no mark of an item, and stays in its table")
    func prices() throws {
        let rows = [
            (100.0, ["Zone", "EUR", "Stay"]), (118, ["A (centre)", "1.60", "2 hours"]),
            (136, ["B (station)", "1.10", "6 hours"]), (154, ["C (hospital)", "0.80", "no limit"]),
        ]
        let blocks = rows.flatMap { top, cells in
            cells.enumerated().map { column, cell in [(60 + Double(column) * 120, top, cell)] as [Line] }
        }
        let table = try #require(document(blocks).blocks.first?.table)
        #expect(table.rows.count == 4 && table.rows[3].cells.count == 3)
    }

    @Test("a figure alone on the last line of a sentence is no item", arguments: ["250.", "12.", "(3)."])
    func wrappedFigure(figure: String) {
        let line = "Whoever does not remove dirt pays EUR 55 an unregistered dog costs EUR"
        #expect(texts(document([[(60, 100, line), (60, 112, figure)]])) == ["\(line) \(figure)"])
        let ended = "Whoever does not remove dirt pays EUR 55 an unregistered dog costs more."
        #expect(texts(document([[(60, 100, ended), (60, 112, "2. Leads")]])) == [ended, "2. Leads"])
    }

    @Test func `columns of running text are read one after the other`() {
        func block(_ left: Double, _ top: Double, _ name: String) -> [Line] {
            [
                (left, top, "\(name) tells of pumps that run when they are"),
                (left, top + 12, "hot and are cleaned often."),
            ]
        }
        let blocks = [
            [(60.0, 60.0, "A line over both of the columns that reaches far to the right of the page")],
            block(60, 100, "One"), block(320, 100, "Four"), block(60, 140, "Two"), block(320, 140, "Five"),
            [(60, 180, "Three ends.")], [(320, 180, "Six ends.")],
        ]
        #expect(
            texts(document(blocks)).map { $0.split(separator: " ")[0] } == [
                "A", "One", "Two", "Three", "Four", "Five", "Six",
            ])
    }

    @Test(arguments: ["untitled", "(anonymous)", "(Unspecified)", " "])
    func `what programs write for nothing is no title`(title: String) {
        #expect(PDFReader.said(title) == nil)
        #expect(PDFReader.said("Price list") == "Price list")
    }

    @Test func `a page from the right is read so, its tables too, and its boxes stay where they stand`() {
        let document = document([
            [(400, 70, "תובושת םע תולאש")], [(500, 100, "ףיעס")], [(300, 100, "Word ריחמ")],
            [(500, 118, "גרוב")], [(300, 118, "12")], [(500, 136, "םוא")], [(300, 136, "7")],
        ])
        #expect(texts(document) == ["שאלות עם תשובות", "סעיף\tמחיר Word\nבורג\t12\nאום\t7"])
        #expect(
            document.blocks[0].place
                == .page(number: 1, box: .init(left: 400, top: 70, right: 471, bottom: 80)))
    }

    @Test func `a number that fonts part is one word, and words that only touch stay two`() {
        var line = PDFLine(box: .init(left: 0, top: 0, right: 60, bottom: 10))
        for (left, word) in [(0.0, "06."), (15, "02"), (25, ","), (30, "tools"), (55.4, "x"), (60.4, "y")] {
            let right = left + Double(word.count) * 5
            line.add(word, .init(left: left, top: 0, right: right, bottom: 10))
        }
        #expect(line.words == ["06.02,", "tools", "x", "y"])
    }

    /// The words that stand as text on pages of some lines each, and those at their edges.
    private func layers(_ pages: [[Line]]) -> (body: [String], furniture: [String]) {
        var builder = DocumentBuilder(format: PDFReader.format)
        PDFLayout(pages.map { PDFPage(width: 600, height: 800, blocks: $0.map { [line($0)] }) }).append(
            to: &builder)
        let document = builder.build()
        let texts = { (layer: Block.Layer) in
            document.blocks.filter { $0.layer == layer }.map { String(document[$0.range]) }
        }
        return (texts(.body), texts(.furniture))
    }

    @Test func `pages of one line each are no running heads`() {
        let pages = (1...3).map { [(60.0, 60.0, "This is sheet \($0) of the plan.")] }
        #expect(layers(pages).body == (1...3).map { "This is sheet \($0) of the plan." })
    }

    @Test func `figures that end a table at the foot of a page are not its number`() {
        let sums: [Line] = [(60, 740, "202"), (200, 740, "76"), (340, 740, "1"), (60, 765, "1")]
        let rows: [Line] = [(60, 700, "Bolts"), (200, 700, "Nuts"), (340, 700, "Rings")]
        let (body, furniture) = layers([rows + sums])
        #expect(body.joined(separator: " ").contains("202"))
        #expect(furniture == ["1"])
    }

    @Test func `numbers at the edge that do not go with the pages tell them apart`() {
        let pages: [[Line]] = [4711, 9034, 1250].enumerated().map { page, number in
            [
                (60, 50, "Invoice \(number)"), (60, 300, "For \(page + 2) pumps of steel."),
                (60, 750, "Page \(page + 1) of 3"), (300, 770, "\(page + 12)"),
            ]
        }
        let (body, furniture) = layers(pages)
        #expect(body.count { $0.hasPrefix("Invoice ") } == 3)
        #expect(furniture == ["Page 1 of 3", "12"])
    }

    @Test func `half of a sign that needs two is replaced, and the file is read`() {
        let bytes =
            [UInt8]("<word>a".utf8) + [0xED, 0xA2, 0xB1, 0xEF, 0xBF, 0xBF, 0x0C] + Array("é</word>".utf8)
        #expect(
            String(decoding: PDFReader.cleaned(bytes), as: UTF8.self) == "<word>a\u{FFFD}\u{FFFD} é</word>")
    }
}
