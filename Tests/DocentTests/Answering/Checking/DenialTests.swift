import Testing

@testable import Docent

@Suite("What a clause denies")
struct DenialTests {
    @Test(
        "a statement and its reverse contradict each other",
        arguments: [
            ("Dogs are not allowed in the office.", "Dogs are allowed in the office."),
            ("No dogs are allowed in the office.", "Dogs are allowed in the office."),
            ("Dogs are forbidden in the office.", "Dogs are allowed in the office."),
            ("The ticket is non-refundable.", "The ticket is refundable."),
            ("The warranty doesn’t cover damage by water.", "The warranty covers damage by water."),
            ("Hunde sind im Büro nicht erlaubt.", "Hunde sind im Büro erlaubt."),
            ("Les chiens ne sont pas autorisés au bureau.", "Les chiens sont autorisés au bureau."),
            (
                "Visitors park at the gate; dogs are not allowed in the office.",
                "Dogs are allowed in the office."
            ),
        ])
    func opposites(denying: String, affirming: String) {
        #expect(Denial(denying).contradicts(Denial(affirming)))
        #expect(Denial(affirming).contradicts(Denial(denying)))
    }

    @Test(
        "what says the same, something else, or the same within limits does not",
        arguments: [
            ("Dogs are not allowed in the office.", "No dogs are allowed in the office."),
            ("Dogs are not allowed in the office.", "Dogs are forbidden in the office."),
            ("Smoking is not forbidden on the terrace.", "Smoking is allowed on the terrace."),
            ("Dogs are not allowed in the office.", "Cats are allowed on the terrace."),
            ("Refunds are not given after 30 days.", "Refunds are given within 30 days."),
            ("No more than 5 days can be carried over.", "5 days can be carried over."),
            ("Employees may not carry over more than 5 days.", "Employees may carry over 5 days."),
            ("Approval is not needed below 500 euros.", "Approval is needed from 500 euros, not below."),
            ("Only managers approve orders.", "Employees do not approve orders."),
            ("Do not leave the laptop in the car.", "The laptop belongs in the safe."),
            (
                "Dogs are not allowed. Dogs are allowed on Fridays in the office.",
                "Dogs are allowed on Fridays."
            ),
        ])
    func agreements(one: String, other: String) {
        #expect(!Denial(one).contradicts(Denial(other)))
        #expect(!Denial(other).contradicts(Denial(one)))
    }

    @Test("a cell that says no denies its column")
    func rows() {
        let row = Denial(row: [
            RowCell(header: "Animal", value: "Dogs"), RowCell(header: "Allowed", value: "no"),
        ])
        #expect(row.contradicts(Denial("Dogs are allowed.")))
        #expect(!row.contradicts(Denial("Dogs are not allowed.")))
    }
}
