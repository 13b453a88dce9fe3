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

    @Test(
        "a question with was before its verb was English",
        arguments: [
            ("Was kostet die Straßenkappe?", .german), ("Was kostet Rapsöl?", .german),
            ("Was kostet K-1001?", .german), ("Was the war over in May?", .english),
            ("Die casting machines?", .english),
            ("¿Qué máquina pesa más?", .spanish), ("Quanto costa la sedia?", .italian),
            ("Ile dni urlopu mam?", .polish), ("Wat kost de stoel?", .dutch), ("Prix de la table ?", .french),
            ("Quem aprova as despesas?", .portuguese),
        ] as [(String, QuestionLanguage)])
    func opening(question: String, expected: QuestionLanguage) {
        #expect(QuestionLanguage(of: question) == expected)
    }

    @Test(
        "“was” and “comment” asked in English too",
        arguments: [
            ("The gate was shut", false), ("Was kostet der Stuhl", true), ("Leave a comment for me", false),
            ("Comment puis-je fumer", true), ("Where is the gate", true),
        ])
    func asking(text: String, asks: Bool) {
        #expect(QuestionLanguage.asks(text, Words.parts(of: text)) == asks)
    }

    @Test(
        "a message named grammar, and halves of a number, as missing words",
        arguments: [
            ("Wie hoch ist das Kilometergeld?", ["Kilometergeld"]),
            ("In welchem Raum tagt der Rat?", ["Raum", "tagt", "Rat"]),
            ("Wem melde ich den Schaden?", ["melde", "Schaden"]),
            ("Puis-je fumer au bureau ?", ["fumer", "bureau"]),
            ("Le SAV est-il joignable ?", ["SAV", "joignable"]),
            ("Ile dni urlopu mam po 12 latach?", ["dni", "urlopu", "12", "latach"]),
            ("¿Quién gana más?", ["gana"]), ("Wer verdient mindestens 4.000 €?", ["verdient"]),
            ("Is the code 4.000 valid?", ["code", "4.000", "valid"]),
        ] as [(String, [String])])
    func grammar(question: String, words: [String]) {
        #expect(InformativeWords.of(question) == words)
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
