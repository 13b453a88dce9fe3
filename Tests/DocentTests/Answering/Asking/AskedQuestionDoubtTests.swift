import Testing

@testable import Docent

@Suite("What cannot be answered without doubt")
struct AskedQuestionDoubtTests {
    private func unit(_ text: String) throws -> EvidenceUnit {
        let passage = try SamplePassages.passage(text, number: 1)
        return try #require(EvidenceUnit.units(of: passage, number: 0).last)
    }

    @Test(
        "a sentence without a name was taken for the answer",
        arguments: [
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
        let missing = AskedQuestion(question).missing(in: try unit(sentence), quoted: sentence)
        #expect((missing != nil) == isMissed)
    }

    @Test(
        "a row was taken for the answer that holds nothing of the kind",
        arguments: [
            ("Who leads the fire brigade?", [("Unit", "Fire brigade"), ("Staff", "44")], true),
            ("Who leads the fire brigade?", [("Unit", "Fire brigade"), ("Head", "the chief")], false),
            ("How many work in the fire brigade?", [("Unit", "Fire brigade"), ("Staff", "44")], false),
        ])
    func kinds(question: String, row: [(String, String)], isMissed: Bool) throws {
        let table = [row.map(\.0), row.map { _ in "---" }, row.map(\.1)].map {
            "| \($0.joined(separator: " | ")) |"
        }
        let unit = try unit("# Table\n\n\(table.joined(separator: "\n"))\n")
        let missing = AskedQuestion(question).missing(in: unit, quoted: unit.text)
        #expect((missing != nil) == isMissed)
    }
}
