import GRDB

extension Index {
    /// Proves the whole index: pages, references, checksums, what is kept beside the documents, and that texts, chunks,
    /// words and vectors fit each other.
    ///
    /// - Returns: what is wrong, a line each; nothing when all is well.
    @concurrent
    package func check() async throws -> [String] {
        do {
            return try await read { db in try IndexCheck.faults(in: db) }
        } catch IndexError.damaged(_, let detail) {
            return [detail]
        }
    }

    /// Ends a run of changes: compacts when a quarter of the rows or more hold nothing any more, joins what searches
    /// would read piece by piece, and moves all that was written into the file itself.
    ///
    /// Where there is nothing to do it writes nothing. What it does is done in transactions: a run that ends without it
    /// leaves a whole index, and the next run does it.
    @concurrent
    package func finish() async throws {
        let status = try await status()
        if status.vacant > 1_000, status.vacant > (status.chunks + status.vacant) / 4 { try await compact() }
        try await mergeSegments()
        try await checkpoint()
    }

    /// Numbers all chunks anew without the gaps that removed documents have left, and gives the space back.
    ///
    /// Who holds numbers from before learns of it by ``isRenumbered(since:)``.
    @concurrent
    package func compact() async throws {
        try await write { [known] db in
            try Compaction(db).run()
            known.clear()
        }
        try await outsideTransaction { db in
            // Nothing is lost where the disk has no room for a copy: the free pages are used again.
            do { try db.execute(sql: "VACUUM") } catch let error as DatabaseError
                where error.resultCode == .SQLITE_FULL
            {}
        }
    }

    @concurrent
    private func mergeSegments() async throws {
        guard try await !read({ db in try PostingStore(db: db).unevenTail() }).isEmpty else { return }
        try await write { db in
            let store = PostingStore(db: db)
            try store.merge(try store.unevenTail())
            try db.run("UPDATE state SET generation = generation + 1")
        }
    }

    /// Readers of an older state keep the log in use; then it stays until the next time.
    @concurrent
    private func checkpoint() async throws {
        try await outsideTransaction { db in
            do { _ = try db.checkpoint(.truncate) } catch let error as DatabaseError
                where error.resultCode == .SQLITE_BUSY
            {}
        }
    }

    @concurrent
    private func outsideTransaction(_ body: @Sendable (Database) throws -> Void) async throws {
        guard access == .readWrite else { throw IndexError.readOnly(path: path) }
        do {
            try await pool.writeWithoutTransaction(body)
        } catch {
            throw file.mapped(error)
        }
    }
}
