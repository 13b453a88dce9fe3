import GRDB
import Synchronization

/// Everything that Docent keeps, in one SQLite file.
///
/// One process at a time writes, and only its one writing connection moves pages from the log into the file, which
/// keeps clear of the fault by which SQLite 3.7.0 to 3.51.2 can lose committed pages when two connections do so at
/// once. Any number of processes read meanwhile, also those that may not write to its folder; each search sees one
/// committed state.
///
/// Every method is asynchronous because its work runs on the queues of the connections, never on the threads that
/// Swift's tasks share.
package final class Index: Sendable {
    /// Whether a process may change the index.
    package typealias Access = IndexAccess

    /// Where the file is.
    package var path: String { file.path }
    /// The file and those that may stand beside it.
    package var files: [String] { file.all }
    /// What this process may do.
    package let access: Access

    /// Whether another file lies where this one lay when it was opened: one that was built anew, or put back from elsewhere.
    package var isReplaced: Bool {
        let now = FileIdentity(path)
        return now != nil && now != identity
    }

    let file: IndexFile
    private let identity: FileIdentity?
    let opening: Mutex<Opening>
    let lock: WriterLock?
    let known = KnownTexts()
    private let readers = ReadingThreads(count: IndexFile.readers)

    /// Opens an index that exists.
    ///
    /// - Throws: ``IndexError``: `missing`, `notAnIndex`, `damaged`, `newerSchema`, `locked`, `readOnly`,
    ///   `noPermission`.
    package static func open(at path: String, access: Access) throws -> Index {
        try Index(IndexFile(path: path), access: access)
    }

    /// Opens an index for writing, and makes it when there is none.
    ///
    /// Its file can be read by its owner only.
    ///
    /// - Throws: ``IndexError``, as ``open(at:access:)`` does, and `cannotCreate`.
    package static func create(at path: String) throws -> Index {
        try Index(IndexFile(path: path), access: .readWrite, creating: true)
    }

    init(_ file: IndexFile, access: Access, creating: Bool = false) throws {
        try file.inspect(creating: creating)
        self.file = file
        self.access = access
        lock = access == .readWrite ? try WriterLock(path: file.path) : nil
        if creating { try file.createPrivately() }
        identity = FileIdentity(file.path)
        opening = Mutex(try file.opening(access))
        try file.mappingErrors { try Schema.prepare(pool, access: access, path: file.path) }
    }

    /// The connections that are open now.
    var pool: DatabasePool { opening.withLock(\.pool) }

    /// Closes all connections and lets another process write.
    package func close() throws {
        try pool.close()
        lock?.release()
    }

    /// Runs on a reading connection, within one committed state.
    @concurrent
    func read<T: Sendable>(_ body: @Sendable (Database) throws -> T) async throws -> T {
        try await steadily { opening in try await opening.pool.read(body) }
    }

    /// The same for what takes milliseconds, with fewer changes of threads; it is not broken off midway.
    @concurrent
    func readBriefly<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        try await readBriefly { opening in try opening.pool.read(body) }
    }

    /// The same with what searches keep in memory, on a thread that may wait for it.
    @concurrent
    func readBriefly<T: Sendable>(_ body: @escaping @Sendable (Opening) throws -> T) async throws -> T {
        try await steadily { [readers] opening in try await readers.run { try body(opening) } }
    }

    /// Reads, and reads again from the file as it is then when it changed meanwhile and SQLite could not notice.
    private func steadily<T: Sendable>(
        _ body: @Sendable (Opening) async throws -> T
    ) async throws -> T {
        var pause: Duration = .milliseconds(1)
        while pause < .seconds(8) {
            let opening = try currentOpening()
            do {
                let found = try await body(opening)
                if !opening.isOutdated { return found }
            } catch  where !opening.isOutdated {
                throw file.mapped(error)
            } catch is CancellationError {
                throw CancellationError()
            } catch {}
            try await Task.sleep(for: pause)
            pause *= 2
        }
        throw IndexError.locked(path: path, process: nil)
    }

    private func currentOpening() throws -> Opening {
        try opening.withLock { opening in
            if opening.isOutdated { opening = try file.opening(access) }
            return opening
        }
    }

    /// Runs on the writing connection, in one transaction that is kept whole or not at all.
    @concurrent
    func write<T: Sendable>(_ body: @Sendable (Database) throws -> T) async throws -> T {
        guard access == .readWrite else { throw IndexError.readOnly(path: path) }
        do { return try await pool.write(body) } catch { throw file.mapped(error) }
    }
}
