import Testing

@testable import Docent

@Suite("Things told apart by how many they have of something")
struct CountedKindsTests {
    @Test(
        "another count was taken for the one that was asked for",
        arguments: [
            (
                "How long is the wait for a five-room flat?",
                "For a two-room flat 14 months, for a four-room flat 3 years.", true
            ),
            (
                "How long is the wait for a four-room flat?",
                "For a two-room flat 14 months, for a four-room flat 3 years.", false
            ),
            ("What does a 3-day ticket cost?", "A 1-day ticket costs € 20, a 7-day ticket € 90.", true),
            ("What does a 3-day ticket cost?", "A three-day ticket costs € 50, a 7-day ticket € 90.", false),
            (
                "What does a 3-day ticket cost?", "Tickets cost € 20 a day; there is a two-tier discount.",
                false
            ),
            ("How far is the T-junction?", "The X-junction is 3 km away.", false),
        ])
    func crossed(question: String, text: String, isCrossed: Bool) {
        #expect((CountedKinds(question).crossed(by: text) != nil) == isCrossed)
    }
}
