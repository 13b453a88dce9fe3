import Documents
import Testing

@testable import Readers

/// A law: what a citation prints as its place leads back to the words, for every kind of place.
@Suite struct `Addresses as they are printed` {
    @Test(arguments: OutlineTests.files + OfficeFixture.readable)
    func `each block and cell is found by what its address shows`(file: String) throws {
        let name = String(file.split(separator: "/")[1])
        let document = try readDocument(named: name, bytes: try Fixtures.bytes(file))
        let cells = document.blocks.compactMap(\.table).flatMap(\.rows).flatMap(\.cells)
        for range in document.blocks.map(\.range) + cells.prefix(300).map(\.range) {
            let locator = document.locator(for: range)
            let found = document.resolve(displayed: locator.display)
            let reference = LocatorReference(path: "", place: locator.place.shown, cells: locator.cells)
            guard let expected = document.resolve(reference), let found else {
                Issue.record("\(locator.display) is not found")
                continue
            }
            let isHeading = locator.place.isHeading
            if isHeading ? found.clamped(to: expected) != expected : found != expected {
                Issue.record("\(locator.display) is \(found), not \(expected)")
            }
        }
    }

    @Test(arguments: [
        "P&L", "R&D costs", "O'Brien #1!", "Q1-24 (final)", "100%25", "a=b", "Slide 4", "sheet=Costs",
        "A1!B2",
    ])
    func `sheets of any name are found`(name: String) throws {
        var builder = DocumentBuilder(format: Format(rawValue: "test"))
        builder.beginTable(place: .sheet(name: name))
        for row in 1...2 {
            builder.cell(column: 1, Inline("a\(row)"))
            builder.cell(column: 2, Inline("b\(row)"))
            builder.endRow(number: row)
        }
        builder.endTable(headerRows: 1)
        let document = builder.build()
        let quoted = "'\(name.replacing("'", with: "''"))'"
        for shown in [name, quoted] {
            #expect(document.resolve(displayed: shown + "!A2:B2").map { document[$0] } == "a2\tb2")
            #expect(document.resolve(displayed: shown).map { document[$0] } == "a1\tb1\na2\tb2")
        }
        #expect(document.resolve(displayed: name + "!Z9") == nil)
    }

    @Test func `an address with the headings above it is followed`() throws {
        let text = "# Fees\n\nA day costs 30.\n\n## Late › payment\n\nInterest runs from day 31.\n"
        let document = try readDocument(named: "a.md", bytes: Array(text.utf8))
        for block in document.blocks where !block.isHeading {
            let headings = document.headings(above: block.range)
            let shown = (headings + [document.locator(for: block.range).display]).joined(separator: " › ")
            #expect(headings.first == "Fees")
            #expect(document.resolve(displayed: shown) == block.range)
        }
        #expect(document.resolve(displayed: "Fees › Elsewhere") == nil)
    }

    @Test func `headings may hold the signs of addresses`() throws {
        var builder = DocumentBuilder(format: Format(rawValue: "test"))
        builder.heading(Inline("Rates › old ¶2"), level: 1)
        builder.append(.paragraph, "First.")
        builder.heading(Inline("Table [A1]"), level: 2)
        builder.append(.paragraph, "Second.")
        let document = builder.build()
        for block in document.blocks where !block.isHeading {
            let shown = document.locator(for: block.range).display
            #expect(document.resolve(displayed: shown) == block.range)
        }
        #expect(document.resolve(displayed: "Nowhere ¶1") == nil)
        #expect(document.resolve(displayed: "Rates › old ¶2 ¶7") == nil)
    }
}

extension Place {
    /// The place without what is not printed: a box, and the heading before the first paragraph.
    fileprivate var shown: Self {
        switch self {
        case .page(let number, _): .page(number: number, box: nil)
        case .section(let headings, let paragraphs) where paragraphs.upperBound > 0:
            .section(headings: headings, paragraphs: max(1, paragraphs.lowerBound)...paragraphs.upperBound)
        default: self
        }
    }

    /// Whether it is a heading alone, which is printed like its section.
    fileprivate var isHeading: Bool {
        if case .section(_, let paragraphs) = self { paragraphs.upperBound == 0 } else { false }
    }
}
