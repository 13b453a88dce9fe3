import Testing

@testable import Docent

@Suite("What cannot be answered without doubt")
struct AskedQuestionDoubtTests {
    private func unit(_ text: String) throws -> EvidenceUnit {
        let passage = try SamplePassages.passage(text, number: 1)
        return try #require(EvidenceUnit.units(of: passage, number: 0).last)
    }

    private static let clubs =
        "# Clubs\n\n| Club | Day | Led by | Places |\n| --- | --- | --- | --- |\n| Chess | Monday | Ms Ito | 24 |\n"

    @Test(
        "a sentence without any figure of the measure, or without a name, was taken for the answer",
        arguments: [
            ("How tall is the climbing tower?", "The yard has a climbing tower and two swings.", true),
            ("How tall is the climbing tower?", "The climbing tower is 4 m tall.", false),
            ("What does the silver badge weigh?", "A hundred merits earn a silver badge.", true),
            ("What did the summer party cost?", "180 residents came to the summer party.", true),
            ("What did the summer party cost?", "The summer party came to 900 euros.", false),
            ("Who repaired the roof?", "The leaking roof was repaired in May. The work took long.", true),
            ("Who repaired the roof?", "The roof was repaired by Nordlift.", false),
            ("Who repaired the roof?", "The roof was repaired by the caretaker.", false),
            ("Who repaired the roof?", "The roof was repaired by the end of May.", true),
            ("Who must pay for a broken pane?", "The caretaker pays for broken panes.", false),
            ("Who decides on the colour?", "Only in spring. The residents decide on colours.", false),
            ("Who pays for a lost key?", "The family that lost the key pays.", false),
            ("Who clears the snow?", "The neighbours shall clear the snow.", false),
            ("Who clears the snow?", "The heavy snow shall be cleared before seven.", true),
            ("Who keeps the keys of the caretaker?", "The caretaker keeps keys.", true),
            ("Who approves the plan?", "The plan is approved within a week.", true),
            ("Who keeps the keys?", "The rent is set by the council.", true),
            ("Who succeeds Milan Novak?", "Milan Novak retires on 31 March.", true),
            ("What happens when the temperature is too high?", "The pump stops when it is hot.", false),
            ("Can I pay in cash?", "No cash is taken.", false),
            ("How much notice must be given?", "Notice is given in good time.", false),
        ])
    func sentences(question: String, sentence: String, isMissed: Bool) throws {
        #expect(
            (AskedQuestion(question).missing(in: try unit(sentence), quoted: sentence, of: "Notes") != nil)
                == isMissed)
    }

    @Test(
        "a row that gives no price was taken for one",
        arguments: [
            ("How much does the chess club cost?", clubs, true),
            (
                "What does Anna Kern earn?",
                "# Staff\n\n| Name | Extension |\n| --- | --- |\n| Anna Kern | 11 |\n", true
            ),
            (
                "What does a double room cost?",
                "# Rooms\n\n| Room | Rate |\n| --- | --- |\n| double | 80 |\n", false
            ),
            (
                "What does a double room cost?",
                "# Prices\n\n| Room | May |\n| --- | --- |\n| double | 80 |\n", false
            ),
            (
                "Who is responsible for cost centre 3110?",
                "# Centres\n\n| Centre | Head |\n| --- | --- |\n| 3110 | J. Tesař |\n", false
            ),
            (
                "What is the cost centre of Sales?",
                "# Centres\n\n| Team | Centre |\n| --- | --- |\n| Sales | 3110 |\n", false
            ),
        ])
    func rows(question: String, table: String, isMissed: Bool) throws {
        let title = String(table.prefix { $0 != "\n" })
        let missing = AskedQuestion(question).missing(in: try unit(table), quoted: table, of: title)
        #expect((missing != nil) == isMissed)
    }

    @Test(
        "a row was taken for the answer that holds nothing of the kind",
        arguments: [
            ("What does the water tower weigh?", [("Place", "Water tower"), ("Fee", "€ 220")], true),
            ("What does the pump weigh?", [("Part", "Pump"), ("Weight", "12.5")], false),
            ("What does the pump weigh?", [("Part", "Pump"), ("Value", "12.5 kg")], false),
            ("How tall is the mast?", [("Part", "Mast"), ("Price", "€ 90")], true),
            ("How tall is the mast?", [("Part", "Mast"), ("Height", "9 m")], false),
            ("Who leads the fire brigade?", [("Unit", "Fire brigade"), ("Staff", "44")], true),
            ("Who leads the fire brigade?", [("Unit", "Fire brigade"), ("Head", "the chief")], false),
            ("How many work in the fire brigade?", [("Unit", "Fire brigade"), ("Staff", "44")], false),
        ])
    func kinds(question: String, row: [(String, String)], isMissed: Bool) throws {
        let table = [row.map(\.0), row.map { _ in "---" }, row.map(\.1)].map {
            "| \($0.joined(separator: " | ")) |"
        }
        let unit = try unit("# Table\n\n\(table.joined(separator: "\n"))\n")
        let missing = AskedQuestion(question).missing(in: unit, quoted: unit.text, of: "Notes")
        #expect((missing != nil) == isMissed)
    }

    @Test("a price in the sentence behind was no answer, and any amount there was one")
    func pricesBehind() throws {
        let question = AskedQuestion("What does a place in the nursery cost?")
        let first = "The nursery has 18 places."
        let unit = try unit(first)
        func missing(_ next: String) -> Doubt? {
            question.missing(in: unit, quoted: "\(first) \(next)", of: "Notes")
        }
        #expect(missing("The monthly fee is € 80.") == nil)
        #expect(missing("A raffle brought 640 euros.") == Doubt(.noFigure, asked: ["amount of money"]))
    }
}
