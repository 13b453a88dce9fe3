import POSIX

/// A folder of one's own below the system's place for temporary files.
///
/// A worker's lies in the one that its program made for it and removes when the worker has ended, however it ended.
struct ScratchFolder: Sendable {
    /// How the names of workers' folders begin; nothing else is removed by a worker.
    static let workerPrefix = "docent-worker-"

    /// Where it lies.
    let path: String

    /// Makes a folder.
    init(prefix: String = "docent-") throws(ReaderError) {
        var template = Array((Self.base + "/" + prefix + "XXXXXX").utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw .inputOutput(code: errno) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The folder that this worker was given; nil when this process was given none.
    static var ofWorker: ScratchFolder? {
        let name = base.split(separator: "/").last ?? ""
        return name.hasPrefix(workerPrefix) ? ScratchFolder(at: base) : nil
    }

    private init(at path: String) {
        self.path = path
    }

    private static var base: String {
        let named = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
        return named.isEmpty ? "/tmp" : named
    }

    /// Writes a file into it; its path.
    func write(_ bytes: [UInt8], named name: String) throws(ReaderError) -> String {
        let path = path + "/" + name
        guard let file = unsafe fopen(path, "wbx") else { throw .inputOutput(code: errno) }
        let count = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, file) }
        guard unsafe fclose(file) == 0, count == bytes.count else { throw .inputOutput(code: errno) }
        return path
    }

    /// Reads a file in it; nil when there is none.
    func read(_ name: String) -> [UInt8]? {
        guard let file = unsafe fopen(path + "/" + name, "rb") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        unsafe withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer in
            while true {
                let count = unsafe fread(buffer.baseAddress, 1, buffer.count, file)
                if count == 0 { break }
                unsafe bytes.append(contentsOf: buffer[..<count])
            }
        }
        return bytes
    }

    /// Removes it with all that lies in it; links are removed and not followed.
    func remove() {
        Self.remove(path, depth: 0)
    }

    private static func remove(_ path: String, depth: Int) {
        guard unsafe unlink(path) != 0, depth < 64, let folder = unsafe opendir(path) else { return }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        _ = unsafe closedir(folder)
        for name in names { remove(path + "/" + name, depth: depth + 1) }
        unsafe rmdir(path)
    }
}
