import POSIX

/// Which file lies at a path: another one has another identity, though it may have the same name.
struct FileIdentity: Sendable, Hashable {
    private let device: UInt64
    private let number: UInt64

    /// - Returns: nil when nothing lies there.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    fileprivate init(_ status: stat) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
    }
}

/// What a file is at a moment: one that was written to has another stamp.
struct FileStamp: Sendable, Hashable {
    private let identity: FileIdentity?
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int
    private let hasLog: Bool

    /// - Parameter hasLog: whether a log with changes stands beside the file.
    init(_ path: String, hasLog: Bool) {
        var status = stat()
        identity = stat(path, &status) == 0 ? FileIdentity(status) : nil
        size = Int(status.st_size)
        seconds = Int(status.st_mtim.tv_sec)
        nanoseconds = Int(status.st_mtim.tv_nsec)
        self.hasLog = hasLog
    }
}
