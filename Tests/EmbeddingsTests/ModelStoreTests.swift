import Foundation
import Testing

@testable import Embeddings

@Suite struct ModelStoreTests {
    @Test func `models are installed, listed, chosen and found`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "models-\(UUID().uuidString)")
            .path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = ModelStore(folder: folder)
        #expect(store.names().isEmpty && store.current() == ModelStore.standard)
        #expect(throws: EmbeddingsError.modelNotFound(name: ModelStore.standard, folder: folder)) {
            try store.resolve()
        }
        #expect(try store.install(from: Fixture.folder + "/tiny") == "tiny")
        #expect(store.names() == ["tiny"] && store.current() == "tiny")
        // From its own place it was deleted before it was copied.
        #expect(try store.install(from: folder + "/./tiny") == "tiny")
        #expect(try store.resolve() == folder + "/tiny")
        #expect(try store.resolve(Fixture.folder + "/tiny") == Fixture.folder + "/tiny")
        try store.use("tiny")
        #expect(throws: EmbeddingsError.self) { try store.use("other") }
        #expect(throws: EmbeddingsError.self) { try store.install(from: folder) }
    }

    @Test func `a model whose files are links is installed with their content`() throws {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appending(path: "hub-\(UUID().uuidString)").path
        defer { try? files.removeItem(atPath: folder) }
        // As Hugging Face's cache has it: the files by their hashes, the names as links to them.
        let snapshot = folder + "/models--x/snapshots/tiny"
        try files.createDirectory(atPath: folder + "/models--x/blobs", withIntermediateDirectories: true)
        try files.createDirectory(atPath: snapshot + "/1_Pooling", withIntermediateDirectories: true)
        for (number, name) in try files.contentsOfDirectory(atPath: Fixture.folder + "/tiny").enumerated() {
            try files.copyItem(
                atPath: Fixture.folder + "/tiny/" + name, toPath: folder + "/models--x/blobs/\(number)")
            try files.createSymbolicLink(
                atPath: snapshot + "/" + name, withDestinationPath: "../../blobs/\(number)")
        }
        try Data("{}".utf8).write(to: URL(filePath: folder + "/models--x/blobs/pooling"))
        try files.createSymbolicLink(
            atPath: snapshot + "/1_Pooling/config.json", withDestinationPath: "../../../blobs/pooling")
        // A link back to where it stands is not followed for ever.
        try files.createSymbolicLink(atPath: snapshot + "/self", withDestinationPath: ".")
        let store = ModelStore(folder: folder + "/store")
        #expect(try store.install(from: snapshot) == "tiny")
        try files.removeItem(atPath: folder + "/models--x")
        _ = try TransformerEmbedder(folder: try store.resolve("tiny"))
        let config = folder + "/store/tiny/1_Pooling/config.json"
        #expect(try String(contentsOfFile: config, encoding: .utf8) == "{}")
    }

    /// A copy that cannot be loaded removed the model of that name.
    @Test func `a model that cannot be loaded leaves the store as it was`() throws {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appending(path: "models-\(UUID().uuidString)").path
        let broken = try Fixture.tinyModel()
        defer { for path in [folder, broken] { try? files.removeItem(atPath: path) } }
        let store = ModelStore(folder: folder)
        #expect(try store.install(from: Fixture.folder + "/tiny") == "tiny")
        try files.createDirectory(atPath: broken + "/x", withIntermediateDirectories: true)
        try files.moveItem(atPath: broken, toPath: broken + "-")
        try files.createDirectory(atPath: broken, withIntermediateDirectories: true)
        try files.moveItem(atPath: broken + "-", toPath: broken + "/tiny")
        try files.removeItem(atPath: broken + "/tiny/vocab.txt")
        #expect(throws: EmbeddingsError.self) { try store.install(from: broken + "/tiny") }
        #expect(try files.contentsOfDirectory(atPath: folder) == ["tiny"])
        let before = try TransformerEmbedder(folder: store.resolve("tiny")).space
        try Data(contentsOf: URL(filePath: Fixture.folder + "/tiny/vocab.txt"))
            .write(to: URL(filePath: broken + "/tiny/vocab.txt"))
        #expect(try store.install(from: broken + "/tiny") == "tiny")
        #expect(try files.contentsOfDirectory(atPath: folder) == ["tiny"])
        #expect(try TransformerEmbedder(folder: store.resolve("tiny")).space == before)
    }

    @Test(arguments: [
        ("\"hidden_size\": 32", "\"hidden_size\": 33"), ("\"bert\"", "\"gpt2\""), ("\"gelu\"", "\"swish\""),
        ("\"vocab_size\": 100", "\"vocab_size\": 50"),
        // Heads of two floats were read as heads of four.
        ("\"num_attention_heads\": 2", "\"num_attention_heads\": 16"),
        ("\"num_hidden_layers\": 2", "\"num_hidden_layers\": 3"),
        ("\"max_position_embeddings\": 64", "\"max_position_embeddings\": -1"), ("{", ""),
    ])
    func `a model that cannot be run is an error`(from: String, to: String) throws {
        let folder = try Fixture.tinyModel()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/config.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let changed = text.replacing(from, with: to, maxReplacements: 1)
        #expect(changed != text)
        try changed.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: EmbeddingsError.self) { try TransformerEmbedder(folder: folder) }
    }
}
