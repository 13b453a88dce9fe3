import Testing

@testable import Docent

@Suite("A cell whose row has not what its column is of")
struct CellAbsenceTests {
    @Test(
        "an absence is blank, a no, a dash or a zero",
        arguments: [
            ("", .blank), (" ", .blank), ("No", .no), ("not  possible", .no), ("✗", .no), ("–", .dash),
            ("/", .dash), ("N/A", .dash), ("0", .zero), ("0 kg", .zero), ("yes", nil), ("10", nil),
            ("not yet", nil), ("up to 0 kg", nil),
        ] as [(String, CellAbsence?)])
    func absences(cell: String, absence: CellAbsence?) {
        #expect(CellAbsence(cell) == absence)
    }

    @Test("a condition and a column take the same cells for absent", arguments: ["no", "–", "/", "n/a", "0"])
    func sameForAll(cell: String) throws {
        let question = "Which rooms have no projector?"
        let condition = try #require(TableCondition(question, QuestionOpening(question)))
        let rows = [("Oak", "2"), ("Elm", cell), ("Ash", "1"), ("Fir", cell)].map {
            [RowCell(header: "Room", value: $0), RowCell(header: "Projector", value: $1)]
        }
        #expect(condition.rows(of: rows) == [1, 3])
    }
}
