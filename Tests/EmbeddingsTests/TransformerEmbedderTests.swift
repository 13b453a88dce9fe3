import Foundation
import Testing

@testable import Embeddings

/// Law: the encoder agrees with what the field's own tools compute.
@Suite struct TransformerEmbedderTests {
    struct Tiny: Decodable {
        struct Text: Decodable {
            let text: String
            let ids: [Int32]
            let vector: [Float]
        }
        struct Pair: Decodable {
            let first: String
            let second: String
            let score: Float
        }
        let texts: [Text]
        let pairs: [Pair]
    }

    @Test(arguments: zip(Precision.allCases, [Float(0.99999), 0.999, 0.999, 0.98, 0.99]))
    func `a tiny model's vectors are those of transformers`(precision: Precision, least: Float) throws {
        let folder = try Fixture.tinyModel()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let expected: Tiny = try Fixture.decode("tiny/expected.json")
        let embedder = try TransformerEmbedder(folder: folder, precision: precision, threads: 2)
        let vectors = try embedder.embed(expected.texts.map(\.text))
        for (row, item) in expected.texts.enumerated() {
            #expect(embedder.tokenizer.ids(item.text, window: embedder.window) == item.ids)
            #expect(Fixture.cosine(vectors[row], item.vector) >= least, "\(item.text)")
            #expect(abs(vectors[row].reduce(0) { $0 + $1 * $1 } - 1) < 1e-4)
        }
    }

    @Test func `a tiny reranker's scores are those of transformers`() throws {
        let folder = try Fixture.tinyModel()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let expected: Tiny = try Fixture.decode("tiny/expected.json")
        let encoder = try CrossEncoder(folder: folder, precision: .float32, threads: 1)
        for pair in expected.pairs {
            let score = encoder.scores(question: pair.first, passages: [pair.second])[0]
            #expect(abs(score - pair.score) < 2e-3, "\(pair.first)")
        }
    }

    @Test func `a text's vector does not depend on its company`() throws {
        let folder = try Fixture.tinyModel()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let embedder = try TransformerEmbedder(folder: folder, precision: .int16)
        let texts = (0..<40).map { String(repeating: "the notice period ", count: $0 % 9) + "\($0)" }
        let together = try embedder.embed(texts)
        for (row, text) in texts.enumerated() {
            #expect(try Array(embedder.embed([text]).values) == Array(together[row]))
        }
        #expect(try embedder.embed([]).count == 0)
    }

    @Test func `a model is prepared once, again after a change, and in memory when nothing can be written`()
        throws
    {
        let folder = try Fixture.tinyModel()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let prepared = folder + "/prepared/int8.bin"
        let first = try TransformerEmbedder(folder: folder, precision: .int8)
        let bytes = try Data(contentsOf: URL(filePath: prepared))
        // A prepared file whose header is not ours, or which is cut short, is made anew.
        for damaged in [Data(bytes.prefix(5000)), Data([0]) + bytes.dropFirst()] {
            try damaged.write(to: URL(filePath: prepared), options: .atomic)
            let again = try TransformerEmbedder(folder: folder, precision: .int8)
            #expect(try again.embed(["the house"]) == first.embed(["the house"]))
            #expect(try Data(contentsOf: URL(filePath: prepared)) == bytes)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/prepared") == ["int8.bin"])
        var vocabulary = try String(contentsOfFile: folder + "/vocab.txt", encoding: .utf8)
        vocabulary = vocabulary.replacingOccurrences(of: "house", with: "horse")
        try vocabulary.write(toFile: folder + "/vocab.txt", atomically: true, encoding: .utf8)
        #expect(try TransformerEmbedder(folder: folder, precision: .int8).space != first.space)
    }

    struct Reference: Decodable {
        struct Item: Decodable {
            let text: String
            let ids: [Int32]
            let vector: [Float]
        }
        let items: [Item]
    }

    @Test(
        .enabled(if: Fixture.standardModel != nil),
        arguments: [Precision.float32, .int16, .int8, .int8Blocks])
    func `the standard model agrees with its reference`(precision: Precision) throws {
        let reference: Reference = try Fixture.decode("minilm.json")
        let embedder = try TransformerEmbedder(folder: #require(Fixture.standardModel), precision: precision)
        #expect(embedder.window == 256)
        let vectors = try embedder.embed(reference.items.map(\.text))
        var sum: Float = 0
        for (row, item) in reference.items.enumerated() {
            #expect(embedder.tokenizer.ids(item.text, window: 256) == item.ids, "\(item.text.prefix(60))")
            let cosine = Fixture.cosine(vectors[row], item.vector)
            #expect(cosine >= (precision == .float32 ? 0.9999 : 0.995), "\(item.text.prefix(60))")
            sum += cosine
        }
        #expect(sum / Float(vectors.count) >= (precision == .float32 ? 0.9999 : 0.999))
    }
}
