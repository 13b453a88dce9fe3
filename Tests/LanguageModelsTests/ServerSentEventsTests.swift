import Testing

@testable import LanguageModels

struct ServerSentEventsTests {
    private func events(_ text: String, cutAt cut: Int = 0) throws -> [ServerSentEvents.Event] {
        let bytes = Array(text.utf8)
        var reader = ServerSentEvents(maxEventBytes: 1000)
        return try reader.events(in: bytes[..<cut]) + reader.events(in: bytes[cut...]) + reader.rest()
    }

    private func event(_ data: String, name: String = "") -> ServerSentEvents.Event {
        .init(name: name, data: Array(data.utf8))
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `reads the same events wherever the bytes are split`(lineEnd: String) throws {
        let text =
            "\u{FEFF}data: a\n\n: note\nevent: x\ndata:b\ndata:  c\nid: 1\n\ndata\n\nevent: lost\n\ndata: é🧭"
            .replacing("\n", with: lineEnd)
        let expected = [event("a"), event("b\n c", name: "x"), event(""), event("é🧭")]
        for cut in 0...text.utf8.count { #expect(try events(text, cutAt: cut) == expected) }
    }

    @Test func `a line beyond the limit is refused`() {
        #expect(throws: LineSplitter.Overflow.self) {
            try events("data: " + String(repeating: "x", count: 1000))
        }
    }

    @Test func `an event of many lines beyond the limit is refused`() {
        let lines = String(repeating: "data: " + String(repeating: "x", count: 90) + "\n", count: 12)
        #expect(throws: LineSplitter.Overflow.self) { try events(lines) }
    }

    @Test(arguments: 0..<200)
    func `random bytes never trap`(seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        let alphabet = Array("data: event:\r\n\n{}[]\"0é\u{0}".utf8) + [0xFF, 0xC3]
        let bytes = (0..<300).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return alphabet[Int(state >> 33) % alphabet.count]
        }
        var reader = ServerSentEvents(maxEventBytes: 1000)
        let found = try reader.events(in: bytes) + reader.rest()
        #expect(found.allSatisfy { $0.data.count <= bytes.count })
    }
}
