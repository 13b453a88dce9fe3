import Glibc

/// A regular file below a folder that is indexed.
public struct FoundFile: Sendable, Hashable {
    /// The path within the folder, with `/` between its parts; bytes that are no UTF-8 are replaced.
    public let path: String
    /// The path to open, from the folder as it was named.
    public let location: String
    /// The size in bytes.
    public let size: Int
    /// The time of the last modification, in nanoseconds since 1970.
    public let modified: Int
    /// Why the file is not read, when that is clear from its directory entry.
    public let obstacle: Obstacle?

    /// What stands against reading an entry.
    public enum Obstacle: String, Sendable, Hashable {
        /// A symbolic link; links are not followed, so that nothing outside the folder is read.
        case link
        /// A pipe, socket or device.
        case notRegular = "not-a-regular-file"
        /// The name is not UTF-8.
        case name = "name-not-utf8"
        /// The folder or file may not be read.
        case permission = "no-permission"
    }
}

/// Walks a folder without following links; entries whose names begin with a dot, and the lock files that office
/// programs leave beside an open document, are not documents and are passed over.
struct FolderScan {
    private(set) var files: [FoundFile] = []

    /// Finds all files below a folder, in the order of their paths.
    ///
    /// - Throws: ``DocentError/folderMissing(path:)`` when there is no such folder, so that a folder which is
    ///   merely not mounted is never taken for an empty one.
    init(folder: String) throws {
        var status = stat()
        guard stat(folder, &status) == 0 else {
            throw errno == EACCES
                ? DocentError.notPermitted(path: folder) : DocentError.folderMissing(path: folder)
        }
        if status.st_mode & S_IFMT == S_IFREG {
            let name = folder.split(separator: "/").last.map(String.init) ?? folder
            files = [Self.file(name, at: folder, status)]
            return
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw DocentError.folderMissing(path: folder) }
        var waiting = [""]
        while let directory = waiting.popLast() {
            visit(directory, below: folder, waiting: &waiting)
        }
        files.sort { $0.path < $1.path }
    }

    private mutating func visit(_ directory: String, below root: String, waiting: inout [String]) {
        let location = directory.isEmpty ? root : root + "/" + directory
        guard let handle = opendir(location) else {
            files.append(Self.blocked(directory, location, .permission))
            return
        }
        defer { closedir(handle) }
        while let entry = readdir(handle) {
            let bytes = Self.name(of: entry)
            guard bytes.first != UInt8(ascii: "."), !Self.isLockFile(bytes) else { continue }
            let name = String(decoding: bytes, as: UTF8.self)
            let path = directory.isEmpty ? name : directory + "/" + name
            guard String(validating: bytes, as: UTF8.self) != nil else {
                files.append(Self.blocked(path, location + "/" + name, .name))
                continue
            }
            enter(path, root + "/" + path, waiting: &waiting)
        }
    }

    private mutating func enter(_ path: String, _ location: String, waiting: inout [String]) {
        var status = stat()
        guard lstat(location, &status) == 0 else {
            files.append(Self.blocked(path, location, .permission))
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: waiting.append(path)
        case S_IFREG: files.append(Self.file(path, at: location, status))
        case S_IFLNK: files.append(Self.blocked(path, location, .link))
        default: files.append(Self.blocked(path, location, .notRegular))
        }
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            Array(bytes.prefix { $0 != 0 })
        }
    }

    /// `~$report.docx` and `.~lock.report.odt#` say that someone has a document open; they hold no text.
    private static func isLockFile(_ name: [UInt8]) -> Bool {
        name.starts(with: "~$".utf8)
    }

    private static func file(_ path: String, at location: String, _ status: stat) -> FoundFile {
        FoundFile(
            path: path, location: location, size: Int(status.st_size),
            modified: status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec, obstacle: nil)
    }

    private static func blocked(
        _ path: String, _ location: String, _ obstacle: FoundFile.Obstacle
    ) -> FoundFile {
        FoundFile(path: path, location: location, size: 0, modified: 0, obstacle: obstacle)
    }
}
