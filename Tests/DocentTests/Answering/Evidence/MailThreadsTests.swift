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

    // MARK: Quoted letters

    private static func mail(_ from: String, _ subject: String, _ day: Int, _ words: String) -> String {
        "From: \(from)\nTo: team@port.example\nSubject: \(subject)\nDate: \(day) Sep 2026 10:00:00 +0000\n\n\(words)\n"
    }

    private static let offer =
        "for the offsite I have two offers: the Lindenhof in Goslar and the Seehaus in Plau. Please vote until Friday."
    private static let booked = "I have booked the Seehaus from 18 to 20 May 2027 for 24 people."
    private static let offsite = [
        "1.eml": mail(
            "Aino Berg <aino@port.example>", "Venue of the offsite", 7, "Hi all,\n\n\(offer)\n\nAino"),
        "2.eml": mail(
            "Aino Berg <aino@port.example>", "Re: Venue of the offsite", 15,
            "\(booked)\n\nAino\n\nOn Mon, 7 Sep 2026 at 09:12, Aino Berg wrote:\n> Hi all,\n>\n> \(offer)\n>\n> Aino"
        ),
        "3.eml": mail(
            "Henk Vos <henk@port.example>", "Re: Venue of the offsite", 16,
            "I cannot come, my daughter marries on 19 May. So we are 23.\n\nHenk\n\nOn Tue, 15 Sep 2026 at 16:40, Aino Berg\n<aino@port.example> wrote:\n> \(booked)\n>\n> Aino\n>\n> On Mon, 7 Sep 2026 at 09:12, Aino Berg wrote:\n> > Hi all,\n> >\n> > \(offer)"
        ),
    ]

    @Test(
        "what a reply quotes was cited from the reply, and the line above it was an answer",
        arguments: [
            ("When is the offsite?", "2.eml", "18 to 20 May 2027"),
            ("Who cannot come to the offsite?", "3.eml", "I cannot come"),
        ])
    func quotedLetters(question: String, document: String, words: String) async throws {
        let answer = try await TemporaryCollection(Self.offsite).assistant().ask(Question(question))
        #expect(answer.citations.first?.document == document, "\(answer.answer)")
        #expect(answer.citations.first?.quote.contains(words) == true, "\(answer.answer)")
        #expect(!answer.answer.contains("wrote:"), "\(answer.answer)")
    }

    @Test("the price that a reply settled stood behind the one that it names as past")
    func settled() async throws {
        let letters = [
            "1.eml": Self.mail(
                "Tom <t@port.example>", "Renewal of VaultKeeper", 1,
                "Passkey raises the price of VaultKeeper from EUR 41 to EUR 55 per seat. Can you check the contract?"
            ),
            "2.eml": Self.mail(
                "Marta <m@port.example>", "Re: Renewal of VaultKeeper", 2,
                "we missed the date. I negotiated EUR 47 instead of 55.\n\n> Passkey raises the price of VaultKeeper from EUR 41 to EUR 55 per seat."
            ),
        ]
        let answer = try await TemporaryCollection(letters).assistant().ask(
            Question("What is the price of VaultKeeper per seat?"))
        #expect(answer.citations.first?.quote.contains("EUR 47") == true, "\(answer.answer)")
    }

    @Test("a summary of a letter was its head and what it quotes, and left out what its sender wrote")
    func summary() async throws {
        let place = try TemporaryCollection(Self.offsite)
        let summary = try await place.assistant().summarize("3.eml")
        let text = summary.sections.map(\.text).joined(separator: "\n")
        #expect(text.contains("I cannot come") && text.contains("So we are 23."), "\(text)")
        #expect(!text.contains("wrote:") && !text.contains("To:") && !text.contains("booked"), "\(text)")
    }
}

@Suite("The parts of a letter")
struct MailPartsTests {
    @Test(
        "the lines above what is quoted",
        arguments: [
            (["On Mon, 7 Sep 2026 at 09:12, Aino Berg wrote:", "Hello."], [0..<1]),
            (["Am 07.09.2026 um 09:12 schrieb Aino Berg", "<aino@port.example>:", "Hallo."], [0..<2]),
            (["Le 7 sept. 2026 à 09:12, Aino Berg a écrit :", "Bonjour."], [0..<1]),
            (
                [
                    "Thanks.", "-----Original Message-----", "From: Aino Berg", "Sent: 7 September 2026",
                    "Subject: Venue", "Hello.",
                ], [1..<5]
            ),
            (["Von: Aino Berg", "Gesendet: 7. September 2026", "An: Team", "Hallo."], [0..<3]),
            (["Date: 5 May", "Place: town hall"], []), (["She wrote:", "Hello."], []),
            (["From: the old quay to the new one"], []),
        ] as [([String], [Range<Int>])])
    func heads(lines: [String], heads: [Range<Int>]) {
        #expect(MailParts.heads(among: lines).map(\.lines) == heads)
    }
}
