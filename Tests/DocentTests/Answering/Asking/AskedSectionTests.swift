import Testing

@testable import Docent

@Suite("A part of a document that is asked for by its number")
struct AskedSectionTests {
    @Test(
        "is told from other numbers",
        arguments: [
            ("What does clause 2.2 say?", "2.2", true),
            ("What does section 4 of the lease require?", "4", true),
            ("Was steht in § 7?", "7", true), ("Was regelt Ziffer 3.1?", "3.1", true),
            ("How high is the cap in clause 2.1?", "2.1", false), ("What happened in 2024?", nil, false),
            ("What is the rule of 2019?", nil, false),
            ("How do clauses 2.1 and section 3 differ?", nil, false),
            ("How many items cost 4?", nil, false),
        ])
    func recognised(question: String, number: String?, isWhole: Bool) {
        let section = AskedSection(question)
        #expect(section?.number == number)
        #expect(section?.isWhole ?? false == isWhole)
    }
}
