import Foundation
import Testing

@testable import Embeddings

@Suite struct UnigramTokenizerTests {
    struct Expected: Decodable {
        let text: String
        let ids: [Int32]
    }

    static func tokenizer() throws -> any Tokenizer {
        let file: TokenizerFile = try JSONFile.read(Fixture.folder + "/unigram/tokenizer.json")
        return try file.tokenizer(path: "tokenizer.json", vocabularySize: 100)
    }

    @Test func `ids are those of the tokenizers library`() throws {
        let expected: [Expected] = try Fixture.decode("unigram/expected.json")
        let tokenizer = try Self.tokenizer()
        for item in expected { #expect(tokenizer.ids(item.text, window: 512) == item.ids, "\(item.text)") }
        #expect(expected.count > 8)
    }

    @Test func `tokens carry the bytes that they stand for`() throws {
        let text = "xyz the 中文", utf8 = Array(text.utf8)
        let words = try Self.tokenizer().tokens(text, limit: .max).map {
            String(decoding: utf8[$0.range], as: UTF8.self)
        }
        #expect(words == ["", "xyz", "the", "中", "文"])
    }

    @Test func `a WordPiece vocabulary within tokenizer.json is read too`() throws {
        let json =
            ###"{"model":{"type":"WordPiece","vocab":{"[UNK]":0,"[CLS]":1,"[SEP]":2,"a":3,"##B":4}},"###
            + #""normalizer":{"type":"BertNormalizer","lowercase":false}}"#
        let file = try JSONDecoder().decode(TokenizerFile.self, from: Data(json.utf8))
        let tokenizer = try file.tokenizer(path: "", vocabularySize: 5)
        #expect(tokenizer.ids("aB A", window: 9) == [1, 3, 4, 0, 2])
        #expect(throws: EmbeddingsError.self) { try file.tokenizer(path: "", vocabularySize: 4) }
    }

    @Test(arguments: [
        (#"{"id":2,"content":"<x>","special":true}"#, true),
        (#"{"id":3,"content":"<x>","special":true}"#, false),
        (#"{"id":2147483647,"content":"<x>","special":true}"#, false),
        (#"{"id":-1,"content":"<x>","special":true}"#, false),
        (#"{"id":2,"content":"","special":true}"#, false),
        (#"{"id":9,"content":"","special":false}"#, true),
    ])
    func
        `an added token without content never ended, one beyond the vocabulary was read from beyond the table`(
            added: String, isTaken: Bool
        ) throws
    {
        let marks = #"{"id":0,"content":"<s>","special":true},{"id":1,"content":"</s>","special":true}"#
        let json =
            #"{"model":{"type":"Unigram","vocab":[["<s>",0],["</s>",0],["▁a",-1]],"unk_id":0},"#
            + #""added_tokens":[\#(marks),\#(added)]}"#
        let file = try JSONDecoder().decode(TokenizerFile.self, from: Data(json.utf8))
        guard isTaken else {
            let error = #expect(throws: EmbeddingsError.self) {
                try file.tokenizer(path: "t.json", vocabularySize: 3)
            }
            #expect("\(error, default: "")".contains("t.json at byte 0: an added token"))
            return
        }
        let tokenizer = try file.tokenizer(path: "t.json", vocabularySize: 3)
        #expect(tokenizer.ids("a", window: 9) == [0, 2, 1])
    }

    @Test func `a piece with a line break is refused`() throws {
        let json =
            ###"{"model":{"type":"WordPiece","vocab":{"a\nb\nc\nd":0,"[UNK]":1,"[CLS]":2,"[SEP]":3}}}"###
        let file = try JSONDecoder().decode(TokenizerFile.self, from: Data(json.utf8))
        #expect(
            throws: EmbeddingsError.malformed(path: "t.json", offset: 0, reason: "a piece with a line break")
        ) { try file.tokenizer(path: "t.json", vocabularySize: 4) }
    }

    @Test func `a compiled character map replaces what it knows`() throws {
        // A trie of one key, "A" (0x41), worth offset 2 of the pool: units 0 (root), 0x41 ^ 0 and its value.
        var units = [UInt32](repeating: 0, count: 128)
        units[0] = 1 << 10
        units[1 ^ 0x41] = 0x41 | 1 << 8 | 2 << 10
        units[1 ^ 0x41 ^ 2] = 2
        var bytes = withUnsafeBytes(of: UInt32(512).littleEndian) { Array($0) }
        for unit in units { bytes += withUnsafeBytes(of: unit.littleEndian) { Array($0) } }
        bytes += Array("x\0abc\0".utf8)
        let map = try #require(CharacterMap(base64: Data(bytes).base64EncodedString()))
        #expect(map.replacement("A".utf8) == Array("abc".utf8))
        #expect(map.replacement("B".utf8) == nil && map.replacement([0xFF, 0xFF]) == nil)
        #expect(CharacterMap(base64: "AAAA") == nil)
    }
}
