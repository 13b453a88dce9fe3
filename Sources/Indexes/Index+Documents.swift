package import Documents
import GRDB

extension Index {
    /// The collections, by name.
    @concurrent
    package func collections() async throws -> [DocumentCollection] {
        try await read { db in
            var found: [DocumentCollection] = []
            let sql = """
                SELECT id, name, root, (SELECT count(*) FROM document WHERE collection = c.id)
                FROM collection c ORDER BY name
                """
            try db.forEachRow(sql) { row in
                let part = "collection"
                found.append(
                    DocumentCollection(
                        id: row[0], name: try row.value(1, of: part), root: try row.value(2, of: part),
                        documents: row[3]))
            }
            return found
        }
    }

    /// The collection of that name, made when there is none; its root becomes the given one.
    @concurrent
    package func collection(named name: String, root: String) async throws -> DocumentCollection {
        let known = try await collections().first { $0.name == name }
        if let known, known.root == root { return known }
        try await write { db in
            try db.run(
                """
                INSERT INTO collection (name, root) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET root = excluded.root
                """, [name, root])
        }
        guard let made = try await collections().first(where: { $0.name == name }) else {
            throw IndexError.unknownCollection(name: name)
        }
        return made
    }

    /// The documents of a collection in the order of their paths; of all collections when it is nil.
    @concurrent
    package func documents(in collection: DocumentCollection.ID? = nil) async throws -> [StoredDocument] {
        try await read { db in
            try StoredDocument.all(
                db, where: "(?1 IS NULL OR d.collection = ?1) ORDER BY c.name, d.path", [collection])
        }
    }

    /// The documents that a filter lets through, by collection and path, those without passages among them.
    @concurrent
    package func documents(within filter: SearchFilter) async throws -> [StoredDocument] {
        try await read { db in
            let condition = filter.condition ?? ("TRUE", StatementArguments())
            return try StoredDocument.all(
                db, where: "\(condition.sql) ORDER BY c.name, d.path", condition.arguments)
        }
    }

    /// The documents at a path, one for each collection that has one there, by collection; a path is written as in the file
    /// system, or with its letters and their marks composed.
    @concurrent
    package func documents(at path: String) async throws -> [StoredDocument] {
        try await read { db in
            // Through the collections, by which the paths are sorted.
            let condition = """
                d.collection IN (SELECT id FROM collection) AND d.path IN (?, ?) ORDER BY c.name
                """
            return try StoredDocument.all(db, where: condition, [path, ComposedText.composed(path)])
        }
    }

    /// The document at a path of a collection, or nil.
    @concurrent
    package func document(at path: String, in collection: DocumentCollection.ID) async throws
        -> StoredDocument?
    {
        try await read { db in
            try StoredDocument.all(db, where: "d.collection = ? AND d.path = ?", [collection, path]).first
        }
    }

    /// What is known of each file of a collection, by path: enough to see which files have changed.
    @concurrent
    package func state(of collection: DocumentCollection.ID) async throws -> [String: (
        file: FileState, outcome: Outcome
    )] {
        try await read { db in
            var states: [String: (file: FileState, outcome: Outcome)] = [:]
            let sql = "SELECT path, sha256, size, modified, outcome FROM document WHERE collection = ?"
            try db.forEachRow(sql, [collection]) { row in
                let file = try FileState(row, from: 1)
                states[try row.value(0, of: "document")] = (file, try Outcome(row, at: 4))
            }
            return states
        }
    }

    /// Everything that was understood of a document, or nil when it was never read.
    @concurrent
    package func content(of document: StoredDocument.ID) async throws -> Document? {
        try await read { db in try ContentStore(db: db).document(document) }
    }

    /// The words at a UTF-8 range of each of several documents' texts.
    ///
    /// Bounds outside the text, or within a character, give what lies within them; nil where the document is gone.
    @concurrent
    package func texts(
        _ places: [(document: StoredDocument.ID, range: Range<Int>)]
    ) async throws -> [String?] {
        guard !places.isEmpty else { return [] }
        return try await readBriefly { db in
            try places.map { try ContentStore(db: db).text(of: $0.document, range: $0.range) }
        }
    }

    /// The chunks with these numbers, in their order; those that are gone are left out.
    @concurrent
    package func chunks(_ ids: [ChunkID]) async throws -> [StoredChunk] {
        try await read { db in try ContentStore(db: db).chunks(ids) }
    }

    /// The chunks with these numbers, in their order, and the documents that they belong to, all of one committed state;
    /// those that are gone are left out.
    @concurrent
    package func passages(
        _ ids: [ChunkID]
    ) async throws -> (chunks: [StoredChunk], documents: [StoredDocument.ID: StoredDocument]) {
        try await readBriefly { db in
            let chunks = try ContentStore(db: db).chunks(ids)
            let documents = try StoredDocument.all(db, Set(chunks.map(\.document)))
            return (chunks, Dictionary(uniqueKeysWithValues: documents.map { ($0.id, $0) }))
        }
    }

    /// All chunks of a document in the order of their ordinals.
    @concurrent
    package func chunks(of document: StoredDocument.ID) async throws -> [StoredChunk] {
        try await read { db in
            let store = ContentStore(db: db)
            return try store.chunks(Array(store.chunkNumbers(of: document)))
        }
    }
}

extension StoredDocument {
    /// Documents by a condition over the tables `d` (document) and `c` (collection).
    static func all(
        _ db: Database, where condition: String, _ arguments: StatementArguments
    ) throws -> [StoredDocument] {
        var found: [StoredDocument] = []
        let sql = """
            SELECT d.id, c.name, d.path, d.title, d.format, d.sha256, d.size, d.modified, d.date, d.language,
                d.outcome, d.code, d.message, d.chunks
            FROM document d JOIN collection c ON c.id = d.collection WHERE \(condition)
            """
        try db.forEachRow(sql, arguments) { found.append(try StoredDocument($0)) }
        return found
    }

    /// The documents with these rows.
    static func all(_ db: Database, _ ids: Set<StoredDocument.ID>) throws -> [StoredDocument] {
        let list = "[\(ids.map(String.init).joined(separator: ","))]"
        return try all(db, where: "d.id IN (SELECT value FROM json_each(?))", [list])
    }

    private init(_ row: Row) throws {
        let code: String? = row[11]
        self.init(
            id: row[0], collection: try row.value(1, of: "collection"),
            path: try row.value(2, of: "document"),
            title: try row.value(3, of: "document"),
            format: (row[4] as String?).map { Format(rawValue: $0) },
            file: try FileState(row, from: 5),
            date: (row[8] as String?).flatMap { DocumentDate.iso8601($0) },
            language: row[9], outcome: try Outcome(row, at: 10),
            reason: code.map { Reason(code: $0, message: row[12] ?? "") },
            chunks: try row.count(13, of: "document"))
    }
}

extension Outcome {
    /// An outcome as the table has it.
    init(_ row: Row, at index: Int) throws {
        let stored: String = try row.value(index, of: "document, outcome")
        guard let outcome = Outcome(rawValue: stored) else { throw Damage(part: "document, outcome") }
        self = outcome
    }
}

extension FileState {
    /// What three columns of the table say.
    fileprivate init(_ row: Row, from index: Int) throws {
        self.init(
            sha256: try row.bytes(index), size: try row.value(index + 1, of: "document"),
            modified: try row.value(index + 2, of: "document"))
    }
}
