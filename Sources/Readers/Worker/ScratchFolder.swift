import POSIX

/// A folder of one's own below the system's place for temporary files.
///
/// A worker's lies in the one that its program made for it and removes when the worker has ended, however it ended.
struct ScratchFolder: Sendable {
    /// How the names of workers' folders begin; nothing else is removed by a worker.
    static let workerPrefix = "docent-worker-"

    /// Where it lies.
    let path: String
    /// Held while somebody needs the folder, so that another program can tell it from one that was left; -1 when it is not.
    private let lock: Int32

    /// Makes a folder.
    init(prefix: String = "docent-") throws(ReaderError) {
        var template = Array((Self.base + "/" + prefix + "XXXXXX").utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw .inputOutput(code: errno) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        lock = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if lock >= 0 { _ = flock(lock, LOCK_EX | LOCK_NB) }
    }

    /// The folder that this worker was given; nil when this process was given none.
    static var ofWorker: ScratchFolder? {
        let name = base.split(separator: "/").last ?? ""
        return name.hasPrefix(workerPrefix) ? ScratchFolder(at: base) : nil
    }

    init(at path: String) {
        self.path = path
        lock = -1
    }

    /// Removes the folders of workers whose program was killed, once for each program.
    static func sweepOnce() { _ = swept }
    private static let swept: Void = sweep(base)

    /// Removes what workers left that nobody holds any more.
    ///
    /// - Parameter age: how old a folder must be, in seconds: between a program's first two calls a new one is not held yet, and
    ///   those of earlier versions are never held.
    static func sweep(_ base: String, olderThan age: Int = 3_600) {
        guard let folder = unsafe opendir(base) else { return }
        defer { _ = unsafe closedir(folder) }
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name.hasPrefix(workerPrefix) else { continue }
            let path = base + "/" + name
            var status = stat()
            guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
                status.st_uid == geteuid(), time(nil) - status.st_mtim.tv_sec >= age
            else { continue }
            let held = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard held >= 0 else { continue }
            if flock(held, LOCK_EX | LOCK_NB) == 0 { remove(path, depth: 0) }
            close(held)
        }
    }

    /// The system's place for temporary files.
    static var base: String {
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
        if lock >= 0 { close(lock) }
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
