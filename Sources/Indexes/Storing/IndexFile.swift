import GRDB
import POSIX

/// The file of an index as the file system and SQLite see it: how it is opened, and what their errors mean.
struct IndexFile {
    /// The path as a person gave it; links may lead from there to the file.
    let path: String
    private let makesCompanions: Bool?

    /// - Parameter makesCompanions: whether this process may make files beside it; nil asks the file system.
    init(path: String, makesCompanions: Bool? = nil) {
        self.path = path
        self.makesCompanions = makesCompanions
    }

    /// Where the file itself lies, and with it all that stands beside it.
    ///
    /// Two names of one index must come to one lock and one log.
    var place: String {
        var place = path
        // As many as Linux follows.
        for _ in 0..<40 {
            guard let target = Self.target(ofLink: place) else { break }
            let folder = place.lastIndex(of: "/").map { place[...$0] } ?? ""
            place = target.hasPrefix("/") ? target : folder + target
        }
        return place
    }

    /// The file with all that stands beside it: SQLite's log, its memory and its journal, the writer's lock.
    var all: [String] {
        let place = place
        return ["", "-wal", "-shm", "-journal", WriterLock.suffix].map { place + $0 }
    }

    /// How many connections read at once.
    static let readers = 4

    private static let signature = Array("SQLite format 3\0".utf8)

    /// Looks at the file before SQLite does, so that what is missing or foreign is called so.
    func inspect(creating: Bool) throws(IndexError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT where creating: return
            case ENOENT, ENOTDIR: throw .missing(path: path)
            case EACCES, EPERM: throw .noPermission(path: path)
            default: throw .inputOutput(path: path, code: errno, message: String(cString: strerror(errno)))
            }
        }
        defer { close(descriptor) }
        var head = [UInt8](repeating: 0, count: 16)
        let count = head.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        if count < 0 { throw .notAnIndex(path: path) }
        if count == 0 {
            if creating || hasLog { return }
            // Indexing would make one of it.
            throw .missing(path: path)
        }
        guard head.prefix(count).elementsEqual(Self.signature) else {
            // A file that some other program wrote is nobody's to delete.
            let erased = head.allSatisfy { $0 == 0 } || Self.signature.starts(with: head.prefix(count))
            throw erased ? .damaged(path: path, detail: "its head is gone") : .notAnIndex(path: path)
        }
    }

    /// Makes the empty file with mode 0600, which SQLite then gives to its companions too.
    func createPrivately() throws(IndexError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .cannotCreate(path: path, message: String(cString: strerror(errno)))
        }
        close(descriptor)
    }

    /// Opens the connections: one that writes unless `access` forbids it, and those that read.
    func opening(_ access: Index.Access) throws -> Opening {
        try mappingErrors {
            let stamp = mustBeImmutable(access) ? stamp : nil
            return Opening(try pool(access, isImmutable: stamp != nil), of: self, stamp: stamp)
        }
    }

    /// What the file is now.
    var stamp: FileStamp { FileStamp(place, hasLog: hasLog) }

    private func pool(_ access: Index.Access, isImmutable: Bool) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.readonly = access == .readOnly
        configuration.maximumReaderCount = Self.readers
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            if access == .readWrite { try db.execute(sql: "PRAGMA page_size = \(Schema.pageSize)") }
            try db.execute(sql: "PRAGMA cache_size = -32000; PRAGMA trusted_schema = OFF")
        }
        let pool = try DatabasePool(
            path: isImmutable ? "file:" + escaped(place) + "?immutable=1" : place,
            configuration: configuration)
        if access == .readWrite {
            try pool.writeWithoutTransaction { db in
                // What a commit acknowledges is on the disk, also after a loss of power.
                try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 33554432")
            }
        }
        return pool
    }

    /// In a folder that lets nobody write, SQLite cannot make the companions that reading a log needs.
    ///
    /// A log that is empty or absent is not needed: then the file alone is the whole truth and is opened as
    /// immutable, until somebody else writes to it; see ``Opening/isOutdated``.
    private func mustBeImmutable(_ access: Index.Access) -> Bool {
        access == .readOnly && !hasLog && !canMakeCompanions
    }

    private var hasLog: Bool {
        var status = stat()
        return stat(place + "-wal", &status) == 0 && status.st_size > 0
    }

    private var canMakeCompanions: Bool {
        if let makesCompanions { return makesCompanions }
        let place = place
        let folder = place.lastIndex(of: "/").map { String(place[..<$0]) } ?? "."
        return POSIX.access(folder.isEmpty ? "/" : folder, W_OK) == 0
    }

    private static func target(ofLink path: String) -> String? {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &target, target.count)
        return count > 0
            ? String(decoding: target.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    }

    private func escaped(_ path: String) -> String {
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "%"), UInt8(ascii: "?"), UInt8(ascii: "#"):
                bytes += Array("%\(String(byte, radix: 16))".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Runs `body` and gives its errors the index's own names.
    func mappingErrors<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch { throw mapped(error) }
    }

    /// The index's name for an error.
    func mapped(_ error: any Error) -> any Error {
        if let error = error as? Damage { return IndexError.damaged(path: path, detail: error.part) }
        guard let error = error as? DatabaseError else { return error }
        switch error.resultCode {
        case .SQLITE_CORRUPT: return damaged(error)
        case .SQLITE_NOTADB: return IndexError.notAnIndex(path: path)
        case .SQLITE_FULL: return IndexError.diskFull(path: path)
        case .SQLITE_NOMEM: return IndexError.outOfMemory(path: path)
        case .SQLITE_READONLY, .SQLITE_PERM: return IndexError.readOnly(path: path)
        case .SQLITE_AUTH: return IndexError.noPermission(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: return IndexError.locked(path: path, process: nil)
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHORT_READ: return damaged(error)
        default: return failed(error)
        }
    }

    private func damaged(_ error: DatabaseError) -> IndexError {
        .damaged(path: path, detail: error.message ?? "SQLite \(error.resultCode.rawValue)")
    }

    private func failed(_ error: DatabaseError) -> IndexError {
        .inputOutput(
            path: path, code: error.extendedResultCode.rawValue, message: error.message ?? "unknown error")
    }
}
