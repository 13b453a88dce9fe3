import Testing

@testable import Docent

@Suite("A cell of yes or no")
struct YesOrNoTests {
    @Test(
        "a cell says no in words of its language or by a cross",
        arguments: [
            "no", "None", "never", "Not possible", "Nein", "keine", "aucun", "✗", "❌", "FALSE", "falsch", "☐",
        ])
    func noes(cell: String) {
        #expect(YesOrNo.isNo(cell))
    }

    @Test(
        "a cell that says more, or nothing, does not say no",
        arguments: ["", "-", "–", "0", "not yet", "No. 4", "yes", "nur werktags"])
    func others(cell: String) {
        #expect(!YesOrNo.isNo(cell))
    }

    @Test("a cell says yes as plainly", arguments: ["yes", "TRUE", "Ja", "oui", "✓", "☑", "☒"])
    func yeses(cell: String) {
        #expect(YesOrNo.isYes(cell) && !YesOrNo.isNo(cell))
    }
}
