import Documents
import Testing

@testable import Readers

/// How cell B1 of an old workbook looks, and the words in B2.
struct OldStyle: Sendable {
    /// The number of its colour; 255 for the program's own.
    var ink: UInt8 = 255
    /// The size in twentieths of a point.
    var size: UInt8 = 200
    var code = "General"
    /// The number of its pattern, and the colour of that.
    var fill: UInt8 = 0
    var ground: UInt8 = 0
    /// The colours that the numbers from 8 on stand for.
    var palette: [UInt8]?
    /// Whether rules give cells a look by their values.
    var hasRules = false

    /// The records of a workbook of four cells.
    var workbook: [UInt8] {
        let end = record(0x000A, [])
        var head = record(0x0809, [0, 6, 5, 0]) + font(255, 200) + font(ink, size)
        if let palette { head += record(0x0092, [UInt8(palette.count / 4), 0] + palette) }
        head += record(0x041E, [200, 0, UInt8(code.utf8.count), 0, 0] + Array(code.utf8))
        head += style(font: 0, format: 0, fill: 0, ground: 0)
        head += style(font: 1, format: code == "General" ? 0 : 200, fill: fill, ground: ground)
        let place = head.count + 4 + 9 + end.count
        let name: [UInt8] = [1, 0, UInt8(ascii: "S")]
        head += record(0x0085, [UInt8(place & 255), UInt8(place >> 8), 0, 0, 0, 0] + name) + end
        return head + record(0x0809, [0, 6, 0x10, 0]) + cells + end
    }

    private var cells: [UInt8] {
        var cells = number(row: 0, column: 0, style: 0, 1) + number(row: 0, column: 1, style: 1, 42)
        cells += number(row: 1, column: 0, style: 0, 2)
        cells += record(0x0204, [1, 0, 1, 0, 1, 0, 6, 0, 0] + Array("secret".utf8))
        let range: [UInt8] = [1, 0, 0, 0, 9, 0, 0, 0, 9, 0]
        return hasRules ? cells + record(0x01B0, [UInt8](repeating: 0, count: 12) + range) : cells
    }

    private func record(_ kind: UInt16, _ content: [UInt8]) -> [UInt8] {
        [UInt8(kind & 255), UInt8(kind >> 8), UInt8(content.count), 0] + content
    }

    private func font(_ colour: UInt8, _ size: UInt8) -> [UInt8] {
        let number: [UInt8] = colour == 255 ? [255, 127] : [colour, 0]
        return record(0x0031, [size, 0, 0, 0] + number + [0x90, 1, 0, 0, 0, 0, 0, 0, 0, 0])
    }

    private func style(font: UInt8, format: UInt8, fill: UInt8, ground: UInt8) -> [UInt8] {
        let plain = [UInt8](repeating: 0, count: 13)
        return record(0x00E0, [font, 0, format, 0] + plain + [fill << 2, ground, 0])
    }

    private func number(row: UInt8, column: UInt8, style: UInt8, _ value: UInt8) -> [UInt8] {
        record(0x027E, [row, 0, column, 0, style, 0, value << 2 | 2, 0, 0, 0])
    }
}

@Suite struct OldWorkbookTests {
    private func layers(_ style: OldStyle) throws -> [String: Block.Layer] {
        let workbook = try #require(try XLSWorkbook(style.workbook))
        let sheet = XLSSheet(try #require(workbook.sheets.first), of: workbook)
        var regions = SheetRegions(builder: DocumentBuilder(format: XLSReader.format), layer: nil)
        regions.beginSheet(name: "S", layer: .body)
        sheet.addCells(to: &regions)
        regions.finish()
        let document = regions.builder.build()
        return document.blocks.reduce(into: [:]) { $0[String(document[$1.range])] = $1.layer }
    }

    @Test(arguments: [
        OldStyle(ink: 9), OldStyle(size: 20), OldStyle(ink: 10, fill: 1, ground: 10), OldStyle(code: ";;;"),
        OldStyle(ink: 8, palette: [255, 255, 255, 0, 0, 0, 0, 0]),
    ]) func `cells that cannot be seen are hidden text`(style: OldStyle) throws {
        #expect(try layers(style) == ["1\n2": .body, "42\nsecret": .hidden])
    }

    @Test(arguments: [
        OldStyle(), OldStyle(ink: 10), OldStyle(ink: 9, fill: 1, ground: 10),
        OldStyle(ink: 9, hasRules: true),
        OldStyle(ink: 9, palette: [0, 0, 0, 0, 255, 0, 0, 0]), OldStyle(ink: 9, fill: 2, ground: 10),
    ]) func `cells in a colour on another are shown`(style: OldStyle) throws {
        #expect(try layers(style) == ["1\t42\n2\tsecret": .body])
    }
}
