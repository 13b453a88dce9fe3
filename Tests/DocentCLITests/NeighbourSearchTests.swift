import Foundation
import Testing

@Suite("docent search over a section of several passages")
struct NeighbourSearchTests {
    private static func paragraph(_ number: Int, _ opening: String) -> String {
        opening
            + (0..<11).map {
                " The keeper number \(number * 20 + $0) writes the weather of the night down in a book."
            }.joined()
    }

    /// The passage between them scores least and came last, when the others were two hits already.
    @Test("passages on both sides of a weaker one become one hit")
    func gap() throws {
        let docent = try DocentBinary()
        let section = [
            Self.paragraph(0, "Beacon of the first, beacon again, beacon once more and beacon."),
            Self.paragraph(1, "One beacon stands here."),
            Self.paragraph(2, "Beacon of the third, beacon again and beacon."),
        ].joined(separator: "\n\n")
        try docent.write("# The coast\n\n\(section)\n", to: "docs/coast.md")
        try docent.run("index", "docs", "--text-only")
        let hits = try #require(
            try docent.run("search", "beacon", "--json").json["hits"] as? [[String: Any]])
        #expect(hits.count == 1)
        #expect((hits.first?["text"] as? String)?.hasSuffix("book.") == true)
        #expect((hits.first?["text"] as? String)?.contains("Beacon of the third") == true)
        #expect((hits.first?["merged"] as? [Any])?.count == 2)
        let explained = try docent.run("search", "beacon", "--explain").output
        #expect(explained.contains("merged with what was found beside it"))
    }
}
