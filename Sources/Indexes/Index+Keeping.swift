import Documents
import GRDB

extension Index {
    /// Something that a person asked to be kept beside the documents.
    package struct Kept: Sendable, Hashable {
        /// Its name, unique within its kind.
        package let name: String
        /// What it is, as it was given.
        package let bytes: [UInt8]
    }

    /// What something that is kept is of, such as conversations; names are told apart within it.
    package struct KeptKind: RawRepresentable, Sendable, Hashable {
        /// As the index file has it.
        package let rawValue: String

        /// Makes a kind.
        package init(rawValue: String) { self.rawValue = rawValue }
    }

    /// Keeps bytes under a name, in the place of what the name held.
    @concurrent
    package func keep(_ bytes: [UInt8], kind: KeptKind, name: String) async throws {
        try await write { db in try Self.keep(db, bytes, kind: kind, name: name) }
    }

    /// The same within a transaction.
    static func keep(_ db: Database, _ bytes: [UInt8], kind: KeptKind, name: String) throws {
        let sealed = SealedBlob.sealing(bytes[...], seed: seed(kind.rawValue, name))
        try db.run("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", [kind.rawValue, name, sealed.blob])
    }

    /// What is kept of a kind, by name.
    @concurrent
    package func kept(kind: KeptKind) async throws -> [Kept] {
        try await read { db in try Self.kept(db, kind: kind) }
    }

    /// The same within a transaction; nothing in an index of an earlier program that nobody has written to since.
    static func kept(_ db: Database, kind: KeptKind) throws -> [Kept] {
        guard try db.tableExists("kept") else { return [] }
        var found: [Kept] = []
        try db.forEachRow("SELECT name, data FROM kept WHERE kind = ? ORDER BY name", [kind.rawValue]) {
            row in
            let name: String = try row.value(0, of: "name of what is kept")
            let bytes = try row.sealed(1, seed: seed(kind.rawValue, name), part: "kept \(kind.rawValue)") {
                Array($0)
            }
            found.append(Kept(name: name, bytes: bytes))
        }
        return found
    }

    /// Removes what a name holds; false when it holds nothing.
    @concurrent
    package func forget(kind: KeptKind, name: String) async throws -> Bool {
        try await write { db in
            try db.run("DELETE FROM kept WHERE kind = ? AND name = ?", [kind.rawValue, name])
            return db.changesCount > 0
        }
    }

    /// What is wrong with all that is kept, a line each.
    static func faultsOfKept(_ db: Database) throws -> [String] {
        guard try db.tableExists("kept") else { return [] }
        var faults: [String] = []
        try db.forEachRow("SELECT kind, name, data FROM kept ORDER BY kind, name") { row in
            guard let kind: String = row[0], let name: String = row[1] else {
                faults.append("something that is kept has no name")
                return
            }
            do { try row.sealed(2, seed: seed(kind, name), part: "") { _ in } } catch is Damage {
                faults.append("what is kept as \(kind) \(name) is damaged")
            }
        }
        return faults
    }

    private static func seed(_ kind: String, _ name: String) -> UInt64 {
        FNV1a.hash((kind + "\u{0}" + name).utf8)
    }
}
