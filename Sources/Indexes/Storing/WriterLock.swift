import POSIX

/// The right to write to an index: an advisory lock on a file beside it, which the kernel takes back when its
/// process ends in whatever way.
///
/// The file holds the number of the process, for messages only.
final class WriterLock: Sendable {
    /// What the lock's file is named after the index.
    static let suffix = ".lock"

    private let descriptor: Int32

    /// Takes the lock, or says at once who holds it.
    init(path: String) throws(IndexError) {
        let file = IndexFile(path: path).place + Self.suffix
        let opened = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard opened >= 0 else { throw Self.refusal(path: path, code: errno) }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let process = Self.process(writtenIn: opened)
            _ = Self.closing(opened)
            throw .locked(path: path, process: process)
        }
        descriptor = opened
        let number = Array("\(getpid())\n".utf8)
        _ = ftruncate(opened, 0)
        _ = number.withUnsafeBytes { pwrite(opened, $0.baseAddress, $0.count, 0) }
    }

    /// Gives the right back; a second time does nothing.
    func release() {
        _ = flock(descriptor, LOCK_UN)
    }

    deinit {
        _ = Self.closing(descriptor)
    }

    private static func closing(_ descriptor: Int32) -> Int32 {
        close(descriptor)
    }

    private static func refusal(path: String, code: Int32) -> IndexError {
        switch code {
        case EACCES, EPERM, EROFS:
            access(path, F_OK) == 0
                ? .readOnly(path: path)
                : .cannotCreate(path: path, message: String(cString: strerror(code)))
        case ENOSPC, EDQUOT: .diskFull(path: path)
        default: .cannotCreate(path: path, message: String(cString: strerror(code)))
        }
    }

    private static func process(writtenIn descriptor: Int32) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { return nil }
        return Int32(String(decoding: bytes[..<count], as: UTF8.self).prefix { $0 != "\n" })
    }
}
