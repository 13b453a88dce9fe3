import Testing

@testable import Docent

@Suite("The language of a question")
struct QuestionLanguageTests {
    @Test(
        "is told by its function words",
        arguments: [
            ("When did the war begin?", .english), ("Wer war der erste Leiter?", .german),
            ("Quand le bureau est-il fermé ?", .french), ("MV 40?", .english),
            ("Welche Nummer rufe ich, wenn es brennt?", .german),
        ] as [(String, QuestionLanguage)])
    func language(question: String, expected: QuestionLanguage) {
        #expect(QuestionLanguage(of: question) == expected)
    }

    @Test("leaves words that only another language does without")
    func words() {
        #expect(Words("Did the man die in the war?", language: .english).stems == ["man", "die", "war"])
        #expect(Words("Wie war die Lage?", language: .german).stems == ["lage"])
        #expect(Words("Wie heiß ist das Wasser der MV40?", language: .german).names == ["mv40"])
    }

    @Test("words of one meaning hold each other")
    func synonyms() {
        #expect(Synonyms.areHeld("die", among: ["kill", "death"]))
        #expect(Synonyms.areHeld("wife", among: Set(Words("She married him.", language: .english).stems)))
        #expect(!Synonyms.areHeld("pump", among: ["death"]))
    }
}
