import Documents
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
}
