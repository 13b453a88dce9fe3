import Documents
import Foundation
import Testing

@Suite struct `Rows and cells` {
    @Test func `take little room, since a sheet may have millions`() {
        #expect(MemoryLayout<Table.Cell>.stride <= 48)
        #expect(MemoryLayout<Table.Row>.stride <= 24)
    }

    @Test func `keep what they are made of`() {
        let plain = Table.Cell(column: 3, range: 5..<9, value: .number(1.5, format: "0.0"))
        #expect((plain.column, plain.columnSpan, plain.rowSpan) == (3, 1, 1))
        #expect(plain.range == 5..<9 && plain.value == .number(1.5, format: "0.0") && plain.formula == nil)
        let rare = Table.Cell(column: 1, columnSpan: 2, rowSpan: 70_000, range: 0..<4, formula: "A1+1")
        #expect((rare.column, rare.columnSpan, rare.rowSpan) == (1, 2, 70_000))
        #expect(rare.range == 0..<4 && rare.value == nil && rare.formula == "A1+1")
        #expect(rare != Table.Cell(column: 1, columnSpan: 2, rowSpan: 70_000, range: 0..<4))
        let row = Table.Row(number: 1_048_576, range: 0..<9, cells: [rare, plain], isHidden: true)
        #expect(row.number == 1_048_576 && row.range == 0..<9 && row.cells == [rare, plain] && row.isHidden)
    }

    /// A hostile sheet may number its rows as it likes.
    @Test func `take numbers that are too large for the largest`() {
        #expect(Table.Row(number: .max, range: 0..<1, cells: []).number == 4_294_967_295)
        #expect(Table.Cell(column: -1, range: 0..<1).column == 0)
    }

    @Test func `are written as objects of their properties`() throws {
        let cells = [
            Table.Cell(column: 1, columnSpan: 2, range: 0..<1, formula: "B1"),
            Table.Cell(column: 3, range: 2..<3, value: .text),
        ]
        let row = Table.Row(number: 7, range: 0..<3, cells: cells)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let written = String(decoding: try encoder.encode(row), as: UTF8.self)
        #expect(
            written == """
                {"cells":[{"column":1,"columnSpan":2,"formula":"B1","range":[0,1],"rowSpan":1},\
                {"column":3,"columnSpan":1,"range":[2,3],"rowSpan":1,"value":{"text":{}}}],\
                "isHidden":false,"number":7,"range":[0,3]}
                """)
        #expect(try JSONDecoder().decode(Table.Row.self, from: Data(written.utf8)) == row)
    }
}
