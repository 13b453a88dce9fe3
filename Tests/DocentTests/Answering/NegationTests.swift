import Testing

@testable import Docent

@Suite("Words that say no")
struct NegationTests {
    @Test(
        "a cell says no in words of its language or by a cross",
        arguments: [
            "no", "None", "never", "Not possible", "Nein", "keine", "aucun", "✗", "❌", "FALSE", "falsch", "☐",
        ])
    func noes(cell: String) {
        #expect(Negation.isNo(cell))
    }

    @Test(
        "a cell that says more, or nothing, does not say no",
        arguments: ["", "-", "–", "0", "not yet", "No. 4", "yes", "nur werktags"])
    func others(cell: String) {
        #expect(!Negation.isNo(cell))
    }

    @Test("a cell says yes as plainly", arguments: ["yes", "TRUE", "Ja", "oui", "✓", "☑", "☒"])
    func yeses(cell: String) {
        #expect(Negation.isYes(cell) && !Negation.isNo(cell))
    }

    @Test("what says that a thing is not there denies nothing in a statement")
    func absences() {
        #expect(Negation.absences.isDisjoint(with: Negation.words))
        #expect(Denial("Dogs are allowed without a leash.").clauses.allSatisfy { $0.denied.isEmpty })
    }
}
