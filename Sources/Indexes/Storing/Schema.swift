import GRDB

/// The tables of an index, and how they came to be.
enum Schema {
    /// Marks a SQLite file as an index of Docent: `DOCN`.
    static let application = 0x444F_434E
    /// The schema that this program writes.
    static let version = 1
    /// Blocks of columns are cut to fit one page, so that a row of a column costs one read.
    static let pageSize = 16_384

    /// Checks whose file it is, and brings it to the present schema when it may be written.
    static func prepare(_ pool: DatabasePool, access: Index.Access, path: String) throws {
        let (found, application) = try pool.read { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
                try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            )
        }
        let empty =
            try found == 0 && application == 0
            && pool.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0 }
        guard application == Self.application || (empty && access == .readWrite) else {
            throw IndexError.notAnIndex(path: path)
        }
        if found > version { throw IndexError.newerSchema(path: path, found: found, known: version) }
        if access == .readWrite, try found < version || pool.read({ db in try !db.tableExists("kept") }) {
            try migrator.migrate(pool)
        }
        if found < version && access == .readOnly { throw IndexError.readOnly(path: path) }
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(sql: first)
            try db.execute(sql: "PRAGMA application_id = \(application); PRAGMA user_version = 1")
        }
        // The first programs of this schema made the table when it was first needed, and those that only read do without:
        // it makes no new version.
        migrator.registerMigration("kept") { db in try db.execute(sql: kept) }
        return migrator
    }

    /// - `state`: one row. `generation` counts the transactions, by which readers see what to load anew.
    /// - `document`: `firstChunk` and `chunks` name its run of chunk numbers.
    /// - `part`: the coded documents in parts, numbered within 2^20 numbers a document, each with a checksum in front; `textStart` and `textBytes` of the
    ///   document say where in them the text stands, so that some words are read without the rest.
    /// - `norms`, `hashes`, `signatures`, `codes`: columns over the chunk numbers, cut into blocks; see ``Column``.
    /// - `segment`, `term`, `posting`: the inverted index; see ``PostingStore``.
    private static let first = """
        CREATE TABLE state (
            id INTEGER PRIMARY KEY CHECK (id = 1), generation INTEGER NOT NULL, nextChunk INTEGER NOT NULL,
            model TEXT, modelName TEXT, dimension INTEGER);
        INSERT INTO state VALUES (1, 1, 0, NULL, NULL, NULL);
        CREATE TABLE collection (
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, root TEXT NOT NULL);
        CREATE TABLE document (
            id INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL REFERENCES collection (id),
            path TEXT NOT NULL, title TEXT NOT NULL, format TEXT, sha256 BLOB NOT NULL, size INTEGER NOT NULL,
            modified INTEGER NOT NULL, date TEXT, language TEXT, outcome TEXT NOT NULL, code TEXT, message TEXT,
            textStart INTEGER NOT NULL, textBytes INTEGER NOT NULL, firstChunk INTEGER NOT NULL, chunks INTEGER NOT NULL,
            UNIQUE (collection, path));
        CREATE TABLE part (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
        CREATE TABLE chunk (
            id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document (id), data BLOB NOT NULL);
        CREATE TABLE norms (block INTEGER PRIMARY KEY, generation INTEGER NOT NULL, data BLOB NOT NULL);
        CREATE INDEX normsByGeneration ON norms (generation);
        CREATE TABLE hashes (block INTEGER PRIMARY KEY, generation INTEGER NOT NULL, data BLOB NOT NULL);
        CREATE TABLE signatures (block INTEGER PRIMARY KEY, generation INTEGER NOT NULL, data BLOB NOT NULL);
        CREATE INDEX signaturesByGeneration ON signatures (generation);
        CREATE TABLE codes (block INTEGER PRIMARY KEY, generation INTEGER NOT NULL, data BLOB NOT NULL);
        CREATE INDEX codesByGeneration ON codes (generation);
        CREATE TABLE segment (
            id INTEGER PRIMARY KEY AUTOINCREMENT, level INTEGER NOT NULL, firstChunk INTEGER NOT NULL,
            endChunk INTEGER NOT NULL);
        CREATE TABLE term (
            segment INTEGER NOT NULL REFERENCES segment (id), term TEXT NOT NULL, chunks INTEGER NOT NULL,
            posting INTEGER NOT NULL REFERENCES posting (id), PRIMARY KEY (segment, term)) WITHOUT ROWID;
        CREATE TABLE posting (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
        """

    /// What is kept beside the documents, each sealed by a checksum.
    private static let kept = """
        CREATE TABLE IF NOT EXISTS kept (
            kind TEXT NOT NULL, name TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (kind, name));
        """
}
