import Testing

@testable import Docent

@Suite("Spellings of one word")
struct SpellingTests {
    @Test(
        "were words of their own",
        arguments: [
            ("Strassenkappe", "Straßenkappe"), ("Baustromanschluß", "Baustromanschluss"), ("Joerg", "Jörg"),
            ("Haeussler", "Häußler"), ("Häußler", "Haeussler"), ("Juergen Gross", "Jürgen Groß"),
            ("Noel", "Noël"), ("Re\u{301}sume\u{301}", "R\u{E9}sum\u{E9}"),
            ("Tu\u{308}ren o\u{308}len", "Türen ölen"), ("カ\u{3099}ラス", "ガラス"),
            ("Open on Sat and Sun", "Open on Saturday and Sunday"),
            ("Grosse", "Große"),
        ])
    func equal(one: String, other: String) {
        let held = Set(Words(other).stems)
        #expect(Words(one).stems.allSatisfy { Words.share(of: $0, in: held) == 1 })
    }

    @Test("differ where another letter than an umlaut's does")
    func differ() {
        #expect(!Spelling.isHeld("pot", in: ["poet"]))
        #expect(!Spelling.isHeld("masse", in: ["messe"]))
        #expect(!Spelling.isHeld("bauen", in: ["baeuen"]))
    }

    @Test("a row was not named by the other spelling of its name")
    func rows() {
        let rows = [["Jörg Häußler", "112"], ["Anna Weiß", "113"]].map {
            zip(["Name", "Phone"], $0).map { RowCell(header: $0, value: $1) }
        }
        #expect(TableQuestion("What is the number of Joerg Haeussler?").named(rows[0]) == 1)
        #expect(TableQuestion("What is the number of Anna Weiss?").named(rows[1]) == 1)
        #expect(TableQuestion("What is the number of Anna Weiss?").named(rows[0]) == 0)
    }
}
