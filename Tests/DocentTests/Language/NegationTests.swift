import Testing

@testable import Docent

@Suite("A word that denies")
struct NegationTests {
    @Test(
        "a word denies a statement, lacks a thing or forbids a deed",
        arguments: [
            ("not", .denial), ("keine", .denial), ("cannot", .denial), ("isn't", .denial), ("n't", .denial),
            ("without", .absence), ("ohne", .absence), ("verboten", .prohibition), ("only", nil),
            ("note", nil),
        ] as [(String, Negation?)])
    func kinds(word: String, negation: Negation?) {
        #expect(Negation(word) == negation)
    }

    @Test("a shortened denial becomes a word of its own")
    func spelling() {
        #expect(Negation.spelledOut("It isn’t, and CANNOT be") == "it is not, and can not be")
    }
}
