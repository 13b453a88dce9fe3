import Testing

@testable import Documents

@Suite struct `Rows and cells` {
    @Test func `take little room, since a sheet may have millions`() {
        #expect(MemoryLayout<Table.Cell>.stride <= 48)
        #expect(MemoryLayout<Table.Row>.stride <= 32)
        #expect(MemoryLayout<RowStorage.Line>.stride == 16)
        #expect(MemoryLayout<PackedCell>.stride == 8)
    }

    /// What a cell of eight bytes has room for, and one more.
    @Test(
        arguments: [(0, 1), (65_535, 65_535), (65_536, 1), (1, 65_536)], [0, 16_777_215, 16_777_216])
    func `keep what does not fit in few bytes`(size: (length: Int, column: Int), distance: Int) {
        let (start, length, column) = (100_000_000, size.length, size.column)
        let words = start + distance..<start + distance + length
        let cell = Table.Cell(column: column, range: words, value: .text)
        let row = Table.Row(number: 7, range: start..<words.upperBound, cells: [cell])
        #expect(Array(row.cells) == [cell])
        let rows = Table(headerRows: 0, columns: 1, rows: Array(repeating: row, count: 3)).rows
        #expect(rows.map { Array($0.cells) } == Array(repeating: [cell], count: 3))
    }

    /// More rows than one segment of their room holds.
    @Test func `are found by their place in a long table`() {
        let rows = (0..<40_000).map { number in
            Table.Row(
                number: number + 1, range: number * 4..<number * 4 + 3,
                cells: (0..<number % 3).map {
                    Table.Cell(column: $0 + 1, range: number * 4..<number * 4 + 1)
                },
                isHidden: number % 5 == 0)
        }
        let table = Table(headerRows: 1, columns: 2, rows: rows)
        #expect(table.rows.count == rows.count && table.rows.elementsEqual(rows))
        let found = table.rows(touching: 131_072..<131_076)
        #expect(found.map(\.number) == [32_769] && found.startIndex == 32_768)
        #expect(table == Table(headerRows: 1, columns: 2, rows: rows))
        #expect(table != Table(headerRows: 1, columns: 2, rows: rows.dropLast()))
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
        #expect(
            row.number == 1_048_576 && row.range == 0..<9 && Array(row.cells) == [rare, plain] && row.isHidden
        )
    }

    @Test func `keep the values of all kinds of cells in a row`() {
        let values: [CellValue?] = [
            nil, .text, .error, .boolean(false), .boolean(true), .number(2, format: nil),
            .number(0.5, format: "0 %"), .date("2024-02-29"),
        ]
        let cells = values.enumerated().flatMap { place, value in
            [
                Table.Cell(column: 2 * place + 1, range: place..<place + 1, value: value),
                Table.Cell(column: 2 * place + 2, rowSpan: 2, range: place..<place + 1, value: value),
            ]
        }
        let row = Table.Row(number: 1, range: 0..<9, cells: cells)
        #expect(Array(row.cells) == cells)
        #expect(row == Table.Row(number: 1, range: 0..<9, cells: cells))
    }

    /// A hostile sheet may number its rows as it likes.
    @Test func `take numbers that are too large for the largest`() {
        #expect(Table.Row(number: .max, range: 0..<1, cells: []).number == 4_294_967_295)
        #expect(Table.Cell(column: -1, range: 0..<1).column == 0)
    }
}

@Suite struct `Blocks and running text` {
    @Test func `take little room, since a file may have a hundred thousand`() {
        #expect(MemoryLayout<Block>.stride <= 80)
        #expect(MemoryLayout<Inline>.stride <= 24)
    }
}
