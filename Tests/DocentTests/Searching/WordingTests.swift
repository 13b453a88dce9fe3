import Testing

@testable import Docent

/// Which passages are taken for copies of others.
@Suite struct WordingTests {
    private static let long = (1...60).map { "word\($0)" }.joined(separator: " ")

    @Test(arguments: [
        ("Row of a table", "ROW  of a\ntable", true), ("Row of a table", "Row of a table.", false),
        // The same letters in another order.
        ("dog bites man", "man bites dog", false), ("listen", "silent", false),
        (long, long + ".", true), (long, "(" + long + ")", true), (long, long + " 61", false),
        ("条款一", "条款二", false), ("条款一", " 条款一", true),
    ])
    func `passages that say the same are told, and no others`(one: String, other: String, areSame: Bool) {
        var known = KnownWordings<Int>()
        let first = Wording(one)
        #expect(known.place(of: first) == nil)
        known.add(first, at: 1)
        let second = Wording(other)
        #expect((known.place(of: second) == 1) == areSame)
        if !areSame { known.add(second, at: 2) }
        #expect(known.place(of: Wording(one)) == 1)
        #expect(known.place(of: Wording(other)) == (areSame ? 1 : 2))
        known.move { $0 + 10 }
        #expect(known.place(of: Wording(other)) == (areSame ? 11 : 12))
    }

    @Test func `among very many each finds its own place`() {
        var known = KnownWordings<Int>()
        for number in 0..<1_000 {
            let wording = Wording("passage \(number) of many, \(String(repeating: "x", count: number % 500))")
            #expect(known.place(of: wording) == nil)
            known.add(wording, at: number)
        }
        for number in 0..<1_000 {
            let text = "Passage \(number) of many, \(String(repeating: "X", count: number % 500))"
            #expect(known.place(of: Wording(text)) == number)
        }
    }
}
