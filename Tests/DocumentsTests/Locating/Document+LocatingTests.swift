import Documents
import Testing

@Suite struct `Addresses of ranges` {
    @Test func `sections of one name have addresses of their own`() throws {
        var builder = DocumentBuilder(format: Format(rawValue: "test"))
        for (city, number) in [("Linz", "11"), ("Brno", "22")] {
            builder.heading(Inline("Sites"), level: 1)
            builder.heading(Inline("Contact"), level: 2)
            builder.append(.paragraph, "The gatehouse of \(city) has the number \(number).")
        }
        let document = builder.build()
        let paragraphs = document.blocks.filter { !$0.isHeading }
        let displays = paragraphs.map { document.locator(for: $0.range).display }
        #expect(displays == ["Sites › Contact ¶1", "Sites (2) › Contact ¶1"])
        for block in paragraphs {
            let place = LocatorReference(path: "a", place: block.place)
            #expect(document.words(at: place) == document[block.range])
        }
        #expect(
            document.blocks.filter(\.isHeading).map { document[$0.range] } == [
                "Sites", "Contact", "Sites", "Contact",
            ])
    }

    @Test func `a range over several elements had the address of the first`() {
        var builder = DocumentBuilder(format: Format(rawValue: "test"))
        for path in ["/", "/rows[0][1]", "/rows[0][2]", "/rows[1]/name", "/row", "/item[3]/a"] {
            builder.append(.paragraph, "w", place: .element(path: path))
        }
        let document = builder.build()
        func display(_ first: Int, _ last: Int) -> String {
            let range = document.blocks[first].range.lowerBound..<document.blocks[last].range.upperBound
            let locator = document.locator(for: range)
            #expect(document.words(at: locator) == document[range])
            return locator.display
        }
        #expect(display(1, 2) == "/rows[0]" && display(1, 3) == "/rows" && display(3, 4) == "/")
        #expect(display(0, 1) == "/" && display(4, 5) == "/" && display(3, 3) == "/rows[1]/name")
    }

    @Test func `a range over two tables had the cells of both in one rectangle`() {
        var builder = DocumentBuilder(format: Format(rawValue: "test"))
        for rows in [4, 2] {
            builder.beginTable()
            for row in 1...rows {
                builder.cell(column: 1, Inline("w"))
                builder.endRow(number: row)
            }
            builder.endTable()
        }
        let document = builder.build()
        let from = document.blocks[0].table?.rows[3].range.lowerBound ?? 0
        #expect(document.locator(for: from..<document.text.utf8.count).display == "¶1–2")
        #expect(document.locator(for: from..<from + 1).display == "¶1 [A4]")
    }

    @Test(arguments: RandomDocument.seeds)
    func `a block's address names that block alone`(seed: Int) throws {
        let document = RandomDocument.make(seed: seed)
        for block in document.blocks {
            let locator = document.locator(for: block.range)
            #expect(document.words(at: locator) == document[block.range])
            if case .section(_, let paragraphs) = locator.place, paragraphs.count == 1, block.table == nil {
                #expect(document.resolve(locator) == block.range)
            }
        }
    }

    @Test(arguments: RandomDocument.seeds)
    func `a cell's address names that cell`(seed: Int) throws {
        let document = RandomDocument.make(seed: seed)
        for block in document.blocks {
            for row in block.table?.rows ?? [] {
                for cell in row.cells {
                    let locator = document.locator(for: cell.range)
                    let address = CellRange(CellAddress(column: cell.column, row: row.number))
                    if locator.cells != address || document.words(at: locator) != document[cell.range] {
                        Issue.record("\(address)")
                    }
                }
            }
        }
    }

    @Test(arguments: RandomDocument.seeds)
    func `any range's address leads back to its words`(seed: Int) throws {
        let document = RandomDocument.make(seed: seed)
        var random = Seeded(seed)
        let count = document.text.utf8.count
        guard count > 0 else { return }
        for _ in 0..<50 {
            let from = Int.random(in: 0..<count, using: &random)
            let range = from..<Int.random(in: from + 1...Swift.min(count, from + 400), using: &random)
            let words = Splitting.trimmedWords(range, of: document)
            guard !words.isEmpty else { continue }
            let locator = document.locator(for: words)
            if document.words(at: locator) != document[words] {
                Issue.record("\(locator) resolves to \(String(describing: document.resolve(locator)))")
            }
        }
    }

    private enum Splitting {
        static func trimmedWords(_ range: Range<Int>, of document: Document) -> Range<Int> {
            let bytes = Array(document.text.utf8)[range]
            guard let first = bytes.firstIndex(where: { $0 > 0x20 }) else {
                return range.lowerBound..<range.lowerBound
            }
            return first..<(bytes.lastIndex { $0 > 0x20 } ?? first) + 1
        }
    }

    @Test func `sections of one name are told apart by the range`() {
        var builder = DocumentBuilder(format: Format(rawValue: "test"))
        for text in ["first", "second"] {
            builder.heading(Inline("Overview"), level: 1)
            builder.append(.paragraph, text)
        }
        let document = builder.build()
        for block in document.blocks {
            #expect(document.resolve(document.locator(for: block.range)) == block.range)
        }
    }

    @Test func `lines are counted within a block that has the file's own lines`() {
        var builder = DocumentBuilder(format: Format(rawValue: "txt"))
        var inline = Inline()
        inline.appendVerbatim("one\ntwo\nthree")
        builder.append(.code(language: nil), inline, place: .lines(7...9))
        let document = builder.build()
        #expect(document.locator(for: 4..<7).display == "Line 8")
        #expect(document.locator(for: 0..<5).display == "Lines 7–8")
        #expect(document.resolve(Locator(place: .lines(8...8), range: 0..<0)) == 4..<7)
        #expect(document.resolve(Locator(place: .lines(11...12), range: 0..<0)) == nil)
    }

    @Test func `an empty document has an address too`() {
        let document = DocumentBuilder(format: Format(rawValue: "txt")).build()
        #expect(document.locator(for: 0..<10).range == 0..<0)
        #expect(document.resolve(document.locator(for: 0..<0)) == nil)
    }
}
