import FoundationEssentials

/// The models that are installed: a folder each, below one folder.
public struct ModelStore: Sendable {
    /// The folder of the models.
    public let folder: String

    /// The model that is used when none is chosen.
    public static let standard = "all-MiniLM-L6-v2"

    /// Opens the store at `DOCENT_MODELS`, else `docent/models` in the XDG data folder.
    public init() {
        let environment = ProcessInfo.processInfo.environment
        if let folder = environment["DOCENT_MODELS"], !folder.isEmpty {
            self.folder = folder
        } else if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
            folder = data + "/docent/models"
        } else {
            folder = (environment["HOME"] ?? "") + "/.local/share/docent/models"
        }
    }

    /// Opens the store at a folder.
    public init(folder: String) { self.folder = folder }

    /// The names of the installed models, sorted.
    public func names() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { Self.isModel(folder + "/" + $0) }.sorted()
    }

    /// The folder of a model: by its name here, or by a path that holds a slash.
    /// - Parameter name: Nil for the model in use.
    public func resolve(_ name: String? = nil) throws(EmbeddingsError) -> String {
        let name = name ?? current()
        let path = name.contains("/") ? name : folder + "/" + name
        guard Self.isModel(path) else { throw .modelNotFound(name: name, folder: folder) }
        return path
    }

    /// The name of the model in use: the one chosen, else the standard one, else the only one.
    public func current() -> String {
        if let chosen = try? String(contentsOfFile: choice, encoding: .utf8) {
            let name = chosen.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
            if !name.isEmpty { return name }
        }
        let installed = names()
        return installed.count == 1 ? installed[0] : Self.standard
    }

    /// Makes a model the one in use.
    public func use(_ name: String) throws(EmbeddingsError) {
        _ = try resolve(name)
        do {
            try (name + "\n").write(toFile: choice, atomically: true, encoding: .utf8)
        } catch {
            throw .unwritable(path: choice, code: 0)
        }
    }

    /// Copies a model folder into the store, and checks that it can be opened.
    ///
    /// A model of that name stays until the copy is whole; one that is installed from its own place stays as it is.
    /// - Returns: The name it has from now on: that of the folder.
    public func install(from source: String) throws(EmbeddingsError) -> String {
        _ = try ModelFolder(path: source)
        _ = try Safetensors(path: source + "/model.safetensors")
        let path = Self.resolved(source)
        let name = path.split(separator: "/").last.map(String.init) ?? Self.standard
        let target = folder + "/" + name, partial = target + ".partial"
        if Self.resolved(target) == path { return name }
        guard !(Self.resolved(folder) + "/").hasPrefix(path + "/") else {
            throw .unwritable(path: target, code: 0)
        }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            // What is there goes only when the copy is whole.
            try? FileManager.default.removeItem(atPath: partial)
            try Self.copy(path, to: partial)
            if FileManager.default.fileExists(atPath: target) {
                try FileManager.default.removeItem(atPath: target)
            }
            try FileManager.default.moveItem(atPath: partial, toPath: target)
        } catch {
            throw .unwritable(path: target, code: 0)
        }
        return name
    }

    /// Copies a folder, and what links in it lead to: Hugging Face's cache keeps its files elsewhere.
    private static func copy(_ source: String, to target: String, within outer: [String] = []) throws {
        let files = FileManager.default
        try files.createDirectory(atPath: target, withIntermediateDirectories: true)
        for name in try files.contentsOfDirectory(atPath: source) {
            let item = resolved(source + "/" + name)
            var isFolder = false
            guard files.fileExists(atPath: item, isDirectory: &isFolder) else { continue }
            if !isFolder {
                try files.copyItem(atPath: item, toPath: target + "/" + name)
            } else if item != source, !outer.contains(item) {
                try copy(item, to: target + "/" + name, within: outer + [source])
            }
        }
    }

    /// A path without symbolic links and dots.
    private static func resolved(_ path: String) -> String {
        URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }

    private var choice: String { folder + "/in-use" }

    private static func isModel(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/config.json")
            && FileManager.default.fileExists(atPath: path + "/model.safetensors")
    }
}
