import Testing

@testable import Docent

@Suite("The amounts of a question")
struct AskedAmountsTests {
    @Test(
        "lie within a bound that a text sets",
        arguments: [
            ("A purchase up to EUR 12,500 is approved by the head.", true),
            ("A purchase above EUR 2,500 is approved by the head.", true),
            ("Between EUR 5,000 and EUR 20,000 the head approves.", true),
            ("From EUR 5,000 to EUR 20,000 the head approves.", true),
            ("A purchase up to EUR 2,500 is approved by the buyer.", false),
            ("A purchase above EUR 12,500 is approved by the board.", false),
            ("Up to 12,500 visitors came.", false), ("The purchase cost EUR 12,500.", false),
        ])
    func bounds(text: String, isTakenIn: Bool) {
        let amounts = AskedThings("Who has to approve a purchase of EUR 11,000?").amounts
        #expect(amounts.takenIn(by: text) == (isTakenIn ? ["11,000"] : []))
    }

    @Test(
        "the rule whose bound takes an amount in came behind others, and the amount was said to stand nowhere"
    )
    func rule() async throws {
        let place = try TemporaryCollection([
            "policy.md": """
            # Purchasing policy

            ## Approval

            A purchase up to EUR 2,500 has to be approved by the buyer.

            A purchase up to EUR 12,500 has to be approved by the head of the department.

            A purchase above EUR 12,500 has to be approved by the board.
            """
        ])
        let answer = try await place.assistant().ask(
            Question("Who has to approve a purchase of EUR 11,000?"))
        #expect(answer.citations.first?.quote.contains("head of the department") == true)
        #expect(!answer.remarks.contains { $0.text.contains("11,000") })
    }
}
