import Testing

@testable import Docent

@Suite("Roots of German verbs")
struct GermanVerbTests {
    @Test(
        "are what nouns are made of them by",
        arguments: [
            ("zugelassen", "zulass"), ("geprüft", "prüf"), ("eingestellt", "einstell"),
            ("eröffnet", "eröffn"), ("gibt", nil), ("Halle", nil),
        ] as [(String, String?)])
    func roots(word: String, root: String?) {
        #expect(GermanVerb.root(of: word) == root)
    }
}
