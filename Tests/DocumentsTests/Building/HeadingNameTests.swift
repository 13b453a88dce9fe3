import Testing

@testable import Documents

@Suite("Headings of one name")
struct HeadingNameTests {
    @Test("are told by their numbers, and what is numbered already is passed over")
    func numbers() {
        var builder = DocumentBuilder(format: Format(rawValue: "test"))
        var paths: [[String]] = []
        for name in ["Entry", "Entry (2)", "Entry", "Entry", "Entry (2)"] {
            builder.heading(Inline(name), level: 1)
            paths.append(builder.headingPath)
        }
        #expect(
            paths == [["Entry"], ["Entry (2)"], ["Entry (3)"], ["Entry (4)"], ["Entry (2) (2)"]])
    }

    @Test("take time in proportion to their number", .timeLimit(.minutes(1)))
    func many() {
        var builder = DocumentBuilder(format: Format(rawValue: "test"))
        for _ in 0..<40_000 { builder.heading(Inline("Entry"), level: 2) }
        #expect(builder.headingPath == ["Entry (40000)"])
    }
}
