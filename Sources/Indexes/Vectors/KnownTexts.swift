import GRDB
import Synchronization

/// Which embedded texts have been seen, by hash: the writer's memory, so that no text is embedded twice.
///
/// It is filled when first asked. What it names is verified by whoever uses it, since a transaction that was rolled
/// back leaves entries behind.
final class KnownTexts: Sendable {
    private let rows = Mutex<[UInt64: Int]?>(nil)

    /// The latest chunk number known for each hash, or -1.
    func numbers(of hashes: [UInt64], _ db: Database) throws -> [Int] {
        try rows.withLock { rows in
            if rows == nil { rows = try Self.load(db) }
            return hashes.map { rows?[$0] ?? -1 }
        }
    }

    /// Notes new chunks.
    func insert(_ hashes: [UInt64], from first: Int) {
        rows.withLock { rows in
            for (offset, hash) in hashes.enumerated() { rows?[hash] = first + offset }
        }
    }

    /// Forgets everything; the chunks have got new numbers.
    func clear() {
        rows.withLock { $0 = nil }
    }

    private static func load(_ db: Database) throws -> [UInt64: Int] {
        let norms = try VectorStore.norms(db)
        var rows: [UInt64: Int] = [:]
        for (number, hash) in try VectorStore.hashes(db).enumerated() {
            // A chunk with a vector is worth more than a later one without.
            let known = rows[hash].map { $0 < norms.count && norms[$0].hasVector } ?? false
            if !known || (number < norms.count && norms[number].hasVector) { rows[hash] = number }
        }
        return rows
    }
}
