import Documents
import Embeddings
import Testing

@testable import Indexes

/// How far words and vectors agree, and what a search does where they do not.
struct AgreementTests {
    private let scratch = Scratch()

    /// Passages of which every tenth speaks of one of some things.
    private static func parts(_ count: Int) -> [String] {
        let things = ["wharf", "orchard", "furnace", "glacier"]
        return (0..<count).map { number in
            let thing = things[number % things.count]
            return "\(thing) \(thing) \(thing) seen from place \(number) of the road"
        }
    }

    /// An index whose vectors follow from the thing a passage speaks of, or from nothing.
    private func index(_ count: Int, meaningful: Bool) async throws -> Index {
        let index = try Index.create(at: scratch.path)
        let collection = try await index.collection(named: "one", root: "/").id
        try await index.setModel(Samples.model)
        try await index.store([Samples.plain("notes.txt", parts: Self.parts(count))], in: collection)
        let chunks = try await index.chunksWithoutVectors(limit: count)
        let values = chunks.flatMap { stored -> [Float] in
            let text = stored.chunk.text
            let thing = String(text.prefix { $0 != " " })
            return meaningful
                ? Samples.unit(zip(Samples.vector(thing), Samples.vector(text)).map { 3 * $0 + $1 })
                : Samples.vector(text)
        }
        try await index.storeVectors(
            EmbeddingMatrix(dimension: Samples.dimension, values: values), of: chunks.map(\.id))
        return index
    }

    private func agreement(of index: Index) async throws -> Float? {
        try await index.read { db in try Agreement(db)?.share }
    }

    @Test(arguments: [(true, 0.8...1), (false, 0.3...0.65)] as [(Bool, ClosedRange<Float>)])
    func `passages with the same words lie near each other where vectors mean something`(
        meaningful: Bool, expected: ClosedRange<Float>
    ) async throws {
        let index = try await index(120, meaningful: meaningful)
        try await index.measureAgreement()
        let found = try #require(try await agreement(of: index))
        #expect(expected.contains(found))
        try await index.measureAgreement()
        #expect(try await agreement(of: index) == found)
        try await index.forgetAgreement()
        #expect(try await agreement(of: index) == nil)
    }

    @Test func `few passages say nothing`() async throws {
        let index = try await index(20, meaningful: false)
        try await index.measureAgreement()
        #expect(try await agreement(of: index) == nil)
    }

    @Test func `vectors that mean nothing do not bury what the words say`() async throws {
        let index = try await index(400, meaningful: false)
        func found() async throws -> Int {
            let found = try await index.search(
                LexicalQuery(text: "wharf"), vector: Samples.vector("some question"), limit: 100)
            let texts = try await index.chunks(found.candidates.map(\.chunk)).map(\.chunk.text)
            return texts.count { $0.hasPrefix("wharf") }
        }
        #expect(try await found() < 100)
        try await index.measureAgreement()
        #expect(try await found() == 100)
    }

    @Test func `where no word is found vectors keep their order`() async throws {
        let index = try await index(120, meaningful: false)
        func found() async throws -> [ChunkID] {
            try await index.search(
                LexicalQuery(text: "zeppelin"), vector: Samples.vector("some question"), limit: 10
            ).candidates.map(\.chunk)
        }
        let expected = try await found()
        try await index.measureAgreement()
        #expect(try await found() == expected)
    }

    @Test(
        arguments: [(nil, 0.5), (0.95, 0.5), (0.85, 0.5), (0.725, 0.25), (0.6, 0), (0.3, 0)]
            as [(Float?, Float)])
    func `vectors weigh as much as they agree with words`(share: Float?, vector: Float) {
        let fusion = Fusion().trusting(share.map { Agreement(share: $0) })
        #expect(abs(fusion.vector - vector) < 0.001)
        #expect(abs(fusion.lexical + fusion.vector - 1) < 0.001)
    }
}
