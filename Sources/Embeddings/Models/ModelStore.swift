import FoundationEssentials

/// The models that are installed: a folder each, below one folder.
package struct ModelStore: Sendable {
    /// The folder of the models.
    package let folder: String

    /// The model that is used when none is chosen.
    package static let standard = "all-MiniLM-L6-v2"

    /// Opens the store at `DOCENT_MODELS`, else `docent/models` in the XDG data folder.
    package init() {
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
    package init(folder: String) { self.folder = folder }

    /// The names of the installed models, sorted.
    package func names() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasPrefix(".") && Self.isModel(folder + "/" + $0) }.sorted()
    }

    /// The folder of a model: by its name here, or by a path that holds a slash.
    /// - Parameter name: Nil for the model in use.
    package func resolve(_ name: String? = nil) throws(EmbeddingsError) -> String {
        let name = name ?? current()
        let path = name.contains("/") ? name : folder + "/" + name
        guard Self.isModel(path) else { throw .modelNotFound(name: name, folder: folder) }
        return path
    }

    /// The name of the model in use: the one chosen, else the standard one, else the only one.
    package func current() -> String {
        if let chosen = try? String(contentsOfFile: choice, encoding: .utf8) {
            let name = chosen.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
            if !name.isEmpty { return name }
        }
        let installed = names()
        return installed.count == 1 ? installed[0] : Self.standard
    }

    /// Makes a model the one in use.
    package func use(_ name: String) throws(EmbeddingsError) {
        _ = try resolve(name)
        do {
            try (name + "\n").write(toFile: choice, atomically: true, encoding: .utf8)
        } catch {
            throw .unwritable(path: choice, code: EmbeddingsError.code(of: error))
        }
    }

    /// Copies a model folder into the store.
    ///
    /// A model of that name stays until the copy is whole and has been loaded; one that is installed from its own place
    /// stays as it is.
    /// - Returns: The name it has from now on: that of the folder.
    package func install(from source: String) throws(EmbeddingsError) -> String {
        let path = Self.resolved(source)
        let name = path.split(separator: "/").last.map(String.init) ?? Self.standard
        let target = folder + "/" + name
        guard Self.resolved(target) != path else {
            _ = try TransformerEmbedder(folder: path)
            return name
        }
        _ = try ModelFolder(path: source)
        _ = try Safetensors(path: source + "/model.safetensors")
        guard !(Self.resolved(folder) + "/").hasPrefix(path + "/") else { throw .ownCopy(path: path) }
        let partial = folder + "/.\(name).partial"
        try writing(target) {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try? FileManager.default.removeItem(atPath: partial)
            try Self.copy(path, to: partial)
        }
        do { _ = try TransformerEmbedder(folder: partial) } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw error
        }
        try writing(target) { try exchange(partial, target) }
        return name
    }

    /// Puts a folder in the place of another, which is there or not.
    private func exchange(_ new: String, _ target: String) throws {
        let files = FileManager.default
        let old = new + ".old"
        try? files.removeItem(atPath: old)
        let replaces = files.fileExists(atPath: target)
        if replaces { try files.moveItem(atPath: target, toPath: old) }
        try files.moveItem(atPath: new, toPath: target)
        if replaces { try? files.removeItem(atPath: old) }
    }

    private func writing(_ path: String, _ body: () throws -> Void) throws(EmbeddingsError) {
        do { try body() } catch { throw .unwritable(path: path, code: EmbeddingsError.code(of: error)) }
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
