import Testing

@testable import Documents

@Suite("Running text")
struct InlineTests {
    private static let pieces = [
        "a", "word", "longer-words", " ", "  ", "\n", "\t", "\u{7F}", "ü", "Größe", "é ", "\u{A0}", "\u{AD}",
        "\u{200B}",
        "“", "—", "\u{2003}", "字", "한글", "เ", "\u{3000}", "\u{FEFF}", "🙂", "\u{E0041}",
        "x y z and eight bytes more ",
    ]

    /// The rules character by character, written anew.
    private func folded(_ text: String) -> String {
        let invisible: [ClosedRange<UInt32>] = [
            0xAD...0xAD, 0x200B...0x200B, 0x200E...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF...0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE007F,
        ]
        var result = ""
        for scalar in text.unicodeScalars where !invisible.contains(where: { $0.contains(scalar.value) }) {
            let isSpace = scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F
            if !isSpace {
                result.unicodeScalars.append(scalar)
            } else if !result.isEmpty, result.unicodeScalars.last != " " {
                result += " "
            }
        }
        return result.hasSuffix(" ") ? String(result.dropLast()) : result
    }

    @Test("White space folds the same however the text is cut")
    func folding() {
        var random = Seeded(11)
        for _ in 0..<3_000 {
            let words = (0..<Int.random(in: 1...12, using: &random)).compactMap { _ in
                Self.pieces.randomElement(using: &random)
            }
            var cut = Inline()
            for word in words { cut.append(word) }
            let whole = Inline(words.joined())
            #expect(whole.text == folded(words.joined()), "\(words)")
            #expect(cut == whole && cut.dropped == whole.dropped, "\(words)")
        }
    }
}
