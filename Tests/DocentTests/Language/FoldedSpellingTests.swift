import Testing

@testable import Docent

@Suite("Folding for comparisons")
struct FoldedSpellingTests {
    @Test(
        "left Romanian and Vietnamese letters as they are, which the index folds",
        arguments: [
            ("Iași", "Iasi"), ("Iaşi", "Iasi"), ("Țară", "Tara"), ("Việt", "Viet"), ("Nguyễn", "Nguyen"),
            ("ơn", "on"), ("Straße", "Strasse"), ("Ελλάδα", "Ελλάδα"),
        ])
    func folded(word: String, plain: String) {
        #expect(Spelling.folded(word.lowercased()) == plain.lowercased())
    }

    @Test("kept a question in plain letters from its answer")
    func answered() async throws {
        let place = try TemporaryCollection(["a.txt": "Conferința anuală are loc în Iași pe 5 mai."])
        let answer = try await place.assistant().ask(Question("Conferinta anuala Iasi?"))
        #expect(answer.status != .notInDocuments)
        #expect(!answer.answer.contains("“Iasi”"))
    }
}
