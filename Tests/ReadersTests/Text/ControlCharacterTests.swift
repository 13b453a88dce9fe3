import Documents
import Testing

@testable import Readers

/// Texts with characters that show nothing are read; what is no text is refused.
@Suite struct ControlCharacterTests {
    @Test(arguments: [
        "Due\u{1} on Monday.", "Due\u{B}on Monday.", "Due\u{C}on Monday.", "Gr\u{1}\u{FC}n", "a\u{7F}b c",
    ])
    func `a text with one control character is read`(text: String) throws {
        for name in ["a.txt", "a.md", "a"] {
            let document = try readDocument(named: name, bytes: Array(text.utf8))
            let shown = text.replacing("\u{1}", with: "").replacing("\u{7F}", with: "")
                .replacing("\u{B}", with: " ").replacing("\u{C}", with: " ")
            #expect(document.text == shown)
            #expect(document.losses.map(\.code) == (shown.count < text.count ? ["controls"] : []))
        }
    }

    @Test func `a text of an old encoding with one control character is read`() throws {
        let bytes = Array("Gr".utf8) + [0xFC, 0xDF, 0x1] + Array("e aus Ulm an alle, die dort wohnen".utf8)
        #expect(
            try readDocument(named: "a.txt", bytes: bytes).text == "Grüße aus Ulm an alle, die dort wohnen")
    }

    @Test func `the colours of a log do not stand among its words`() throws {
        let log = "\u{1B}[31;1mERROR\u{1B}[0m disk full\n\u{1B}]0;title\u{7}\u{1B}(Bnext"
        let document = try readDocument(named: "a.log", bytes: Array(log.utf8))
        #expect(document.text == "ERROR disk full\nnext")
        #expect(document.losses.isEmpty)
    }

    @Test func `a table with a control character is read`() throws {
        let document = try readDocument(named: "a.csv", bytes: Array("a,b\u{1}\n1,2\n".utf8))
        #expect(document.text == "a\tb\n1\t2")
        #expect(document.losses.map(\.code) == ["controls"])
    }

    @Test(
        arguments: [
            [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 3, 0x10, 0x20], [UInt8](0...255),
            Array(repeating: 1, count: 50),
            Array("\u{1}\u{2}\u{3}ab".utf8),
            [0x1F, 0x8B, 8, 8, 0x5A, 0x12, 0xE1, 0x66, 2, 3, 0x97, 0xC4, 0xF3],
        ] as [[UInt8]]) func `what is no text is refused`(bytes: [UInt8])
    {
        #expect(throws: ReaderError.self) { try readDocument(named: "a.txt", bytes: bytes) }
    }
}
