import Documents
import POSIX

/// A regular file below a folder that is indexed.
struct FoundFile: Sendable, Hashable {
    /// The path within the folder, with `/` between its parts, letters and their marks composed; bytes that are no UTF-8 are
    /// replaced.
    let path: String
    /// The path to open, from the folder as it was named.
    let location: String
    /// The size in bytes.
    let size: Int
    /// The time of the last modification, in nanoseconds since 1970.
    let modified: Int
    /// Why the file is not read, when that is clear from its directory entry.
    let obstacle: Obstacle?

    /// What stands against reading an entry.
    enum Obstacle: String, Sendable, Hashable {
        /// A symbolic link; links are not followed, so that nothing outside the folder is read.
        case link
        /// A pipe, socket or device.
        case notRegular = "not-a-regular-file"
        /// The name is not UTF-8.
        case name = "name-not-utf8"
        /// Another file has the same name but for how its letters and their marks are put together.
        case twin = "name-twice"
        /// The folder or file may not be read.
        case permission = "no-permission"
        /// The folder or file could not be looked at, or the folder not to its end.
        case inputOutput = "io"

        /// Whether what lies at the entry or below it may still be there, unseen.
        var hides: Bool { self == .permission || self == .inputOutput }

        /// What an error of the system says of an entry; nil when it is gone.
        init?(code: Int32) {
            switch code {
            case ENOENT, ENOTDIR: return nil
            case EACCES, EPERM: self = .permission
            default: self = .inputOutput
            }
        }
    }
}

/// Walks a folder without following links; entries whose names begin with a dot, and the lock files that office
/// programs leave beside an open document, are not documents and are skipped.
struct FolderScan {
    private(set) var files: [FoundFile] = []
    private let list: @Sendable (String) -> FolderListing

    /// Finds all files below a folder, in the order of their paths.
    ///
    /// - Parameter list: gives the names in a folder.
    /// - Throws: ``DocentError/folderMissing(path:)`` when there is no such folder, so that a folder which is
    ///   merely not mounted is never taken for an empty one; ``DocentError/notPermitted(path:)`` and
    ///   ``DocentError/folderUnreadable(path:code:)`` when it cannot be listed to its end.
    init(
        folder: String, list: @escaping @Sendable (String) -> FolderListing = { FolderListing($0) }
    ) throws {
        self.list = list
        var status = stat()
        guard stat(folder, &status) == 0 else { throw Self.error(errno, at: folder) }
        if status.st_mode & S_IFMT == S_IFREG {
            let name = folder.split(separator: "/").last.map(String.init) ?? folder
            files = [Self.file(name, at: folder, status)]
            return
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw DocentError.folderMissing(path: folder) }
        var waiting = [""]
        while let directory = waiting.popLast() {
            try visit(directory, below: folder, waiting: &waiting)
        }
        files.sort { ($0.path, $0.location.utf8.count) < ($1.path, $1.location.utf8.count) }
        for place in files.indices.dropFirst() where files[place].path == files[place - 1].path {
            files[place] = Self.blocked(files[place].path, files[place].location, .twin)
        }
    }

    /// Makes sure that a folder can be listed, before anything is made for it.
    ///
    /// - Throws: as ``init(folder:list:)`` does.
    static func check(_ folder: String) throws {
        var status = stat()
        guard stat(folder, &status) == 0 else { throw error(errno, at: folder) }
        guard status.st_mode & S_IFMT == S_IFDIR else { return }
        if let code = FolderListing(folder).failure { throw error(code, at: folder) }
    }

    private static func error(_ code: Int32, at folder: String) -> DocentError {
        switch FoundFile.Obstacle(code: code) {
        case nil: .folderMissing(path: folder)
        case .permission: .notPermitted(path: folder)
        default: .folderUnreadable(path: folder, code: code)
        }
    }

    private mutating func visit(_ directory: String, below root: String, waiting: inout [String]) throws {
        let location = directory.isEmpty ? root : root + "/" + directory
        let listing = list(location)
        if let code = listing.failure {
            // What a folder holds that cannot be listed is unknown; it is not gone.
            if directory.isEmpty { throw Self.error(code, at: root) }
            if let obstacle = FoundFile.Obstacle(code: code) {
                files.append(Self.blocked(directory, location, obstacle))
            }
        }
        for bytes in listing.names {
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
            // A file that went after its folder was listed is gone.
            if let obstacle = FoundFile.Obstacle(code: errno) {
                files.append(Self.blocked(path, location, obstacle))
            }
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: waiting.append(path)
        case S_IFREG: files.append(Self.file(path, at: location, status))
        case S_IFLNK: files.append(Self.blocked(path, location, .link))
        default: files.append(Self.blocked(path, location, .notRegular))
        }
    }

    /// `~$report.docx` and `.~lock.report.odt#` say that someone has a document open; they hold no text.
    private static func isLockFile(_ name: [UInt8]) -> Bool {
        name.starts(with: "~$".utf8)
    }

    private static func file(_ path: String, at location: String, _ status: stat) -> FoundFile {
        FoundFile(
            path: ComposedText.composed(path), location: location, size: Int(status.st_size),
            modified: status.modified, obstacle: nil)
    }

    private static func blocked(
        _ path: String, _ location: String, _ obstacle: FoundFile.Obstacle
    ) -> FoundFile {
        FoundFile(
            path: ComposedText.composed(path), location: location, size: 0, modified: 0, obstacle: obstacle)
    }
}
