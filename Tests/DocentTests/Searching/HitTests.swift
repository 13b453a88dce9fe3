import Documents
import Foundation
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
}
