import Testing

@testable import Docent

@Suite("Tables as a question's conditions are tested on them")
struct QueriedTableTests {
    @Test("the dates of all cells were read again for each cell", .timeLimit(.minutes(1)))
    func manyDates() {
        let rows = (0..<1200).map { row in
            [
                RowCell(header: "Machine", value: "M\(row)"),
                RowCell(header: "Inspected", value: "\(row % 12 + 1)/\(row % 11 + 1)/20\(row % 9 + 10)"),
            ]
        }
        let last = [
            RowCell(header: "Machine", value: "last"), RowCell(header: "Inspected", value: "3/14/2023"),
        ]
        let moments = QueriedTable(rows + [last]).column("Inspected")?.moments ?? [:]
        #expect(moments.count == 1201 && moments.max { $0.value < $1.value }?.key == 1200)
    }

    @Test("which of day and month stands first is told by no cell, and no moment then")
    func untoldDates() {
        let rows = ["5/6/2021", "2/3/2022", "2021-04-30"].enumerated().map { number, date in
            [RowCell(header: "Machine", value: "M\(number)"), RowCell(header: "Inspected", value: date)]
        }
        #expect(QueriedTable(rows).column("Inspected")?.moments.keys.sorted() == [2])
    }
}
