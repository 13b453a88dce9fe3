import Documents
import GRDB

/// One transaction that changes documents: rows, contents, chunks, words and vectors change together.
struct IndexTransaction {
    private let db: Database
    private let content: ContentStore
    private let vectors: VectorStore
    private var generation: Int
    private var nextChunk: Int
    private let firstNew: Int
    private var words: PostingBuilder
    private var hasChanged = false

    private let known: KnownTexts

    init(_ db: Database, known: KnownTexts) throws {
        self.db = db
        self.known = known
        content = ContentStore(db: db)
        let state = try IndexState(db)
        generation = state.generation + 1
        nextChunk = state.nextChunk
        firstNew = state.nextChunk
        words = PostingBuilder(first: state.nextChunk)
        vectors = VectorStore(db: db, dimension: state.model?.dimension ?? 0, generation: generation)
    }

    /// Stores a document in the place of what its path held.
    mutating func store(_ new: IndexedDocument, in collection: Int64) throws {
        hasChanged = true
        let run = nextChunk..<nextChunk + new.chunks.count
        let embedded = try vectors.begin(new, run, known: known)
        try remove(new.path, in: collection)
        let id = try insert(new, in: collection, run: run)
        for (number, chunk) in zip(run, new.chunks) { try content.store(chunk, as: number, of: id) }
        let title = words.terms(ofTitle: new.document.title)
        var norms: [Norm] = []
        for (number, chunk) in zip(run, new.chunks) {
            norms.append(index(chunk, as: number, title: title, hasVector: embedded.contains(number)))
        }
        try write(norms, at: run)
        nextChunk = run.upperBound
    }

    /// Removes what a path held.
    mutating func remove(_ path: String, in collection: Int64) throws {
        let sql = "SELECT id, firstChunk, chunks FROM document WHERE collection = ? AND path = ?"
        var found: (id: Int64, run: Range<Int>)?
        try db.forEachRow(sql, [collection, path]) { row in
            found = (row[0], try row.chunkRun(first: 1, count: 2, of: "chunks of a document"))
        }
        guard let found else { return }
        hasChanged = true
        try content.remove(found.id, chunks: found.run)
        try db.run("DELETE FROM document WHERE id = ?", [found.id])
        try Norm.column.update(db, rows: found.run, generation: generation) { _, row in
            var norm = Norm(bits: UInt32(littleEndian: row.loadUnaligned(as: UInt32.self)))
            norm.remove()
            row.storeBytes(of: norm.bits.littleEndian, as: UInt32.self)
        }
    }

    /// Notes an outcome without content.
    ///
    /// Content that is kept keeps the state of the file that it was read from: its hash proves quotes of it.
    mutating func record(
        _ outcome: Outcome, _ reason: Reason, _ file: FileState, _ path: String, _ collection: Int64,
        keepingContent: Bool
    ) throws {
        hasChanged = true
        if !keepingContent { try remove(path, in: collection) }
        try db.run(
            """
            INSERT INTO document (collection, path, title, sha256, size, modified, outcome, code, message,
                textStart, textBytes, firstChunk, chunks) VALUES (?, ?, '', ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)
            ON CONFLICT (collection, path) DO UPDATE SET outcome = excluded.outcome, code = excluded.code,
                message = excluded.message,
                sha256 = CASE WHEN format IS NULL THEN excluded.sha256 ELSE sha256 END,
                size = CASE WHEN format IS NULL THEN excluded.size ELSE size END,
                modified = CASE WHEN format IS NULL THEN excluded.modified ELSE modified END
            """,
            [
                collection, path, file.sha256.blob, file.size, file.modified, outcome.rawValue, reason.code,
                reason.message,
            ])
    }

    /// Writes the words of all new chunks as one segment, and the state of the index.
    mutating func finish() throws {
        guard hasChanged else { return }
        try PostingStore(db: db).append(words, chunks: firstNew..<nextChunk)
        try db.run("UPDATE state SET nextChunk = ?, generation = ?", [nextChunk, generation])
    }

    private func insert(_ new: IndexedDocument, in collection: Int64, run: Range<Int>) throws -> Int64 {
        let metadata = new.document.metadata
        try db.run(
            """
            INSERT INTO document (collection, path, title, format, sha256, size, modified, date, language,
                outcome, code, message, textStart, textBytes, firstChunk, chunks)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
            """,
            [
                collection, new.path, new.document.title, new.document.format.rawValue, new.file.sha256.blob,
                new.file.size, new.file.modified, metadata.modified ?? metadata.created, metadata.language,
                new.outcome.rawValue, new.reason?.code, new.reason?.message, new.document.text.utf8.count,
                run.lowerBound, run.count,
            ])
        let id = db.lastInsertedRowID
        let start = try content.store(new.document, as: id)
        try db.run("UPDATE document SET textStart = ? WHERE id = ?", [start, id])
        return id
    }

    private mutating func index(
        _ chunk: Chunk, as number: ChunkID, title: AnalyzedText, hasVector: Bool
    ) -> Norm {
        let lengths = words.add(chunk, as: number, title: title)
        return Norm(
            layer: chunk.layer, hasVector: hasVector, body: lengths.body, heads: lengths.heads,
            title: title.length)
    }

    private func write(_ norms: [Norm], at run: Range<Int>) throws {
        let bits = norms.map { $0.bits.littleEndian }
        try bits.withUnsafeBytes {
            try Norm.column.write(db, rows: run, bytes: $0, generation: generation)
        }
    }
}
