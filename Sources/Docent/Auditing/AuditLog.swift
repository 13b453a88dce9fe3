import Crypto
import FoundationEssentials
import Glibc

/// A file that only grows: one line of JSON for each answer, each with the hash of the line before.
///
/// A line is `{"entry":…,"hash":"…"}`; the hash is the SHA-256 of the entry's bytes as they stand there, and the entry
/// holds the hash before. Whoever changes, removes or reorders a line breaks the chain from there on; only a cut at the
/// end needs the last hash from elsewhere to be seen. The file can be read by its owner only.
public struct AuditLog: Sendable {
    /// Where the file is.
    public let path: String

    /// A log at a path; the file is made with the first entry.
    public init(path: String) { self.path = path }

    /// Adds an entry, and waits until it is on the disk.
    ///
    /// - Throws: ``DocentError/auditUnusable(path:reason:)``.
    func append(_ make: (_ id: Int, _ previous: String) throws -> AuditEntry) throws -> AuditEntry {
        let file = try GrowingFile(path: path)
        defer { file.close() }
        let last = try file.lastLine().map { try Line($0, path: path) }
        let entry = try make((last?.entry.id ?? 0) + 1, last?.hash ?? "")
        try file.append(Line.bytes(of: entry))
        return entry
    }

    /// The entries, oldest first.
    ///
    /// - Throws: ``DocentError/auditUnusable(path:reason:)`` when the file is missing or a line is none.
    public func entries() throws -> [AuditEntry] { try lines().map(\.entry) }

    /// The entry with a number.
    public func entry(_ id: Int) throws -> AuditEntry? { try entries().first { $0.id == id } }

    /// What is wrong with the chain, a line each; empty when every entry is as it was written.
    public func faults() throws -> [String] { try breaks().map(\.fault) }

    /// What is wrong with one entry, or with how the next one follows it; empty when it is as it was written.
    public func faults(of id: Int) throws -> [String] {
        try breaks().filter { $0.entries.contains(id) }.map(\.fault)
    }

    /// What is wrong with the chain, and the entries that it casts doubt on.
    private func breaks() throws -> [(entries: [Int], fault: String)] {
        var breaks: [(entries: [Int], fault: String)] = []
        var last: Line?
        for (number, line) in try lines().enumerated() {
            let id = line.entry.id
            let name = "entry \(id) in line \(number + 1)"
            if !line.isIntact { breaks.append(([id], "\(name) was changed after it was written")) }
            if line.entry.previous != last?.hash ?? "" {
                let entries = [id] + (last.map { [$0.entry.id] } ?? [])
                breaks.append((entries, "\(name) does not follow the entry before it"))
            }
            if id != number + 1 { breaks.append(([id], "\(name) has the wrong number")) }
            last = line
        }
        return breaks
    }

    private func lines() throws -> [Line] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw DocentError.auditUnusable(path: path, reason: "there is no such file")
        }
        return try data.split(separator: UInt8(ascii: "\n")).map { try Line(Array($0), path: path) }
    }

    /// A line of the log.
    private struct Line {
        let entry: AuditEntry
        let hash: String
        /// Whether the hash is that of the entry's bytes.
        let isIntact: Bool

        private static let head = Array("{\"entry\":".utf8)
        private static let middle = Array(",\"hash\":\"".utf8)
        private static let end = Array("\"}".utf8)

        init(_ bytes: [UInt8], path: String) throws {
            let tail = Self.middle.count + 64 + Self.end.count
            guard bytes.count > Self.head.count + tail, bytes.starts(with: Self.head) else {
                throw DocentError.auditUnusable(path: path, reason: "a line is not an entry")
            }
            let body = Array(bytes[Self.head.count..<bytes.count - tail])
            let digits = bytes[(bytes.count - 64 - Self.end.count)..<(bytes.count - Self.end.count)]
            do { entry = try JSONDecoder().decode(AuditEntry.self, from: Data(body)) } catch {
                throw DocentError.auditUnusable(path: path, reason: "a line is not an entry")
            }
            hash = String(decoding: digits, as: UTF8.self)
            isIntact = Array(SHA256.hash(data: body)).hexadecimal == hash
        }

        static func bytes(of entry: AuditEntry) throws -> [UInt8] {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let body = [UInt8](try encoder.encode(entry))
            let hash = Array(SHA256.hash(data: body)).hexadecimal
            return head + body + middle + Array(hash.utf8) + end
        }
    }
}

/// A file of lines that several processes may add to, one after the other.
struct GrowingFile {
    private let descriptor: Int32
    private let path: String

    /// Opens the file for its owner alone, and waits for whoever is adding to it.
    init(path: String) throws {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else {
            throw DocentError.auditUnusable(path: path, reason: String(cString: strerror(errno)))
        }
    }

    /// The last whole line without its line feed; nil of an empty file.
    func lastLine() throws -> [UInt8]? {
        var end = Int(lseek(descriptor, 0, SEEK_END))
        guard end > 0 else { return nil }
        var bytes: [UInt8] = []
        while end > 0 {
            let start = max(0, end - (1 << 16))
            var piece = [UInt8](repeating: 0, count: end - start)
            guard pread(descriptor, &piece, piece.count, off_t(start)) == piece.count else {
                throw DocentError.auditUnusable(path: path, reason: String(cString: strerror(errno)))
            }
            bytes = piece + bytes
            end = start
            let body = bytes.last == 0x0A ? bytes.dropLast() : bytes[...]
            if let feed = body.lastIndex(of: 0x0A) { return Array(body[(feed + 1)...]) }
        }
        return bytes.last == 0x0A ? bytes.dropLast() : bytes
    }

    /// Adds a line and waits until it is on the disk.
    func append(_ line: [UInt8]) throws {
        let bytes = line + [0x0A]
        guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            throw DocentError.auditUnusable(path: path, reason: String(cString: strerror(errno)))
        }
    }

    func close() {
        _ = flock(descriptor, LOCK_UN)
        _ = Glibc.close(descriptor)
    }
}
