import Crypto
import FoundationEssentials

/// A file that only grows: one line of JSON for each answer, each with the hash of the line before.
///
/// A line is `{"entry":…,"hash":"…"}`; the hash is the SHA-256 of the entry's bytes as they stand there, and the entry
/// holds the hash before. A line that is changed, removed or moved breaks the chain from there on, which shows accidents and
/// careless hands. There is no key in it: whoever may write the file can compute all hashes anew, or cut off its end. To
/// prove that nobody did, keep the last hash where they cannot write, and give it to ``check(expecting:)`` later. The file
/// can be read by its owner only.
///
/// What a full disk or a loss of power leaves of a line is no entry, since its answer was never given. It is moved to a
/// file beside the log when the next entry is added, and that entry says so.
package struct AuditLog: Sendable {
    /// Where the file is.
    package let path: String

    /// A log at a path; the file is made with the first entry.
    package init(path: String) { self.path = path }

    /// Adds an entry, and waits until it is on the disk.
    ///
    /// - Throws: ``DocentError/auditUnusable(path:reason:)``.
    func append(_ make: (_ place: Place) throws -> AuditEntry) throws -> AuditEntry {
        let file = try GrowingFile(path: path)
        defer { file.close() }
        let torn = try file.mend { Line($0)?.isIntact ?? false }
        let last = try file.lastLine().map { bytes in
            guard let line = Line(bytes) else {
                throw DocentError.auditUnusable(
                    path: path, reason: "its last line is no entry; see what docent replay --check says of it"
                )
            }
            return line
        }
        let entry = try make(Place(id: (last?.entry.id ?? 0) + 1, previous: last?.hash ?? "", torn: torn))
        try file.append(Line.bytes(of: entry))
        return entry
    }

    /// Where an entry stands in the log.
    struct Place {
        let id: Int
        /// The hash of the entry before.
        let previous: String
        /// What was found after the entry before, and set aside.
        let torn: TornLine?
    }

    /// The entries, oldest first.
    ///
    /// Lines that are none are skipped; ``faults()`` names them.
    ///
    /// - Throws: ``DocentError/auditUnusable(path:reason:)`` when the file is missing.
    package func entries() throws -> [AuditEntry] { try read().lines.compactMap(\.line?.entry) }

    /// The entry with a number.
    package func entry(_ id: Int) throws -> AuditEntry? { try entries().first { $0.id == id } }

    /// What a person should know of a log that is whole, a line each: where a line was not written whole.
    package func remarks() throws -> [String] {
        let (lines, tail) = try read()
        let past = lines.compactMap(\.line).compactMap { line in
            line.entry.torn.map {
                "before entry \(line.entry.id) stood \($0.bytes) bytes of a line that was not written whole; they are in \(GrowingFile.aside(path))"
            }
        }
        guard let tail else { return past }
        return past + [
            "the last line was not written whole, \(tail.count) bytes of it; its answer was not given, and the next entry moves it to \(GrowingFile.aside(path))"
        ]
    }

    /// The lines by their numbers, nil where one is no entry, and what stands after the last line feed and is none.
    func read() throws -> (lines: [NumberedLine], tail: [UInt8]?) {
        guard let data = GrowingFile.contents(of: path) else {
            throw DocentError.auditUnusable(path: path, reason: "there is no such file")
        }
        let pieces = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let lines: [NumberedLine] = pieces.enumerated().filter { !$1.isEmpty }.map { place, bytes in
            (place + 1, Line(Array(bytes)))
        }
        guard data.last != UInt8(ascii: "\n"), let last = lines.last, last.line?.isIntact != true else {
            return (lines, nil)
        }
        return (lines.dropLast(), pieces.last.map { Array($0) })
    }

    typealias NumberedLine = (number: Int, line: Line?)

    /// A line of the log.
    struct Line {
        let entry: AuditEntry
        let hash: String
        /// Whether the hash is that of the entry's bytes.
        let isIntact: Bool

        private static let head = Array("{\"entry\":".utf8)
        private static let middle = Array(",\"hash\":\"".utf8)
        private static let end = Array("\"}".utf8)

        /// Reads a line; nil when it is no entry.
        init?(_ bytes: [UInt8]) {
            let tail = Self.middle.count + 64 + Self.end.count
            guard bytes.count > Self.head.count + tail, bytes.starts(with: Self.head) else { return nil }
            let body = Array(bytes[Self.head.count..<bytes.count - tail])
            let digits = bytes[(bytes.count - 64 - Self.end.count)..<(bytes.count - Self.end.count)]
            guard let entry = try? JSONDecoder().decode(AuditEntry.self, from: Data(body)) else { return nil }
            self.entry = entry
            hash = String(decoding: digits, as: UTF8.self)
            isIntact = Array(SHA256.hash(data: body)).hexadecimal == hash
        }

        static func bytes(of entry: AuditEntry) throws -> [UInt8] {
            let body = [UInt8](try JSONEncoder.steady.encode(entry))
            let hash = Array(SHA256.hash(data: body)).hexadecimal
            return head + body + middle + Array(hash.utf8) + end
        }
    }
}
