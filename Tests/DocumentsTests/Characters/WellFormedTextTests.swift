import Testing

@testable import Documents

@Suite struct `Well-formed text` {
    /// Bytes at which the rules of UTF-8 turn.
    private static let edges: [UInt8] = [
        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
        0xEE,
        0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]

    private func expectLikeStandardLibrary(_ bytes: [UInt8]) {
        let isASCII = bytes.withUnsafeBytes(WellFormedText.isASCII)
        #expect((isASCII == nil) == (String(validating: bytes, as: UTF8.self) == nil), "\(bytes)")
        if let isASCII { #expect(isASCII == bytes.allSatisfy { $0 < 0x80 }) }
        #expect(String(text: bytes) == String(decoding: bytes, as: UTF8.self))
    }

    @Test func `is told from malformed bytes at every edge of the rules`() {
        for lead in Self.edges {
            for second in Self.edges {
                for rest in [[], [0x80], [0x80, 0x80], [0x80, 0xC0], [0x7F]] as [[UInt8]] {
                    expectLikeStandardLibrary([lead, second] + rest)
                }
            }
        }
    }

    @Test(arguments: 0..<20) func `is told wherever a character stands`(count: Int) {
        for character in ["", "é", "日", "😀", "\u{7FF}", "\u{FFFD}"] {
            let before = Array(String(repeating: "a", count: count).utf8)
            let bytes = before + Array(character.utf8)
            expectLikeStandardLibrary(bytes)
            expectLikeStandardLibrary(bytes + before)
            expectLikeStandardLibrary(Array(bytes.dropLast()))
        }
    }

    @Test(arguments: 1...50) func `is told apart within noise`(seed: Int) {
        var random = Seeded(seed)
        for _ in 0..<200 {
            expectLikeStandardLibrary(
                (0..<Int.random(in: 0...12, using: &random)).map { _ in random.pick(Self.edges) })
        }
    }
}
