import Testing

@testable import Embeddings

@Suite struct WordPieceTokenizerTests {
    static let tokenizer = WordPieceTokenizer(
        vocabulary: Vocabulary(
            lines: Array(
                "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nnot\n##ice\nnotice\n##s\ncafe\n.\n中\n文\na\n##a\nss\n"
                    .utf8)),
        options: .init())

    static func pieces(_ text: String) -> [String] {
        let utf8 = Array(text.utf8)
        return (tokenizer?.tokens(text, limit: .max) ?? []).map { token in
            "\(token.id):" + String(decoding: utf8[token.range], as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("", []), (" \n\t", []), ("Notices", ["7:Notice", "8:s"]), ("notice.", ["7:notice", "10:."]),
        ("Café", ["9:Café"]), ("CAFE\u{301}s", ["9:CAFE\u{301}", "8:s"]), ("中文", ["11:中", "12:文"]),
        ("xyz", ["1:xyz"]), ("no\u{AD}tice", ["7:no\u{AD}tice"]), ("a[SEP]a", ["13:a", "3:[SEP]", "13:a"]),
        ("not\u{3000}not", ["5:not", "5:not"]), ("[sep]", ["1:[", "1:sep", "1:]"]),
    ])
    func `pieces carry the bytes that they stand for`(text: String, expected: [String]) {
        #expect(Self.pieces(text) == expected)
    }

    @Test func `a word of more than a hundred scalars is unknown`() {
        #expect(Self.pieces(String(repeating: "a", count: 100)).count == 100)
        #expect(
            Self.pieces(String(repeating: "a", count: 101)) == ["1:" + String(repeating: "a", count: 101)])
    }

    @Test func `a limit cuts and the window keeps the marks`() throws {
        let tokenizer = try #require(Self.tokenizer)
        #expect(tokenizer.tokens("notices notices", limit: 3).map(\.id) == [7, 8, 7])
        #expect(tokenizer.ids("notices notices", window: 4) == [2, 7, 8, 3])
        #expect(tokenizer.count("notices notices") == 6)
    }

    @Test func `ranges are in order and never overlap on random scalars`() throws {
        let tokenizer = try #require(Self.tokenizer)
        var random = Seeded(state: 9)
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<40 {
                let limit: UInt32 =
                    [0x80, 0x800, 0x3000, 0xFFFF, 0x10FFFF].randomElement(using: &random) ?? 0x80
                if let scalar = Unicode.Scalar(UInt32.random(in: 0...limit, using: &random)) {
                    text.unicodeScalars.append(scalar)
                }
            }
            var end: Int32 = 0
            for token in tokenizer.tokens(text, limit: .max) {
                #expect(token.start >= end && token.end > token.start && Int(token.end) <= text.utf8.count)
                end = token.end
            }
        }
    }

    @Test func `a vocabulary without its marks is refused`() {
        #expect(
            WordPieceTokenizer(vocabulary: Vocabulary(lines: Array("a\nb\n".utf8)), options: .init()) == nil)
    }
}
