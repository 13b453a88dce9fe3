import Crypto
import FoundationEssentials
import POSIX

/// A file of lines that several processes may add to, one after the other.
struct GrowingFile {
    private let descriptor: Int32
    private let path: String

    /// Opens the file for its owner alone, and waits for whoever is adding to it.
    init(path: String) throws {
        self.path = path
        descriptor = try Self.opened(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
        guard Self.lock(descriptor, LOCK_EX) else {
            let failure = Self.failure(path)
            _ = POSIX.close(descriptor)
            throw failure
        }
    }

    /// Reads the file while nobody is in the midst of adding to it; nil when it cannot be read.
    static func contents(of path: String) -> Data? {
        let descriptor = try? opened(path, O_RDONLY | O_CLOEXEC)
        // Where it cannot be locked, half a line may be seen, which whoever reads must bear with anyway.
        if let descriptor { _ = lock(descriptor, LOCK_SH) }
        defer { if let descriptor { _ = POSIX.close(descriptor) } }
        return FileManager.default.contents(atPath: path)
    }

    private static func lock(_ descriptor: Int32, _ kind: Int32) -> Bool {
        while flock(descriptor, kind) != 0 {
            guard errno == EINTR else { return false }
        }
        return true
    }

    /// Where what is left of torn lines is kept.
    static func aside(_ path: String) -> String { path + ".torn" }

    /// Sees to what stands after the last line feed: a whole line gets its own, anything else is moved to the file beside
    /// this one, so that the next line is a line of its own.
    ///
    /// - Returns: what was moved; nil when nothing was.
    func mend(isWhole: ([UInt8]) -> Bool) throws -> TornLine? {
        let end = try size()
        guard end > 0, try bytes(end - 1..<end) != [Self.feed] else { return nil }
        let tail = try line(before: end)
        if isWhole(tail) {
            try write([Self.feed], at: end)
            return nil
        }
        let beside = try Self.opened(Self.aside(path), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
        defer { _ = POSIX.close(beside) }
        // Only what is safe elsewhere is cut here.
        guard Self.writeAll(tail + [Self.feed], to: beside), fsync(beside) == 0,
            cut(to: end - tail.count), fsync(descriptor) == 0
        else { throw Self.failure(path) }
        return TornLine(bytes: tail.count, sha256: Array(SHA256.hash(data: tail)).hexadecimal)
    }

    /// The last line without its line feed; nil of an empty file.
    ///
    /// Whoever asks has repaired the file: a line that was not written whole is none.
    func lastLine() throws -> [UInt8]? {
        let end = try size()
        return end > 0 ? try line(before: end - 1) : nil
    }

    /// Adds a line and waits until it is on the disk; what is not written whole is taken out again.
    ///
    /// - Parameter write: writes bytes to a descriptor as `write(2)` does.
    func append(_ line: [UInt8], write: Write = { POSIX.write($0, $1, $2) }) throws {
        try self.write(line + [Self.feed], at: try size(), by: write)
    }

    func close() {
        _ = flock(descriptor, LOCK_UN)
        _ = POSIX.close(descriptor)
    }

    /// How bytes are written.
    typealias Write = (Int32, UnsafeRawPointer, Int) -> Int

    private static let feed = UInt8(ascii: "\n")

    private func write(
        _ bytes: [UInt8], at end: Int, by write: Write = { POSIX.write($0, $1, $2) }
    ) throws {
        guard Self.writeAll(bytes, to: descriptor, by: write), fsync(descriptor) == 0 else {
            let failure = Self.failure(path)
            _ = cut(to: end) && fsync(descriptor) == 0
            throw failure
        }
    }

    private static func writeAll(
        _ bytes: [UInt8], to descriptor: Int32, by write: Write = { POSIX.write($0, $1, $2) }
    ) -> Bool {
        bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return true }
            var done = 0
            while done < bytes.count {
                let count = write(descriptor, start + done, bytes.count - done)
                if count > 0 {
                    done += count
                } else if count == 0 || errno != EINTR {
                    return false
                }
            }
            return true
        }
    }

    private func cut(to size: Int) -> Bool {
        while ftruncate(descriptor, off_t(size)) != 0 {
            guard errno == EINTR else { return false }
        }
        return true
    }

    private func size() throws -> Int {
        let end = lseek(descriptor, 0, SEEK_END)
        guard end >= 0 else { throw Self.failure(path) }
        return Int(end)
    }

    /// What stands between the line feed before `end`, or the beginning, and `end`.
    private func line(before end: Int) throws -> [UInt8] {
        var pieces: [[UInt8]] = []
        var end = end
        while end > 0 {
            let start = max(0, end - (1 << 16))
            let piece = try bytes(start..<end)
            if let feed = piece.lastIndex(of: Self.feed) {
                pieces.append(Array(piece[(feed + 1)...]))
                break
            }
            pieces.append(piece)
            end = start
        }
        return Array(pieces.reversed().joined())
    }

    private func bytes(_ range: Range<Int>) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: range.count)
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                pread(
                    descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done,
                    off_t(range.lowerBound + done))
            }
            if count > 0 {
                done += count
            } else if count == 0 || errno != EINTR {
                throw Self.failure(path)
            }
        }
        return bytes
    }

    private static func opened(_ path: String, _ flags: Int32) throws -> Int32 {
        while true {
            let descriptor = open(path, flags, 0o600)
            if descriptor >= 0 { return descriptor }
            guard errno == EINTR else { throw failure(path) }
        }
    }

    private static func failure(_ path: String) -> DocentError {
        .auditUnusable(path: path, reason: String(cString: strerror(errno)))
    }
}
