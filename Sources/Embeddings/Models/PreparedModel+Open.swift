import FoundationEssentials
import POSIX

extension PreparedModel {
    /// Opens a model as it was prepared before, else prepares it: beside the model, in the cache folder, or where
    /// neither can be written in memory only.
    static func open(
        folder: ModelFolder, precision: Precision
    ) throws(EmbeddingsError) -> (model: PreparedModel, fingerprint: String) {
        let layout = PreparedLayout(folder.configuration, precision, labels: folder.labels)
        let stamp = try PreparedStamp(folder: folder, precision: precision, layout: layout)
        let paths = places(folder: folder.path).map { $0 + "/\(precision.rawValue).bin" }
        for path in paths {
            if let found = ready(path, folder, precision, layout, stamp) { return found }
        }
        let fingerprint = try ModelFingerprint.read(folder: folder.path)
        for path in paths {
            do {
                try write(path, folder, precision, layout, stamp, fingerprint)
            } catch .unwritable {
                continue
            }
            if let found = ready(path, folder, precision, layout, stamp) { return found }
        }
        let mapping = try Mapping(zeroes: layout.count)
        try fill(mapping, folder, precision, layout)
        let model = PreparedModel(
            configuration: folder.configuration, precision: precision, layout: layout, mapping: mapping)
        return (model, fingerprint)
    }

    /// Folders for prepared models, the best first: never one whose place anybody could take first.
    private static func places(folder: String) -> [String] {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.cache" : nil }
        let cache = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home
        var hash: UInt64 = Vocabulary.wordSeed
        for byte in folder.utf8 { hash = Vocabulary.hash(hash, byte) }
        return [folder + "/prepared"]
            + (cache.map { [$0 + "/docent/prepared/" + String(hash, radix: 16)] } ?? [])
    }

    private static func ready(
        _ path: String, _ folder: ModelFolder, _ precision: Precision, _ layout: PreparedLayout,
        _ stamp: PreparedStamp
    ) -> (model: PreparedModel, fingerprint: String)? {
        guard isTrusted(parent(of: path)), let file = try? Mapping(file: path), file.count == layout.count,
            let fingerprint = stamp.fingerprint(in: file)
        else { return nil }
        let model = PreparedModel(
            configuration: folder.configuration, precision: precision, layout: layout, mapping: file)
        return (model, fingerprint)
    }

    private static func parent(of path: String) -> String {
        String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }

    /// Whether a folder is one's own or the system's, and not everybody's to write to: what lies in it is run as it is.
    private static func isTrusted(_ folder: String) -> Bool {
        var status = stat()
        guard unsafe stat(folder, &status) == 0 else { return false }
        return (status.st_uid == geteuid() || status.st_uid == 0) && status.st_mode & S_IWOTH == 0
    }

    /// Writes a prepared file under another name and moves it into place whole.
    private static func write(
        _ path: String, _ folder: ModelFolder, _ precision: Precision, _ layout: PreparedLayout,
        _ stamp: PreparedStamp, _ fingerprint: String
    ) throws(EmbeddingsError) {
        let parent = Self.parent(of: path)
        do {
            try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        } catch {
            throw .unwritable(path: parent, code: EmbeddingsError.code(of: error))
        }
        guard isTrusted(parent) else { throw .unwritable(path: parent, code: EPERM) }
        let draft = "\(path).\(getpid()).\(UInt32.random(in: .min ... .max))"
        do {
            let mapping = try Mapping(creating: draft, count: layout.count)
            try fill(mapping, folder, precision, layout)
            unsafe stamp.write(fingerprint: fingerprint, to: mapping.writable)
            try mapping.flush(path: draft)
        } catch {
            unsafe unlink(draft)
            throw error
        }
        guard unsafe rename(draft, path) == 0 else {
            let code = errno
            unsafe unlink(draft)
            throw .unwritable(path: path, code: code)
        }
    }

    /// Prepares a model in a mapping that is large enough.
    static func fill(
        _ mapping: Mapping, _ folder: ModelFolder, _ precision: Precision, _ layout: PreparedLayout
    ) throws(EmbeddingsError) {
        var preparation = ModelPreparation(
            configuration: folder.configuration, precision: precision, layout: layout, labels: folder.labels,
            weights: try Safetensors(path: folder.weightsPath))
        if precision.isSmoothed { preparation.smoothing = try Calibration.smoothing(folder) }
        if let base = unsafe mapping.writable.baseAddress { try unsafe preparation.fill(base) }
    }
}
