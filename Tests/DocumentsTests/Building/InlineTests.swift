import Testing

@testable import Documents

@Suite("Running text")
struct InlineTests {
    private static let pieces = [
        "a", "word", "longer-words", " ", "  ", "\n", "\t", "\u{7F}", "ü", "Größe", "é ", "\u{A0}", "\u{AD}",
        "\u{200B}",
        "“", "—", "\u{2003}", "字", "한글", "เ", "\u{3000}", "\u{FEFF}", "🙂", "\u{E0041}", "\u{61C}", "سلام",
        "\u{3164}",
        "x y z and eight bytes more ",
    ]

    /// The rules character by character, written anew.
    private func folded(_ text: String) -> String {
        let invisible: [ClosedRange<UInt32>] = [
            0xAD...0xAD, 0x200B...0x200B, 0x200E...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF...0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE0FFF, 0x61C...0x61C, 0x3164...0x3164,
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

    private func marked(_ mark: Inline.Mark, _ pieces: String...) -> String {
        var inline = Inline()
        for (index, piece) in pieces.enumerated() {
            if index % 2 == 1 { inline.beginMark(mark) }
            inline.append(piece)
            if index % 2 == 1 { inline.endMark() }
        }
        return inline.text
    }

    @Test(
        "What stands above or below the line does not become a part of the number before it",
        arguments: [
            (Script.superscript, "50", "1", " EUR", "50¹ EUR"), (.superscript, "10", "-6", " m", "10⁻⁶ m"),
            (.superscript, "m", "2", ".", "m²."), (.superscript, "1", "st", " day", "1st day"),
            (.superscript, "2", "2k", "", "2^(2k)"), (.superscript, "word", "1, 2", "", "word¹, ²"),
            (.superscript, "", "1", " Note", "1 Note"), (.superscript, "the ", "14", "C", "the 14C"),
            (.superscript, "word", "[1]", "", "word¹"), (.superscript, "x", "n+1", "", "xⁿ⁺¹"),
            (.superscript, "a", " 1", "", "a 1"), (.superscript, "word", "", " x", "word x"),
            (.subscript, "H", "2", "O", "H2O"), (.subscript, "log", "2", "8", "log₂8"),
            (.subscript, "10", "2", "", "10₂"), (.subscript, "x", "max", "", "xmax"),
        ])
    func scripts(_ script: Script, _ before: String, _ text: String, _ after: String, _ shown: String) {
        #expect(marked(.script(script), before, text, after) == shown)
    }

    @Test("What is struck out stands between tildes, and adjoining pieces in one pair")
    func struck() {
        #expect(marked(.struck, "Price ", "90", "80") == "Price ~~90~~80")
        #expect(marked(.struck, "", "a", "", " b", " c", " ", "d") == "~~a b~~ c d")
        var linked = Inline("See ")
        linked.beginMark(.struck)
        linked.append(" ")
        linked.beginLink("u")
        linked.append("it")
        linked.endLink()
        linked.endMark()
        linked.beginMark(.script(.superscript))
        linked.beginLink("n")
        linked.append("12")
        linked.endLink()
        linked.endMark()
        #expect(linked.text == "See ~~it~~¹²")
        let words = linked.links.map { String(decoding: linked.bytes[$0.range], as: UTF8.self) }
        #expect(words == ["it", "¹²"])
    }

    @Test(
        "What nobody sees does not stay, in code neither; a picture keeps one selector of its form",
        arguments: [
            ("a\u{FE00}\u{FE01}b", "ab", 2), ("🙂\u{FE0F}\u{FE0F}", "🙂\u{FE0F}", 1),
            ("字\u{E0101}", "字\u{E0101}", 0),
            ("x\u{E0101}\u{E0102}", "x", 2), ("a\u{61C}b", "ab", 1),
            ("a\u{115F}\u{1160}\u{3164}\u{FFA0}", "a", 4),
            ("\u{1820}\u{180B}", "\u{1820}\u{180B}", 0), ("a\u{180E}", "a", 1),
            ("👩\u{200D}🚀", "👩\u{200D}🚀", 0),
            ("a\u{202E}b\u{E0041}\u{200B}", "ab", 3),
        ])
    func invisible(_ text: String, _ shown: String, _ dropped: Int) {
        let words = Inline(text)
        #expect(words.text == shown && words.dropped == dropped)
        var code = Inline()
        code.appendVerbatim(text)
        #expect(code.text == shown && code.dropped == dropped)
    }

    @Test("Escapes of a terminal do not stand in code")
    func escapes() {
        var code = Inline()
        code.appendVerbatim("if x:\r\n\t\u{1B}[2Jy\u{0}\u{7}\u{9B}31m é\u{A0}z\u{7F}")
        #expect(code.text == "if x:\n\t[2Jy31m é\u{A0}z")
        #expect(code.dropped == 4)
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
