import Testing

@testable import Docent

@Suite("A follow-up without a model")
struct FollowUpTests {
    private func resolved(_ question: String, after earlier: String) -> String {
        FollowUp.resolve(Question(question, history: [earlier])).text
    }

    @Test("a code dropped every other name of the question before it")
    func codes() {
        let pump = resolved("And on the PX-300?", after: "What does E07 mean on the PX-200?")
        #expect(pump.contains("E07") && pump.contains("PX-300") && !pump.contains("PX-200"))
        let code = resolved("And E09?", after: "What does E07 mean on the PX-200?")
        #expect(code.contains("E09") && code.contains("PX-200") && !code.contains("E07"))
        let about = resolved("What about the PX-300?", after: "How heavy is the PX-200?")
        #expect(about.contains("heavy") && !about.contains("PX-200"))
    }

    @Test(
        "a name beside a word that points back took its subject's place",
        arguments: [
            ("How many ECTS does it have?", "Who teaches Databases?", "Databases"),
            ("What is his rating?", "Which skipper sails the Aurora?", "Aurora"),
            ("What are her office hours?", "Who teaches Databases?", "Databases"),
            ("Wie hoch ist sein Gehalt?", "Wer leitet das Lager in Graz?", "Lager"),
            ("Wie lautet ihre Nummer?", "Wo ist die Apotheke?", "Apotheke"),
            ("Quelles sont ses heures ?", "Qui dirige le musée Rodin ?", "musée"),
            ("Quel est son prix ?", "Qui dirige le musée Rodin ?", "musée"),
        ])
    func pointers(question: String, earlier: String, subject: String) {
        #expect(resolved(question, after: earlier).contains(subject))
    }

    @Test(
        "thanks and small talk brought the last answer again",
        arguments: [
            "Thanks!", "hello", "Ok, great", "Danke!", "You are wrong", "Tell me a joke", "merci bien",
        ])
    func smallTalk(turn: String) {
        #expect(FollowUp.isSmallTalk(turn))
        #expect(!FollowUp.leans(turn))
    }

    @Test(
        "thanks were answered from whatever thanks somebody",
        arguments: ["Thanks!", "OK, good morning", "Merci"])
    func courtesies(turn: String) {
        #expect(FollowUp.isCourtesy(turn))
        #expect(!FollowUp.isCourtesy(turn + " the canteen"))
    }

    @Test(
        "a short question of the subject before is no small talk",
        arguments: [
            "And in Paris?", "For managers?", "Why?", "How much is it for me?", "Was kostet mir das?",
            "In winter",
        ])
    func asking(turn: String) {
        #expect(!FollowUp.isSmallTalk(turn))
    }

    @Test("what a change of subject had left behind came back with the question after")
    func changedSubject() {
        var question = Question(
            "How many people?", history: ["How much did IT spend in Q3?", "And HR?", "When is the offsite?"])
        question.searched = [
            "How much did IT spend in Q3?", "And HR? much did spend in Q3?", "When is the offsite?",
        ]
        #expect(FollowUp.resolve(question).text == "How many people? is the offsite?")
        question.searched[2] = "Thanks!"
        #expect(FollowUp.resolve(question).text.contains("HR"))
    }

    @Test("an age stood beside the age that it was asked for in place of")
    func numbers() {
        let german = resolved("Und unter 24?", after: "Was zahlen Besucher unter 16 im Museum?")
        #expect(german.contains("24") && german.contains("Museum") && !german.contains("16"))
        let year = resolved("And in 2025?", after: "What did 12 pumps cost in 2024?")
        #expect(year.contains("12") && !year.contains("2024"))
        let amount = resolved("And 9?", after: "What do 12 pumps cost?")
        #expect(!amount.contains("12"))
    }

    @Test("a question for one thing of the one before it leans on it")
    func leans() {
        #expect(resolved("What is the deadline?", after: "Who leads the plant in Graz?").contains("Graz"))
        #expect(resolved("Was ist die Frist?", after: "Wer leitet das Werk in Graz?").contains("Graz"))
    }

    @Test(
        "words that only look like pointers leave a whole question alone",
        arguments: [
            "Wie alt muss man in Österreich sein?", "Welchen Dienst habt ihr am Samstag geplant?",
            "How old is the eldest son of the founder?", "How long must a password be?", "Who is the CEO?",
        ])
    func standsAlone(question: String) {
        #expect(resolved(question, after: "Who leads the plant in Graz?") == question)
    }

    @Test("another town took the place of the day that was asked about")
    func daysStay() {
        let leeds = resolved("And in Leeds?", after: "When is the branch in Bristol open on Saturday?")
        #expect(leeds.contains("Saturday") && leeds.contains("Leeds") && !leeds.contains("Bristol"))
        let sunday = resolved("And on Sunday?", after: "When is the branch in Bristol open on Saturday?")
        #expect(sunday.contains("Bristol") && !sunday.contains("Saturday"))
    }

    @Test(
        "the year after was looked for as words",
        arguments: [
            ("And the year after?", "What was the revenue in 2023?", "What was the revenue in 2024?"),
            ("And the year after?", "How many parts 20245 in 2024?", "How many parts 20245 in 2025?"),
            ("And the year before?", "What was the revenue in 2023?", "What was the revenue in 2022?"),
            ("Und im Jahr danach?", "Wie hoch war der Umsatz 2023?", "Wie hoch war der Umsatz 2024?"),
        ])
    func steppedYears(question: String, earlier: String, asked: String) {
        #expect(resolved(question, after: earlier) == asked)
    }

    @Test(
        "another thing of the same was asked for, and the old one found again",
        arguments: [
            ("And the profit?", "What was the revenue in 2024?", "What was the profit in 2024?"),
            ("And what about the deputy?", "Who is the head of Sales?", "Who is the deputy of Sales?"),
            (
                "And the phone number?", "What is the salary of Anna Kern?",
                "What is the phone number of Anna Kern?"
            ),
            ("Und der Gewinn?", "Wie hoch war der Umsatz 2023?", "Wie hoch war der Gewinn 2023?"),
            ("Et le bénéfice ?", "Quel était le chiffre en 2024 ?", "Quel était le bénéfice en 2024 ?"),
        ])
    func changedThing(question: String, earlier: String, asked: String) {
        #expect(resolved(question, after: earlier) == asked)
    }

    @Test(
        "a thing that may stand for either of two leaves both",
        arguments: [
            ("And the canteen?", "When does the pharmacy of the clinic open?"),
            ("And the Silver plan?", "What is the fee for the Gold plan?"),
            ("And in the west?", "What was the revenue in 2024?"),
            ("Und die Kantine?", "Wann öffnet die Apotheke der Klinik?"),
        ])
    func undecidedThing(question: String, earlier: String) {
        #expect(ChangedThing.resolved(question, after: earlier) == nil)
    }
}
