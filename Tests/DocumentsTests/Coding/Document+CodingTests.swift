import Documents
import Testing

@Suite struct `Binary coding` {
    private let chunker = Chunker(target: 20, maximum: 40) { $0.utf8.count / 4 }
    private static let extremes: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF]

    @Test(arguments: RandomDocument.seeds)
    func `what is decoded equals what was encoded`(seed: Int) throws {
        let document = RandomDocument.make(seed: seed)
        #expect(try Document(decoding: document.encoded()) == document)
    }

    @Test(arguments: RandomDocument.seeds)
    func `a single block round-trips`(seed: Int) throws {
        let document = RandomDocument.make(seed: seed)
        for block in document.blocks {
            let count = document.text.utf8.count
            #expect(try Block(decoding: block.encoded(), textCount: count) == block)
        }
    }

    @Test(arguments: RandomDocument.seeds)
    func `the text stands in the bytes where it is said to begin`(seed: Int) {
        let document = RandomDocument.make(seed: seed)
        let (bytes, start) = document.encodedAroundText()
        #expect(bytes[start...].starts(with: document.text.utf8))
        #expect(bytes == document.encoded())
    }

    @Test(arguments: [1, 999_999, 1 << 20, 2_500_000])
    func `the pieces that are sent are the whole`(length: Int) {
        let text = String(repeating: "é", count: length / 2) + "a"
        let blocks = (0..<40_000).map { Block(kind: .paragraph, range: 0..<1, place: .lines($0...$0)) }
        let document = Document(
            format: .init(rawValue: "text"), title: "T", metadata: Metadata(), text: text, blocks: blocks)
        var pieces: [[UInt8]] = []
        document.encode { pieces.append($0) }
        #expect(Array(pieces.joined()) == document.encoded())
        #expect(pieces.allSatisfy { !$0.isEmpty && $0.count < 3 << 20 })
    }

    /// Bytes that are not well formed are repaired in a string, which has another length.
    @Test(arguments: [[0x61], Array("é\u{1F600}".utf8), [0x61, 0xC3, 0x62], []] as [[UInt8]])
    func `a draft is sent as its document would be`(words: [UInt8]) {
        var builder = DocumentBuilder(format: .init(rawValue: "text"))
        builder.append(.paragraph, Inline(gathered: words[...]))
        builder.append(.paragraph, "end")
        let draft = builder.draft(fallbackTitle: "T")
        var sent: [UInt8] = []
        draft.encode { sent += $0 }
        #expect(sent == draft.document.encoded())
    }

    @Test(arguments: RandomDocument.seeds)
    func `hostile bytes are refused, never trapped on`(seed: Int) throws {
        var random = Seeded(seed)
        let bytes = RandomDocument.make(seed: seed).encoded()
        for _ in 0..<40 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                damaged[Int.random(in: damaged.indices, using: &random)] = random.pick(Self.extremes)
            }
            if let document = try? Document(decoding: damaged) { expectWellFormed(document) }
            let noise = [1] + (0..<64).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            if let document = try? Document(decoding: noise) { expectWellFormed(document) }
        }
    }

    @Test func `every prefix is refused`() {
        let bytes = RandomDocument.make(seed: 4).encoded()
        for count in stride(from: 0, to: bytes.count, by: 1 + bytes.count / 300) {
            #expect(throws: DocumentsError.self) { try Document(decoding: Array(bytes[..<count])) }
        }
    }

    @Test func `a later version is named`() {
        #expect(throws: DocumentsError.unknownVersion(9)) { try Document(decoding: [9, 0]) }
    }

    @Test func `a count is not believed`() {
        let greedy: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0x07]
        #expect(throws: DocumentsError.damaged(part: "blocks", offset: 5)) {
            try Block(decoding: greedy, textCount: 10)
        }
    }

    private func expectWellFormed(_ document: Document) {
        var end = 0
        for block in document.blocks {
            #expect(block.range.lowerBound >= end)
            end = block.range.upperBound
        }
        #expect(end <= document.text.utf8.count)
        for chunk in chunker.chunks(of: document) { _ = document.words(at: chunk.locator) }
        _ = (document.outline(), document.markdown(), document.plainText())
    }
}
