import Testing

@testable import Docent

@Suite("The dates of a question")
struct AskedDatesTests {
    @Test(
        "what names the day in another notation holds its words",
        arguments: [
            ("Which ship came on 5 March 2026?", "Ostara, Arrived: 05.03.2026", ["5", "march", "2026"]),
            ("Which ship came on 05.03.2026?", "The ship came on March 5, 2026.", ["05", "03", "2026"]),
            ("Which ship came in March 2026?", "Arrived: 2026-03-05", ["march", "2026"]),
            ("Which ship comes in March?", "When: 2026-03-05 09:00 – 12:00", ["march"]),
            ("Which ship came on 5 March 2026?", "The ship came on 5 March.", ["5", "march"]),
            ("Which ship came on 5 March 2026?", "Ships of March 2026", []),
            ("Which ship came on 5 March 2026?", "Arrived: 06.03.2026", []),
            ("Which ship came?", "Arrived: 06.03.2026", []),
        ])
    func otherNotations(question: String, text: String, stems: [String]) {
        #expect(AskedDates(question, .english).stems(heldBy: text) == stems)
    }

    private static let log = [
        "log.md": "# Log\n\nDuty officer: Henk Prins. The crane on quay 4 failed on 19.03.2026.",
        "plan.md": "# Plan\n\nIn March 19 bollards are replaced. The crane is painted in 2026.",
    ]

    @Test("a bare number was taken for the day that is asked for")
    func bareNumbers() {
        let dates = AskedDates("What happened on 5 March 2026?", .english)
        let words = "In March 2026 there were 5 tugs."
        #expect(dates.held(in: Words(words).stems, of: words).contains("5") == false)
        #expect(dates.held(in: ["on", "5", "march"], of: "on 5 March").filter { $0 == "5" }.isEmpty == false)
    }

    @Test("a date that a document has in another notation was said to stand nowhere")
    func notAbsent() async throws {
        let assistant = try await TemporaryCollection(Self.log).assistant()
        let absent = try await assistant.absentWords(of: Query(text: "What exploded on 19 March 2026?")).words
        #expect(absent.nowhere == ["exploded"])
        let other = try await assistant.absentWords(of: Query(text: "What failed on 20 March 2026?")).words
        #expect(other.nowhere == ["20 March 2026"])
    }

    @Test("the sentence of a day was left for one with the words of its date")
    func foundByDate() async throws {
        let assistant = try await TemporaryCollection(Self.log).assistant()
        let answer = try await assistant.ask(Question("What happened to the crane on 19 March 2026?"))
        #expect(answer.citations.first?.quote.contains("failed on 19.03.2026") == true, "\(answer.answer)")
    }
}
