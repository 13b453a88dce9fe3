import Testing

@testable import Documents

@Suite struct DocumentBuilderTests {
    @Test(arguments: [0, 100, Int.max / 5 * 4 + 10, Int.max])
    func `room for as much text as a hostile file promises is bounded`(promised: Int) {
        var builder = DocumentBuilder(format: Format(rawValue: "docx"), maximumBytes: 1_000)
        builder.reserve(promised)
        #expect(builder.bytes.capacity < 10_000)
        builder.append(.paragraph, "High water.")
        #expect(builder.build().text == "High water.")
    }
}
