import Testing

@testable import Docent

@Suite("The kind of answer expected")
struct ExpectedAnswerTests {
    @Test("a number before a colon was a time of day, and a moment a reason")
    func colons() {
        let asked: Set = ["when", "is", "the", "hearing", "m", "301"]
        #expect(ExpectedAnswer.date.match(in: "M-301: date of the hearing", asked: asked) == 0)
        #expect(ExpectedAnswer.date.match(in: "At 9:30 in hall two.", asked: asked) == 1)
        #expect(ExpectedAnswer.reason.match(in: "Since 5.2 they stop.", asked: asked) == 0)
        #expect(ExpectedAnswer.reason.match(in: "The cause is the relay.", asked: asked) == 1)
    }

    @Test(
        "is read off the question",
        arguments: [
            ("How many people work in Linz?", ExpectedAnswer.number),
            ("How much does a filter cost?", .money),
            ("How long is the trial period?", .duration),
            ("What percentage of the costs is rent?", .share),
            ("How heavy is the pump?", .mass),
            ("How much does the smaller pump weigh?", .mass),
            ("What temperature does it stand?", .heat),
            ("How tall is the mast?", .length),
            // Rents and limits are high too.
            ("How high are the loans in 2023?", .number),
            ("When does the course begin?", .date),
            ("My phone is gone. What number do I call?", .telephone),
            ("Who leads the crisis team?", .name),
            ("What must I do when I am ill?", .anything),
            ("What do colleagues who travel have to hand in?", .anything),
            ("In the winter, when does the pool open?", .date),
            ("The workshop is led by whom?", .name),
            ("Since when is the rule in force?", .date),
            ("Why did the cash flow fall?", .reason),
            ("Where do we gather?", .anything),
            ("Wie lange dauert die Probezeit?", .duration),
            ("Wer leitet die Werkstatt?", .name),
            ("Combien de jours ai-je ?", .duration),
        ])
    func kind(question: String, kind: ExpectedAnswer) {
        #expect(ExpectedAnswer(question) == kind)
    }

    @Test(
        "is matched with what a text holds",
        arguments: [
            (ExpectedAnswer.money, "The fee is EUR 15.", 1.0),
            (.money, "There are 15 of them.", 0.5),
            (.money, "The fee is waived.", 0),
            (.duration, "It lasts 30 days.", 1),
            (.date, "It begins on Monday.", 0.8),
            (.date, "It began on 3 May 1991.", 1),
            (.telephone, "Call +43 732 555 0199.", 1),
            (.telephone, "Call us.", 0),
            (.mass, "It has 171 kg.", 1),
            (.mass, "It is 65 cm wide.", 0.5),
            (.length, "It is 65 cm wide.", 1),
            (.heat, "Up to 120 °C.", 1),
            (.name, "It is led by Petr Havlík.", 1),
            (.name, "It is led by nobody.", 0),
            // Months and what opens a sentence name nobody.
            (.name, "He retires on 31 March. The post is vacant.", 0),
            (.name, "Havlík leads. Petr Havlík leads.", 1),
            (.anything, "Whatever it is.", 0.5),
        ])
    func match(kind: ExpectedAnswer, text: String, value: Double) {
        #expect(kind.match(in: text, asked: []) == value)
    }

    @Test("does not count a figure that the question itself says")
    func asked() {
        #expect(ExpectedAnswer.number.match(in: "Bench 3 is new.", asked: ["3"]) == 0)
    }

    @Test("per cent was taken for money")
    func perCent() {
        let asked = ExpectedAnswer("How much does the process cost?")
        #expect(asked.match(in: "It saves about 40 per cent of the energy.", asked: []) < 1)
        #expect(asked.match(in: "It costs 40 cents.", asked: []) == 1)
    }
}
