import Documents
import Foundation
import Indexes
import Testing

@testable import Docent

@Suite("A hit as JSON")
struct HitTests {
    private static let hit = Hit(
        rank: 1, document: "a.md", collection: "docs", title: "A",
        locator: Locator(place: .lines(1...2), range: 0..<5), score: 0.5, lexical: nil,
        vector: Hit.Leg(rank: 2, score: 0.25), text: "words", sha256: "00")

    @Test("comes back whole, and is read from before hits were merged")
    func reading() throws {
        let written = try JSONEncoder().encode(Self.hit)
        #expect(try JSONDecoder().decode(Hit.self, from: written) == Self.hit)
        var fields = try #require(try JSONSerialization.jsonObject(with: written) as? [String: Any])
        #expect(fields["lexical"] is NSNull)
        #expect(fields.removeValue(forKey: "merged") != nil)
        let old = try JSONSerialization.data(withJSONObject: fields)
        #expect(try JSONDecoder().decode(Hit.self, from: old) == Self.hit)
    }

    @Test("a search for all said that only the first of each leg were looked at")
    func whyMissing() async throws {
        let place = try TemporaryCollection([
            "a.md": "Pumps stand in hall 1.", "b.md": "Nothing of the kind is told here.",
        ])
        let summary = try await place.assistant().searchAll(Query(text: "pumps"), expecting: "b.md") { _ in }
        #expect(summary.notes.contains { $0.contains("above the threshold") })
        #expect(!summary.notes.contains { $0.contains("either leg") })
    }

    @Test("a limit beyond all bounds ended the program", arguments: [-1, Int.max])
    func boundless(limit: Int) async throws {
        let assistant = try await TemporaryCollection(["a.md": "Pumps stand in hall 1."]).assistant()
        let found = try await assistant.search(Query(text: "pumps"), limit: limit)
        #expect(found.hits.count == (limit < 0 ? 0 : 1))
        #expect(Excerpt(of: "Pumps stand in hall 1.", for: "hall", limit: limit).text.isEmpty == false)
        let answer = try await assistant.ask(Question("Where do pumps stand?", budget: .max))
        #expect(answer.citations.count == 1)
    }

    @Test("what counted for half stood before better passages of a later page")
    func orderAcrossPages() async throws {
        var documents = [
            "menu.html": "<html><body><nav><ul><li>Pump pump pump</li></ul></nav><p>Lunch.</p></body></html>"
        ]
        for number in 1...70 {
            documents["pump\(number).md"] = "Pump number \(number) stands in hall \(number)."
        }
        let assistant = try await TemporaryCollection(documents).assistant()
        var scores: [Double] = []
        _ = try await assistant.searchAll(Query(parsing: "pump", within: SearchFilter())) {
            scores.append($0.score)
        }
        #expect(scores.count > FetchedPages.size)
        #expect(scores == scores.sorted(by: >))
    }
}
