import Testing

@testable import Docent

@Suite("Words that differ by a prefix that denies")
struct DeniedWordTests {
    @Test(
        "a word was taken for its opposite",
        arguments: [
            ("Who disproved the theorem?", "The theorem was proved by Mary Ward.", "disproved", "proved"),
            ("How many bills are paid?", "Three bills are unpaid.", "paid", "unpaid"),
            ("Which seats are nonreserved?", "Ten seats are reserved.", "nonreserved", "reserved"),
        ])
    func opposites(question: String, text: String, asked: String, found: String) {
        let word = DeniedWord(of: question, in: text)
        #expect(word?.asked == asked && word?.found == found)
    }

    @Test(
        "words that both have, or that only begin so, are no opposites",
        arguments: [
            ("Which bills are paid?", "One bill is paid, three are unpaid."),
            ("Which unit is it?", "It is the third."),
            ("Who discovered the comet?", "Clouds covered nothing; Ostrander discovered it."),
            ("Who proved the theorem?", "Mary Ward did."),
        ])
    func others(question: String, text: String) { #expect(DeniedWord(of: question, in: text) == nil) }
}
