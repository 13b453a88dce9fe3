import Testing

@testable import Docent

@Suite("Codes and years of a question")
struct AskedThingsTests {
    @Test(
        "finds names of parts, forms, versions and errors, and no amounts",
        arguments: [
            ("What is the price of the T-200?", ["T-200"]),
            ("What does error “E09” mean?", ["E09"]),
            ("Is PX-4000-B or MV40.17 in stock?", ["PX-4000-B", "MV40.17"]),
            ("Which changes came with v2.3?", ["v2.3"]),
            ("What do 20km cost in the 3rd week of Q3 at 5G and 24-hour service?", []),
            ("May I spend 450 EUR on the 2nd of May?", []),
            ("Is A4 paper in stock?", []),
            ("What does `--drain-after=20` do, and --fill?", ["--drain-after", "--fill"]),
            ("Is it there -- or not? Who --", []),
        ])
    func codes(question: String, codes: [String]) {
        #expect(AskedThings(question).codes == codes)
    }

    @Test(
        "finds names with a number, and no amounts or dates",
        arguments: [
            ("What is the noise level of the Brio 60?", ["Brio 60"]),
            ("Who is on call in week 15?", ["week 15"]),
            ("What does Section 4 of the lease say?", ["Section 4"]), ("Who was there on May 12?", []),
            ("Does it take 3 weeks or more than 20 days?", []),
            ("Is Room 12 or Room 14 free?", ["Room 12", "Room 14"]),
            ("Who won in France 1998?", []), ("Is it dearer than EUR 500?", []),
            ("What is the list price of an MV 20?", ["MV 20"]),
            ("Is the plant certified to ISO 9001?", ["ISO 9001"]),
            ("Does it cost CZK 800 or CHF 30?", []),
            ("When is the evening for Year 8?", ["Year 8"]), ("What is planned on day 3?", ["day 3"]),
            ("What was decided in year 2014?", []),
        ])
    func numbered(question: String, names: [String]) {
        #expect(AskedThings(question).numbered == names)
    }

    @Test(
        "finds a code however its parts are joined",
        arguments: [
            ("T-200", "The T 200 costs 40 euros.", true), ("T200", "Price of T-200: 40", true),
            ("PX-4000", "The PX-4000-B is new.", true), ("T-200", "The S-200 costs 40 euros.", false),
            ("T-200", "The T-2000 costs 40 euros.", false), ("E09", "Errors E0 and 9", false),
        ])
    func held(code: String, text: String, isHeld: Bool) {
        #expect(AskedThings(code).codes(lackingIn: text).isEmpty == isHeld)
    }

    @Test(
        "finds a year by itself, in a date or within a span",
        arguments: [
            ("Holidays of 2027", true), ("on 2027-04-01", true), ("from 2025 to 2029", true),
            ("Holidays of 2026", false), ("2025, 2026", false), ("20270 pieces", false), ("2025–2029", true),
            ("Parks 1975, budget 2050", false),
        ])
    func years(text: String, isHeld: Bool) {
        #expect(AskedThings("Which holidays are there in 2027?").years(lackingIn: text).isEmpty == isHeld)
    }

    @Test("two years beside each other were taken for all between them")
    func years() {
        let asked = AskedThings("Who won the championship in 1932?")
        #expect(asked.years(lackingIn: "He won in 1928, 1931 and 1936.") == [1932])
        #expect(asked.years(lackingIn: "He won between 1931 and 1936.").isEmpty)
        #expect(asked.years(lackingIn: "He won each year, 1931–1936.").isEmpty)
    }
}
