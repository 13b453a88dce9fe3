import Testing

@testable import Docent

struct CountedThingTests {
    @Test(
        "another thing's number answered how many there are of one",
        arguments: [
            ("How many wolves live in the park?", "About 90 brown bears live in the park."),
            ("How many other pedestrians cross the bridge?", "The bridge carries 41,000 vehicles."),
            ("Wie viele Wölfe leben im Park?", "Im Park leben 90 Bären."),
            ("Combien de loups vivent dans le parc ?", "Dans le parc vivent 90 ours."),
        ])
    func other(question: String, text: String) {
        #expect(CountedThing(question)?.isMissing(in: text) == true)
    }

    @Test(
        "a thing under its own name, or one that may have any, is not missed",
        arguments: [
            ("How many wolves live in the park?", "Some 20 wolves live in the park."),
            ("How many people live in Oster?", "Oster has 4,120 inhabitants."),
            ("How many days of leave are there?", "Leave: 25 days."),
            ("How many employees work in Brno?", "The staff of Brno is 40."),
            ("How many do we have?", "There are 12 of them."),
            ("Where is the park?", "The park lies in the north."),
        ])
    func same(question: String, text: String) {
        #expect(CountedThing(question)?.isMissing(in: text) != true)
    }

    @Test("two years beside each other were taken for all between them")
    func years() {
        let asked = AskedThings("Who won the championship in 1932?")
        #expect(asked.years(lackingIn: "He won in 1928, 1931 and 1936.") == [1932])
        #expect(asked.years(lackingIn: "He won between 1931 and 1936.").isEmpty)
        #expect(asked.years(lackingIn: "He won each year, 1931–1936.").isEmpty)
    }

    @Test("per cent was taken for money")
    func perCent() {
        let asked = ExpectedAnswer("How much does the process cost?")
        #expect(asked.match(in: "It saves about 40 per cent of the energy.", asked: []) < 1)
        #expect(asked.match(in: "It costs 40 cents.", asked: []) == 1)
    }
}
