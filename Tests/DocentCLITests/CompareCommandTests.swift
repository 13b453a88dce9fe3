import Foundation
import Testing

@Suite("docent compare and summarize")
struct CompareCommandTests {
    private static let old = """
        # Travel policy 2024

        ## 2 Flights

        Book flights at least 14 days ahead. Economy class is the rule.

        ## 3 Rates

        | Country | Day rate | Night rate |
        | --- | --- | --- |
        | Austria | 26 € | 15 € |
        | France | 40 € | 20 € |

        ## 4 Fax

        Send the form by fax.
        """
    private static let new = """
        # Travel policy 2026

        ## 1 Scope

        The policy holds for all sites.

        ## 3 Flights

        Book flights at least 21 days ahead. Economy class is the rule.

        ## 4 Rates

        | Country | Day rate | Night rate |
        | --- | --- | --- |
        | Austria | 30 € | 15 € |
        | France | 40 € | 20 € |
        | Spain | 34 € | 18 € |
        """

    private func ready() throws -> DocentBinary {
        let docent = try DocentBinary()
        try docent.write(Self.old, to: "docs/old.md")
        try docent.write(Self.new, to: "docs/new.md")
        try docent.run("index", "docs")
        return docent
    }

    @Test("shows sentences, rows and figures that differ, each side proven, and nothing that is equal")
    func differences() throws {
        let docent = try ready()
        let json = try docent.run("compare", "old.md", "new.md", "--json").json
        let differences = try #require(json["differences"] as? [[String: Any]])
        func quote(_ difference: [String: Any], _ side: String) -> String? {
            (difference[side] as? [String: Any])?["quote"] as? String
        }
        let flights = try #require(differences.first { quote($0, "left")?.contains("14 days") == true })
        #expect(flights["kind"] as? String == "changed")
        #expect(quote(flights, "right") == "Book flights at least 21 days ahead.")
        let figure = (flights["changes"] as? [[String: Any]])?.first
        #expect(figure?["left"] as? String == "14 days")
        #expect(figure?["right"] as? String == "21 days")
        let austria = try #require(differences.first { quote($0, "left")?.contains("Austria") == true })
        let cells = austria["changes"] as? [[String: Any]]
        #expect(cells?.count == 1)
        #expect(cells?.first?["name"] as? String == "Day rate")
        #expect(cells?.first?["right"] as? String == "30 €")
        #expect(
            differences.contains {
                $0["kind"] as? String == "added" && quote($0, "right")?.contains("Spain") == true
            })
        #expect(
            differences.contains {
                $0["kind"] as? String == "removed" && quote($0, "left")?.contains("fax") == true
            })
        #expect(!differences.contains { quote($0, "left")?.contains("France") == true })
        #expect(!differences.contains { quote($0, "left")?.contains("Economy") == true })
        for difference in differences {
            for side in ["left", "right"] {
                guard let citation = difference[side] as? [String: Any] else { continue }
                let range = try #require(citation["range"] as? [Int])
                let path = try #require(citation["document"] as? String)
                let words = try docent.run("get", "\(path)#range=\(range[0])-\(range[1])").output
                #expect(words.trimmingCharacters(in: .newlines) == citation["quote"] as? String)
            }
        }
    }

    @Test("compares files that no index holds, and a document with itself shows nothing")
    func files() throws {
        let docent = try ready()
        try docent.write("Notice: 30 days.", to: "one.txt")
        try docent.write("Notice: 60 days.", to: "two.txt")
        #expect(try docent.run("compare", "one.txt", "two.txt").output.contains("30 days → 60 days"))
        let same = try docent.run("compare", "new.md", "new.md", "--json").json
        #expect((same["differences"] as? [Any])?.isEmpty == true)
        #expect(try docent.run("compare", "new.md", "nowhere.md").status == 66)
    }

    @Test("summarises each section in the document's own words")
    func summary() throws {
        let docent = try ready()
        let json = try docent.run("summarize", "new.md", "--json").json
        let sections = try #require(json["sections"] as? [[String: Any]])
        #expect(json["sections_read"] as? Int == 3)
        #expect(json["section_count"] as? Int == 3)
        #expect(sections.count == 3)
        let markers = sections.flatMap {
            ($0["citations"] as? [[String: Any]] ?? []).compactMap { $0["marker"] as? Int }
        }
        #expect(markers == Array(1...markers.count))
        let flights = try #require(
            sections.first { ($0["headings"] as? [String])?.last?.contains("Flights") == true })
        #expect((flights["text"] as? String)?.contains("21 days ahead. [2]") == true)
        #expect(try docent.run("summarize", "new.md").output.contains("read 3 of 3 sections"))
    }
}
