import Testing

@testable import Docent

@Suite("Letters and their replies")
struct MailThreadsTests {
    private static func letter(_ from: String, _ subject: String, _ date: String, _ words: String) -> String {
        "From x Mon Jan  1 00:00:00 2026\nFrom: \(from)\nTo: desk@port.example\nSubject: \(subject)\n"
            + "Date: \(date) 2026 10:00:00 +0000\n\n\(words)\n\n"
    }

    private static let box =
        letter(
            "Petra Lund <lund@ostara.example>", "Shore power", "Tue, 10 Mar",
            "The shore power of the Ostara trips every night. Why does it trip?")
        + letter(
            "Desk <desk@port.example>", "AW: Re: Shore power", "Wed, 11 Mar",
            "Dear Ms Lund,\n\nthe cause is the leakage relay, which we set to 100 mA today.")
        + letter(
            "Tomas Rehn <rehn@yard.example>", "Waste oil", "Thu, 12 Mar", "Where can we leave waste oil?")
        + letter(
            "Desk <desk@port.example>", "Re: Waste oil", "Fri, 13 Mar", "Take it to the tank behind shed 12.")

    private func answer(_ question: String, _ mail: String = box) async throws -> Answer {
        try await TemporaryCollection(["desk.mbox": mail]).assistant().ask(Question(question))
    }

    @Test(
        "what somebody asked was quoted in the place of the reply",
        arguments: [
            ("Why does the shore power of the Ostara trip?", "leakage relay"),
            ("Where can Tomas Rehn leave waste oil?", "behind shed 12"),
        ])
    func replies(question: String, reply: String) async throws {
        let answer = try await answer(question)
        #expect(answer.citations.first?.quote.contains(reply) == true, "\(answer.answer)")
    }

    @Test("a reply stands behind what was said before it, where that is asked for")
    func told() async throws {
        let answer = try await answer("How often does the shore power of the Ostara trip?")
        #expect(answer.citations.first?.quote.contains("every night") == true, "\(answer.answer)")
    }

    private static let moved = letter(
        "Lars Ek <ek@klasse.example>", "Inspection of the Tern", "Mon, 11 May",
        "The inspection of the Tern is moved to 2 September 2026, 10:15.")

    @Test("the day of a letter was given for that of what it tells")
    func dates() async throws {
        let answer = try await answer("When is the inspection of the Tern?", Self.moved)
        #expect(answer.citations.map(\.quote).allSatisfy { !$0.hasPrefix("Date:") }, "\(answer.answer)")
        #expect(answer.citations.first?.quote.contains("2 September") == true)
        let written = try await self.answer("When was the mail about the Tern sent?", Self.moved)
        #expect(written.citations.first?.quote.hasPrefix("Date: Mon, 11 May") == true, "\(written.answer)")
    }
}
