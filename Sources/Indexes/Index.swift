import GRDB
import Synchronization

/// Everything that Docent keeps, in one SQLite file.
///
/// One process at a time writes, and only its one writing connection moves pages from the log into the file, which
/// keeps clear of the fault by which SQLite 3.7.0 to 3.51.2 can lose committed pages when two connections do so at
/// once. Any number of processes read meanwhile; each search sees one committed state.
///
/// Every method is asynchronous because its work runs on the queues of the connections, never on the threads that
/// Swift's tasks share.
public final class Index: Sendable {
    /// Whether a process may change the index.
    public enum Access: Sendable, Hashable {
        /// Searching and looking up only; works in folders that nobody may write to.
        case readOnly
        /// Storing too; one process at a time.
        case readWrite
    }

    /// Where the file is.
    public let path: String
    /// The file and those that may stand beside it.
    public var files: [String] { IndexFile(path: path).all }
    /// What this process may do.
    public let access: Access

    /// Whether another file lies where this one lay when it was opened: one that was built anew, or put back from elsewhere.
    public var isReplaced: Bool {
        let now = FileIdentity(path)
        return now != nil && now != opened
    }

    private let opened: FileIdentity?
    let pool: DatabasePool
    let lock: WriterLock?
    let known = KnownTexts()
    let cache = Mutex(SearchCache())
    let scores = ScoreMemory()
    let names = TermNames()
    private let readers = ReadingThreads(count: IndexFile.readers)

    /// Opens an index that exists.
    ///
    /// - Throws: ``IndexError``: `missing`, `notAnIndex`, `damaged`, `newerSchema`, `locked`, `readOnly`,
    ///   `noPermission`.
    public static func open(at path: String, access: Access) throws -> Index {
        try Index(path: path, access: access, creating: false)
    }

    /// Opens an index for writing, and makes it when there is none.
    ///
    /// Its file can be read by its owner only.
    ///
    /// - Throws: ``IndexError``, as ``open(at:access:)`` does, and `cannotCreate`.
    public static func create(at path: String) throws -> Index {
        try Index(path: path, access: .readWrite, creating: true)
    }

    private init(path: String, access: Access, creating: Bool) throws {
        let file = IndexFile(path: path)
        try file.inspect(creating: creating)
        self.path = path
        self.access = access
        lock = access == .readWrite ? try WriterLock(path: path) : nil
        if creating { try file.createPrivately() }
        opened = FileIdentity(path)
        pool = try file.mappingErrors { try file.openPool(access) }
        try file.mappingErrors { try Schema.prepare(pool, access: access, path: path) }
    }

    /// Closes all connections and lets another process write.
    public func close() throws {
        try pool.close()
        lock?.release()
    }

    /// Runs on a reading connection, within one committed state.
    @concurrent
    func read<T: Sendable>(_ body: @Sendable (Database) throws -> T) async throws -> T {
        do { return try await pool.read(body) } catch { throw IndexFile(path: path).mapped(error) }
    }

    /// The same for what takes milliseconds, with fewer changes of threads; it is not broken off midway.
    @concurrent
    func readBriefly<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        do {
            return try await readers.run { [pool] in try pool.read(body) }
        } catch { throw IndexFile(path: path).mapped(error) }
    }

    /// Runs on the writing connection, in one transaction that is kept whole or not at all.
    @concurrent
    func write<T: Sendable>(_ body: @Sendable (Database) throws -> T) async throws -> T {
        guard access == .readWrite else { throw IndexError.readOnly(path: path) }
        do { return try await pool.write(body) } catch { throw IndexFile(path: path).mapped(error) }
    }
}
