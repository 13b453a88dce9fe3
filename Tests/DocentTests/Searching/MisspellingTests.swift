import Testing

@testable import Docent

@Suite("A misspelt word")
struct MisspellingTests {
    @Test(
        "is so many edits away from what is meant, and a form of a word is none",
        arguments: [
            ("anual", "annual", 1), ("Recieve", "receive", 1), ("deparmtent", "department", 1),
            ("holidya", "holiday", 1), ("insurace", "insurance", 1), ("mangement", "Management", 1),
            ("roofers", "roofed", nil), ("Mieten", "Mieter", nil), ("report", "reports", nil),
            ("annual", "Annual", nil),
            ("canteen", "captain", nil), ("Straße", "Strasse", nil), ("cantene", "cantine", 1),
            ("bake", "base", nil), ("extort", "export", nil), ("spinhle", "spindle", 1),
        ] as [(String, String, Int?)])
    func edits(typed: String, written: String, edits: Int?) {
        #expect(Misspelling.edits(from: typed, to: written, most: 2) == edits)
    }

    @Test(
        "American endings were taken for somebody's role, and British ones not found",
        arguments: [
            ("behavior", "behaviour"), ("harbor", "harbour"), ("neighbor", "neighbour"),
            ("flavor", "flavour"),
            ("humor", "humour"), ("labor", "labour"), ("vapor", "vapour"), ("armor", "armour"),
        ])
    func american(typed: String, written: String) {
        #expect(Misspelling.edits(from: typed, to: written, most: 2) == 1)
        #expect(Misspelling.edits(from: "licensor", to: "licence", most: 3) == nil)
        #expect(Misspelling.edits(from: "licensee", to: "license", most: 2) == nil)
    }

    @Test(
        "was looked for in whatever is spelled a little like it",
        arguments: [
            ("fee", false, true, 0), ("rent", false, true, 1), ("offside", false, true, 1),
            ("department", false, true, 2), ("Hoffmannsthal", true, true, 1), ("brauche", false, false, 1),
            ("rufe", false, false, 0),
        ])
    func most(word: String, isName: Bool, isKnownLanguage: Bool, edits: Int) {
        #expect(
            Misspelling.mostEdits(in: word, isName: isName, isKnownLanguage: isKnownLanguage) == edits)
    }

    @Test("was mended within other words too")
    func mended() {
        let misspelling = Misspelling(typed: "fee", read: "fees", isName: false)
        #expect(misspelling.mended("The fee, feet and coffee: fee") == "The fees, feet and coffee: fees")
    }

    private func assistant() async throws -> Assistant {
        try await TemporaryCollection([
            "handbook.md": """
            # Handbook

            The annual report is due on 31 March. The canteen opens at 11:30.

            The parking permit of Mr Kessler costs 40 euros a year. Overtime is paid with a supplement of 25 %.
            """
        ]).assistant()
    }

    @Test(
        "was looked for as it was typed, and nothing was found",
        arguments: [
            ("When is the anual reprot due?", "31 March", ["anual", "reprot"]),
            ("When does the cantene open?", "11:30", ["cantene"]),
            ("What is the suplement for overtmie?", "25 %", ["suplement", "overtmie"]),
        ])
    func answered(question: String, words: String, typed: [String]) async throws {
        let answer = try await assistant().ask(Question(question))
        #expect(answer.question == question)
        #expect(answer.answer.contains(words))
        #expect(answer.remarks.filter { $0.text.hasPrefix("Read “") }.count == typed.count)
        #expect(typed.allSatisfy { word in answer.remarks.contains { $0.text.contains("“\(word)” as “") } })
    }

    @Test("a capital that opens a sentence made a name of it")
    func capitals() async throws {
        let query = try await assistant().respelled(Query(text: "What is paid for overtmie?"))
        #expect(query.text == "What is paid for overtime?")
    }

    @Test("another's name was taken for it without doubt")
    func names() async throws {
        let answer = try await assistant().ask(Question("What does the parking permit of Mr Kesler cost?"))
        #expect(answer.remarks.map(\.text).contains("Read “Kesler” as “Kessler”."))
        #expect(answer.status == .partly)
        let other = try await assistant().ask(Question("What does the parking permit of Mr Keller cost?"))
        #expect(!other.remarks.contains { $0.text.hasPrefix("Read") })
    }

    @Test(
        "what is meant as it stands was read as another word",
        arguments: [
            "When is the “anual” report due?", "When does the ANUAL open?", "What is the price of PX-31?",
            "Where is the zoo?",
        ])
    func asTyped(question: String) async throws {
        let answer = try await assistant().ask(Question(question))
        #expect(!answer.remarks.contains { $0.text.hasPrefix("Read") })
    }

    @Test("a search did not say how its question was read")
    func searched() async throws {
        let findings = try await assistant().search(for: Question("When is the anual report due?"))
        #expect(findings.query == "When is the annual report due?")
        #expect(findings.notes.contains("Read “anual” as “annual”."))
    }
}
