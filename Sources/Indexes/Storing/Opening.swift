import GRDB
import Synchronization

/// The connections of an index that is open, and what searches keep in memory of what they read there.
final class Opening: Sendable {
    let pool: DatabasePool
    let memory = SearchMemory()
    private let file: IndexFile
    private let stamp: FileStamp?

    /// - Parameter stamp: what the file was before it was opened, where SQLite takes it for one that never changes; nil
    ///   where SQLite itself sees to it that each transaction sees one committed state.
    init(_ pool: DatabasePool, of file: IndexFile, stamp: FileStamp?) {
        self.pool = pool
        self.file = file
        self.stamp = stamp
    }

    /// Whether the file was written to behind the back of SQLite: what is read then may be of two states.
    var isOutdated: Bool { stamp.map { $0 != file.stamp } ?? false }
}

/// What searches keep in memory from one to the next.
final class SearchMemory: Sendable {
    let cache = Mutex(SearchCache())
    let scores = ScoreMemory()
    let analyzers = AnalyzerMemory()
    let names = TermNames()
    let scans = SharedScan()
}
