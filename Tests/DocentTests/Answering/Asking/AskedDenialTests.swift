import Testing

@testable import Docent

@Suite("What a question denies and a quote does not")
struct AskedDenialTests {
    @Test(
        "a quote that tells only what is so was taken for an answer",
        arguments: [
            ("Which goods were not taxed here?", "Salt and hides were taxed here.", "not"),
            ("Who didn't sign the charter?", "The charter was signed by three guilds.", "not"),
            ("What did the ferry never carry?", "The ferry carried timber and mail.", "never"),
            ("Nobody has crossed the marsh by what?", "The marsh is crossed by a causeway.", "nobody"),
            ("Welche Waren wurden nicht verzollt?", "Salz und Häute wurden verzollt.", "nicht"),
            ("Quelles marchandises n'étaient pas taxées ?", "Le sel et les peaux étaient taxés.", "pas"),
        ])
    func affirmed(question: String, quote: String, word: String) {
        #expect(AskedDenial(of: AskedQuestion(question), in: quote)?.asked == word)
    }

    @Test(
        "a quote that denies in any way may answer what a question denies",
        arguments: [
            ("Which goods were not taxed?", "Wool was not taxed."),
            ("Which goods were not taxed?", "Wool was exempt."),
            ("Who can't enter the vault?", "Only staff may enter; visitors are excluded."),
            ("Why did the ferry not sail?", "The crew failed to turn up."),
            ("Which visa is no longer issued?", "The blue visa was issued until 2011."),
            ("Welche Waren wurden nicht verzollt?", "Wolle war vom Zoll befreit."),
        ])
    func denied(question: String, quote: String) {
        #expect(AskedDenial(of: AskedQuestion(question), in: quote) == nil)
    }

    @Test(
        "a question that only supposes, bounds or asks whether denies nothing",
        arguments: [
            ("What does it cost if I do not return the key?", "A late return costs 5 EUR."),
            ("Was kostet es, wenn ich den Schlüssel nicht abgebe?", "Die späte Abgabe kostet 5 EUR."),
            ("By when, and no later than what hour, do I return the key?", "Return the key by noon."),
            ("What stands in room no. 4?", "Room 4 has a piano."),
            ("Isn't the pool heated?", "The pool is heated."),
            ("What does the non-smoking room cost?", "The smoke-free room costs 80 EUR."),
        ])
    func asksOtherwise(question: String, quote: String) {
        #expect(AskedDenial(of: AskedQuestion(question), in: quote) == nil)
    }
}
