import Testing

@testable import Docent

@Suite("A bound")
struct BoundTests {
    @Test(
        "a cell keeps to a bound in any unit of its measure, that of its header included",
        arguments: [
            ("less than 2 kg", "1500 g", "Weight", true), ("less than 2 kg", "2500", "Weight (g)", false),
            ("within 2 weeks", "10 days", "", true), ("less than 2 weeks", "10 days", "Notice", true),
            ("more than 2 weeks", "up to 10 days", "Notice", false),
            ("less than 5 kg", "up to 2 m", "Size", nil), ("less than 5000 €", "4", "Cost (T€)", true),
            ("after 1 May 2025", "3 June 2025", "Due", true), ("since 2014", "2012", "Built", false),
        ] as [(String, String, String, Bool?)])
    func cells(text: String, cell: String, header: String, isKept: Bool?) {
        let bound = WrittenBound(firstIn: text).map(Bound.number) ?? Bound(ofTimeIn: text)
        #expect(bound?.holds(cell, below: header) == isKept)
    }

    @Test("a sentence keeps to a bound by an amount that says its unit")
    func sentences() throws {
        let bound = Bound.number(try #require(WrittenBound(firstIn: "less than 2 weeks")))
        #expect(bound.isKept(in: "The notice is 10 days."))
        #expect(bound.isKept(in: "It takes a week."))
        #expect(!bound.isKept(in: "Rule 10 says how."))
        #expect(!bound.isKept(in: "The notice is a month."))
    }
}
