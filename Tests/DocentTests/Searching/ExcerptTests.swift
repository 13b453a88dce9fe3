import Testing

@testable import Docent

@Suite("The excerpt of a hit")
struct ExcerptTests {
    private static let rows = (1...60).map { "P-\(100 + $0)\tSteel plate \($0)\t\($0) EUR" }
    private static let table =
        "Part\tName\tPrice\n"
        + (rows[..<40] + ["P-999\tTitanium bracket\t77 EUR"] + rows[40...]).joined(separator: "\n")

    @Test("the row that matched was below the first rows of a long table, and never shown")
    func row() {
        let text = Excerpt(of: Self.table, for: "titanium bracket", limit: 320).text
        #expect(text.hasPrefix("Part\tName\tPrice\n…\n"))
        #expect(text.contains("P-999\tTitanium bracket\t77 EUR\n"))
        #expect(text.hasSuffix(" …"))
        #expect(text.count < 400)
        let below = Excerpt(
            of: Self.table.split(separator: "\n").dropFirst().joined(separator: "\n"),
            for: "titanium bracket",
            limit: 320, header: "Part\tName\tPrice"
        ).text
        #expect(below.hasPrefix("Part\tName\tPrice\n…\n") && below.contains("Titanium"))
    }

    @Test("sentences are cut around the words that stand closest together, between words")
    func prose() {
        let filler = String(repeating: "The pump was painted blue in the spring. ", count: 30)
        let text = Excerpt(
            of: "\(filler)Seals of the pump are renewed every 4000 hours. \(filler)",
            for: "When are pump seals renewed?",
            limit: 320
        ).text
        #expect(text.contains("Seals of the pump are renewed every 4000 hours."))
        #expect(text.hasPrefix("… ") && text.hasSuffix(" …"))
        #expect(text.count <= 324)
    }

    @Test("what is short stays whole, and without a match the beginning is shown")
    func plain() {
        #expect(Excerpt(of: "Two words", for: "x", limit: 320).text == "Two words")
        let long = String(repeating: "word ", count: 200)
        #expect(Excerpt(of: long, for: "xylophone", limit: 100).text.hasPrefix("word word"))
        #expect(Excerpt(of: String(repeating: "x", count: 900), for: "y", limit: 100).text.count == 102)
    }
}
