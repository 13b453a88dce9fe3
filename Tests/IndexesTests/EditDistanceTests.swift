import Testing

@testable import Indexes

@Suite struct EditDistanceTests {
    @Test(arguments: [
        ("annual", "anual", 1), ("receive", "recieve", 1), ("report", "report", 0), ("budget", "bugdte", 2),
        ("canteen", "cantine", 2), ("form", "from", 1), ("", "ab", 2), ("laptop", "lpatpo", 2),
    ]) func `a letter more, less or another, or two exchanged is an edit`(
        one: String, other: String, edits: Int
    ) {
        #expect(EditDistance.between(Array(one.utf8), Array(other.utf8), most: 2) == edits)
        #expect(EditDistance.between(Array(other.utf8), Array(one.utf8), most: 2) == edits)
        #expect(
            edits == 0 || EditDistance.between(Array(one.utf8), Array(other.utf8), most: edits - 1) == nil)
    }

    @Test(arguments: [
        ("vacat", "vacaton", 0), ("reimburs", "riembursement", 1), ("vacat", "vcation", 1), ("tax", "van", 2),
    ])
    func `a stem is compared with whatever beginning of a word is nearest`(
        stem: String, word: String, edits: Int
    ) {
        #expect(EditDistance.between(Array(stem.utf8), beginningOf: Array(word.utf8)) == edits)
    }
}
