import Documents
import Testing

@Suite("Headings above words") struct HeadingsAboveTests {
    private static let named = ["Fees", "Late payment"]
    static let places: [(Place, [String])] = [
        (.lines(1...1), named), (.page(number: 2, box: nil), named),
        (.slide(number: 1, title: "Fees", shape: nil), []), (.sheet(name: "Fees"), []),
        (.element(path: "/a[1]"), []),
    ]

    /// Lines and pages say nothing of what stands there; other places do, and need no headings.
    @Test("are told where the place does not name them", arguments: places)
    func told(place: Place, headings: [String]) throws {
        var builder = DocumentBuilder(format: Format(rawValue: "test"))
        builder.append(.paragraph, "Before all.", place: place)
        for (title, level) in [("Fees", 1), ("Discounts", 2), ("Members", 4), ("Late payment", 2)] {
            builder.place = place
            builder.heading(Inline(title), level: level)
        }
        builder.append(.paragraph, "Interest runs from day 31.", place: place)
        let document = builder.build()
        let last = try #require(document.blocks.last)
        #expect(document.headings(above: last.range) == headings)
        let own = document.blocks[document.blocks.count - 2].range
        #expect(document.headings(above: own) == Array(headings.dropLast()))
        #expect(document.headings(above: document.blocks[0].range).isEmpty)
        #expect(document.headings(above: 0..<0).isEmpty)
    }
}
