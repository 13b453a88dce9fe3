import Testing

@testable import Docent

@Suite("Words of a question that exclude others")
struct AskedContrastsTests {
    @Test(
        "what is quoted of the other side answers with doubt",
        arguments: [
            ("When was the west wing opened?", "The east wing was opened in 2025.", true),
            ("When was the west wing opened?", "The western wing was opened in 2025.", false),
            ("When were the west and the east wing opened?", "The east wing was opened in 2025.", false),
            ("What is the maximum temperature?", "Minimum temperature: 4 °C", true),
            ("How much is the net premium?", "Gross premiums, 2025: 73,950", true),
            ("Wann ist am Sonntag geöffnet?", "Samstag von 9 bis 13 Uhr", true),
            ("When does it open on Wednesday?", "Open Monday to Friday from 9", false),
            ("When does it open on Sunday?", "Open Monday to Friday from 9", true),
            ("Is it open on Sunday?", "Open from Saturday to Monday", false),
            ("Who signs the second report?", "The first report is signed by the board.", true),
            ("Who signs the report?", "The first report is signed by the board.", false),
        ])
    func crossed(question: String, quoted: String, isCrossed: Bool) {
        #expect((AskedContrasts(question).crossed(by: quoted, around: quoted) != nil) == isCrossed)
    }

    @Test("a word of the passage around says what a quote is of")
    func around() {
        let asked = AskedContrasts("When was the west wing opened?")
        let quote = "Like the east wing it was opened in May."
        #expect(asked.crossed(by: quote, around: "The west wing has 40 beds. " + quote) == nil)
    }
}
