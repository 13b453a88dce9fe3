import Testing

@testable import Docent

@Suite("Words by their language")
struct LexiconTests {
    @Test("the words of all languages come together, phrases as they are written")
    func lists() {
        #expect(Lexicon.words(en: "no never", fr: "jamais", signs: "✗") == ["no", "never", "jamais", "✗"])
        #expect(Lexicon.phrases(en: "up to| fee ", de: "bis zu") == ["up to", " fee ", "bis zu"])
    }

    @Test("each word stands for what its list does")
    func meanings() {
        #expect(
            Lexicon.meanings([1: ["first", "erste"], 2: ["second"]]) == ["first": 1, "erste": 1, "second": 2])
    }

    @Test("what says that a thing is not there denies nothing in a statement")
    func absences() {
        #expect(Lexicon.absences.isDisjoint(with: Lexicon.negations))
        #expect(Denial("Dogs are allowed without a leash.").clauses.allSatisfy { $0.denied.isEmpty })
    }
}
