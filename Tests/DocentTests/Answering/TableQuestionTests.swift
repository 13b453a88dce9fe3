import Testing

@testable import Docent

@Suite("Questions about a table's rows")
struct TableQuestionTests {
    private static let rows: [[RowCell]] = [
        ["Drave", "749", "1972"], ["Mur", "464", "1,043"], ["Enns", "254", "6"], ["Total", "1,467", "3"],
    ].map { values in
        zip(["River", "Length (km)", "Rank"], values).map { RowCell(header: $0, value: $1) }
    }

    @Test(
        "point at the row that they speak of",
        arguments: [
            ("Which river has the greatest length?", [0] as [Int]),
            ("What is the shortest river?", [2]),
            ("Which has the higher length, Mur or Enns?", [1]),
            ("Which river comes after Drave?", [1]),
            ("Which river comes just before Enns?", [1]),
            ("What is the last river listed?", [2]),
            ("What is the total length?", [3]),
            ("Where does the Mur rise?", [] as [Int]),
        ])
    func pointed(question: String, rows: [Int]) {
        #expect(TableQuestion(question).pointed(in: Self.rows) == Set(rows))
    }

    @Test("name a figure only where it stands alone")
    func named() {
        let row = [RowCell(header: "Part", value: "MV40-6"), RowCell(header: "Weeks", value: "4")]
        #expect(TableQuestion("What does the MV40-4-075 cost?").named(row) == 0)
        #expect(TableQuestion("Does the MV40-6 take 4 weeks?").named(row) == 2)
    }

    @Test(
        "compare cells as numbers",
        arguments: [
            ("1,043", 1043.0), ("1.043,5", 1043.5), ("45.5 %", 45.5), ("€ 12", 12), ("−3", -3),
            ("3 May 1991", 1991),
            ("0,5", 0.5), ("n/a", nil),
        ] as [(String, Double?)])
    func numbers(text: String, number: Double?) {
        #expect(TableQuestion.number(text) == number)
    }
}
