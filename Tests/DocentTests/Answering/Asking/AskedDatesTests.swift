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
        let absent = try await assistant.absentWords(of: "What exploded on 19 March 2026?").words
        #expect(absent.nowhere == ["exploded"])
        let other = try await assistant.absentWords(of: "What failed on 20 March 2026?").words
        #expect(other.nowhere == ["20 March 2026"])
    }

    private static let minutes = [
        "2026-10-06 weekly.md":
            "# Weekly, 6 October 2026\n\nThe push service was down for six hours on 29 September.\n\n| Who | What | Until |\n| --- | --- | --- |\n| Aino | draft the buddy programme | 27 October |\n| Paula | get three offers | 20 October |",
        "other.md": "# Budget\n\nPlanned for November: 30 chairs. The 29 tables of October were sold.",
    ]

    @Test(
        "a day without its year was said to stand nowhere",
        arguments: [
            ("What happened on 29 September?", []), ("What is due by 27 October?", []),
            ("What is due by 27 October 2026?", []), ("What is due by 27.10.2026?", []),
            ("What is due by 29 October?", ["29 October"]),
            ("What is due by 27 October 2025?", ["27 October 2025"]),
        ])
    func yearless(question: String, nowhere: [String]) async throws {
        let assistant = try await TemporaryCollection(Self.minutes).assistant()
        let absent = try await assistant.absentWords(of: question).words.nowhere
        #expect(absent.filter { $0.contains { $0.isNumber } } == nowhere)
    }

    @Test("a day was not found by its whole date in a document of its year")
    func yearOfDocument() async throws {
        let assistant = try await TemporaryCollection(Self.minutes).assistant()
        let answer = try await assistant.ask(Question("What must Aino draft by 27 October 2026?"))
        #expect(answer.status == .answered && answer.answer.contains("buddy programme"), "\(answer.answer)")
    }

    @Test("the sentence of a day was left for one with the words of its date")
    func foundByDate() async throws {
        let assistant = try await TemporaryCollection(Self.log).assistant()
        let answer = try await assistant.ask(Question("What happened to the crane on 19 March 2026?"))
        #expect(answer.citations.first?.quote.contains("failed on 19.03.2026") == true, "\(answer.answer)")
    }
}
