import Testing

@testable import Documents

@Suite("A sparse table")
struct SparseTableTests {
    @Test("of a small file is not drawn as a grid that fills the memory", .timeLimit(.minutes(1)))
    func sparse() {
        var builder = DocumentBuilder(format: Format(rawValue: "test"))
        let count = 3_000
        builder.beginTable()
        for column in 1...count { builder.cell(column: column, Inline("k\(column)")) }
        builder.endRow(number: 1)
        for row in 1...count {
            builder.cell(column: row, Inline("v\(row)"))
            builder.endRow(number: row + 1)
        }
        builder.endTable(headerRows: 1)
        let drawn = builder.build().markdown()
        #expect(drawn.utf8.count < 200_000)
        #expect(drawn.contains("- k7: v7"))
    }
}
