import Testing

@testable import Docent

@Suite("A follow-up that may mean either of two things")
struct RivalThingsTests {
    @Test(
        "stands for each of them",
        arguments: [
            (
                "And the canteen?", "What does parking at Plant 2 cost?",
                ["What does canteen at Plant 2 cost?", "What does parking at canteen cost?"]
            ),
            (
                "And the canteen?", "When does the pharmacy of the clinic open?",
                ["When does the canteen of the clinic open?", "When does the pharmacy of the canteen open?"]
            ),
            (
                "And what about the board?", "What is the allowance for the deputy?",
                ["What is the board for the deputy?", "What is the allowance for the board?"]
            ),
            (
                "Und die Kantine?", "Wann öffnet die Apotheke der Klinik?",
                ["Wann öffnet die Kantine der Klinik?", "Wann öffnet die Apotheke der Kantine?"]
            ),
            ("And in winter?", "When does the pharmacy of the clinic open?", []),
            ("And the canteen?", "Where is parking?", ["Where is canteen?"]),
            ("Und ein Doppelzimmer?", "Was kostet ein Einzelzimmer?", ["Was kostet ein Doppelzimmer?"]),
            (
                "And children?", "What do adults pay in winter?",
                ["What do children in winter?", "What do adults pay in children?"]
            ),
            (
                "What about the east gate?", "When does the shop at the west gate open?",
                [
                    "When does the east gate at the west gate open?",
                    "When does the shop at the east gate open?",
                ]
            ),
        ])
    func questions(question: String, earlier: String, expected: [String]) {
        #expect(RivalThings.questions(question, after: earlier) == expected)
    }

    private func searched(_ text: String) async throws -> String {
        let assistant = try await TemporaryCollection(["costs.md": text]).assistant()
        return try await assistant.standingAlone(
            Question("And the canteen?", history: ["What does parking at Plant 2 cost?"])
        ).text
    }

    @Test("both were looked for, where the documents hold one of them")
    func chosen() async throws {
        #expect(
            try await searched(
                """
                # Costs

                | Place | Parking | Lunch |
                | --- | --- | --- |
                | Plant 2 | 20 € | 6 € |
                | Canteen | 35 € | 5 € |
                """) == "What does parking at canteen cost?")
    }

    @Test("all names of the question before gave way to the one of the new question")
    func renamed() async throws {
        let place = try TemporaryCollection([
            "stock.md": """
            # Stock

            | Tool | Lund | Malmo |
            | --- | --- | --- |
            | Skarn | 11 | 7 |
            | Torr | 23 | 4 |
            """
        ])
        let query = try await place.assistant().standingAlone(
            Question("What about Malmo?", history: ["How many Skarn are in stock in Lund?"]))
        #expect(query.text.contains("Skarn") && query.text.contains("Malmo") && !query.text.contains("Lund"))
    }

    @Test("one was chosen, where the documents tell neither from the other")
    func undecided() async throws {
        let text = try await searched("# Rules\n\nDogs are not allowed.\n")
        #expect(text.contains("canteen") && text.contains("parking") && text.contains("Plant 2"))
    }
}
