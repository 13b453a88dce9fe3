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

    @Test(arguments: [
        (
            "modules.json",
            #"[{"path":"","type":"m.Transformer"},{"path":"1_Pooling","type":"m.Pooling"},{"path":"2_Dense","type":"m.Dense"}]"#
        ),
        ("1_Pooling/config.json", #"{"pooling_mode_cls_token":true,"pooling_mode_mean_tokens":true}"#),
        ("1_Pooling/config.json", #"{"pooling_mode_max_tokens":true,"pooling_mode_mean_tokens":true}"#),
        ("1_Pooling/config.json", #"{"pooling_mode_cls_token":false,"pooling_mode_mean_tokens":false}"#),
    ])
    func `a model that does more than it is given here is refused`(
        file: String, content: String
    ) throws {
        let folder = try Fixture.tinyModel()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(
            atPath: folder + "/1_Pooling", withIntermediateDirectories: true)
        try content.write(toFile: folder + "/" + file, atomically: true, encoding: .utf8)
        #expect(throws: EmbeddingsError.self) { try TransformerEmbedder(folder: folder) }
    }

    @Test func `a list of modules says where the pooling stands`() throws {
        let folder = try Fixture.tinyModel()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/pool", withIntermediateDirectories: true)
        let files = [
            "modules.json":
                #"[{"path":"","type":"m.Transformer"},{"path":"pool","type":"m.Pooling"},{"path":"n","type":"m.Normalize"}]"#,
            "pool/config.json": #"{"pooling_mode_cls_token":true,"pooling_mode_mean_tokens":false}"#,
        ]
        for (name, content) in files {
            try content.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
        }
        #expect(try ModelFolder(path: folder).pooling == .first)
    }

    @Test(
        arguments: [
            (1, [:], 0, nil), (2, ["0": "LABEL_0", "1": "LABEL_1"], 1, 0),
            (2, ["0": "relevant", "1": "irrelevant"], 0, 1),
            (2, ["0": "not relevant", "1": "Relevant"], 1, 0), (2, ["0": "a", "1": "b"], nil, nil),
            (3, [:], nil, nil),
        ] as [(Int, [String: String], Int?, Int?)])
    func `of a reranker's two outputs the one that means relevance is taken`(
        labels: Int, names: [String: String], good: Int?, bad: Int?
    ) {
        let judgement = CrossEncoder.Judgement(labels: labels, named: names)
        #expect(judgement?.relevant == good && judgement?.irrelevant == bad)
    }

    @Test func `a reranker of three tokens is refused`() throws {
        let folder = try Fixture.tinyModel()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try #"{"max_seq_length":3}"#.write(
            toFile: folder + "/sentence_bert_config.json", atomically: true, encoding: .utf8)
        #expect(throws: EmbeddingsError.self) { try CrossEncoder(folder: folder, precision: .float32) }
    }

    @Test func `no prepared model is taken from a folder that anybody may write to`() throws {
        let folder = try Fixture.tinyModel()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let vector = try TransformerEmbedder(folder: folder, precision: .int8).embed(["the house"])
        let prepared = folder + "/prepared/int8.bin"
        // Other weights below a header that is right.
        var bytes = try Data(contentsOf: URL(filePath: prepared))
        for place in stride(from: bytes.count / 2, to: bytes.count, by: 3) { bytes[place] ^= 0x55 }
        try bytes.write(to: URL(filePath: prepared), options: .atomic)
        chmod(folder + "/prepared", 0o777)
        let again = try TransformerEmbedder(folder: folder, precision: .int8)
        #expect(try again.embed(["the house"]) == vector)
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

    /// Vectors of one model under different settings were stored in one index and compared.
    @Test(arguments: [
        ("1_Pooling/config.json", #"{"pooling_mode_cls_token": true}"#),
        ("tokenizer_config.json", #"{"do_lower_case": false}"#),
        ("sentence_bert_config.json", #"{"max_seq_length": 12}"#),
        ("config_sentence_transformers.json", #"{"prompts": {"query": "the house ", "passage": ""}}"#),
    ])
    func `settings that change vectors make another space`(file: String, settings: String) throws {
        let folder = try Fixture.tinyModel()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(
            atPath: folder + "/1_Pooling", withIntermediateDirectories: true)
        let text = "The notice period of the house is 30 days and the other period is 60 days"
        let before = try TransformerEmbedder(folder: folder)
        try Data(settings.utf8).write(to: URL(filePath: folder + "/" + file))
        let after = try TransformerEmbedder(folder: folder)
        #expect(try after.embed([text], as: .question) != before.embed([text], as: .question))
        #expect(after.space.fingerprint != before.space.fingerprint)
        #expect(try TransformerEmbedder(folder: folder).space == after.space)
    }

    @Test func `words that a model wants before a question stand there, and take their tokens of the window`()
        throws
    {
        let folder = try Fixture.tinyModel()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let plain = try TransformerEmbedder(folder: folder)
        try Data(#"{"prompts": {"query": "the house ", "clustering": "a "}}"#.utf8)
            .write(to: URL(filePath: folder + "/config_sentence_transformers.json"))
        let embedder = try TransformerEmbedder(folder: folder)
        #expect(embedder.window == plain.window - (plain.tokenCount("the house ") - 2))
        let text = "period"
        #expect(try embedder.embed([text], as: .question) == plain.embed(["the house " + text]))
        #expect(try embedder.embed([text]) == plain.embed([text]))
    }

    /// An index keeps what its vectors were made with: this must not change for the model that most have.
    @Test(.enabled(if: Fixture.standardModel != nil))
    func `the standard model's fingerprint stays what it was`() throws {
        let folder = try #require(Fixture.standardModel)
        #expect(
            try TransformerEmbedder(folder: folder).space.fingerprint == ModelFingerprint.read(folder: folder)
        )
    }

    @Test func `a reranker that knows one kind of token is refused`() throws {
        let folder = try Fixture.tinyModel()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/config.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let changed = text.replacing("\"type_vocab_size\": 2", with: "\"type_vocab_size\": 1")
        #expect(changed != text)
        try changed.write(toFile: path, atomically: true, encoding: .utf8)
        #expect {
            try CrossEncoder(folder: folder)
        } throws: {
            "\($0)".contains("type_vocab_size")
        }
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
