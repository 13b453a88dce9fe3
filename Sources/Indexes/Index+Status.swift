import GRDB

/// How much an index holds, and how far it is.
public struct IndexStatus: Sendable, Hashable, Codable {
    /// The version of the schema.
    public let schema: Int
    /// The version of the SQLite library in use.
    public let sqlite: String
    /// The model, once there is one.
    public let model: IndexModel?
    /// The number of collections.
    public let collections: Int
    /// The number of documents by outcome.
    public let documents: [StoredDocument.Outcome: Int]
    /// The number of chunks.
    public let chunks: Int
    /// The number of chunks that have a vector.
    public let embedded: Int
    /// The number of rows that hold nothing any more, until the index is compacted.
    public let vacant: Int
    /// The bytes of all texts.
    public let textBytes: Int
    /// The bytes of the file.
    public let fileBytes: Int
}

extension Index {
    /// Counts what the index holds.
    @concurrent
    package func status() async throws -> IndexStatus {
        try await read { db in
            var documents: [Outcome: Int] = [:]
            try db.forEachRow("SELECT outcome, count(*) FROM document GROUP BY outcome") { row in
                documents[try Outcome(row, at: 0)] = row[1]
            }
            let state = try IndexState(db)
            let norms = try VectorStore.norms(db)
            let live = norms.count { $0.isLive }
            return IndexStatus(
                schema: try db.integer("PRAGMA user_version"),
                sqlite: try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? "", model: state.model,
                collections: try db.integer("SELECT count(*) FROM collection"), documents: documents,
                chunks: live, embedded: norms.count { $0.isLive && $0.hasVector },
                vacant: state.nextChunk - live,
                textBytes: try db.integer("SELECT ifnull(sum(textBytes), 0) FROM document"),
                fileBytes: try db.integer("PRAGMA page_count") * db.integer("PRAGMA page_size"))
        }
    }
}

extension Database {
    /// The one number that a statement gives; 0 when it gives none.
    func integer(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
        try Int.fetchOne(cachedStatement(sql: sql), arguments: arguments) ?? 0
    }
}
