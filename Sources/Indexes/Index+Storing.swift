import Documents
import GRDB

extension Index {
    /// Stores documents, each in the place of what its path held before, in one transaction.
    ///
    /// When it returns, the documents can be found by their words, and all of it survives a loss of power. Chunks
    /// whose embedded text is known from before get its vector at once; ``chunksWithoutVectors(from:limit:)`` names
    /// the others.
    @concurrent
    package func store(_ batch: [IndexedDocument], in collection: DocumentCollection.ID) async throws {
        guard !batch.isEmpty else { return }
        try await write { [known] db in
            var transaction = try IndexTransaction(db, known: known)
            for document in batch { try transaction.store(document, in: collection) }
            try transaction.finish()
        }
    }

    /// Notes that a file could not be read.
    ///
    /// What an earlier run stored of it stays when `keepingContent` is true, with the state of the file that it was read
    /// from. What is known already is not written again.
    @concurrent
    package func record(
        _ outcome: Outcome, reason: Reason, file: FileState, at path: String,
        in collection: DocumentCollection.ID,
        keepingContent: Bool
    ) async throws {
        let file = UnreadFile(
            path: path, file: file, outcome: outcome, reason: reason, keepsContent: keepingContent)
        try await record([file], in: collection)
    }

    /// The same for several files, in one transaction.
    @concurrent
    package func record(_ files: [UnreadFile], in collection: DocumentCollection.ID) async throws {
        var news: [UnreadFile] = []
        for file in files where !file.isNoted(in: try await document(at: file.path, in: collection)) {
            news.append(file)
        }
        guard !news.isEmpty else { return }
        try await write { [known, news] db in
            var transaction = try IndexTransaction(db, known: known)
            for file in news {
                try transaction.record(
                    file.outcome, file.reason, file.file, file.path, collection,
                    keepingContent: file.keepsContent)
            }
            try transaction.finish()
        }
    }

    /// Notes that files have been touched but hold the same bytes, in one transaction.
    @concurrent
    package func touch(_ files: [(path: String, file: FileState)], in collection: DocumentCollection.ID)
        async throws
    {
        guard !files.isEmpty else { return }
        try await write { db in
            var changed = 0
            for (path, file) in files {
                try db.run(
                    """
                    UPDATE document SET modified = ?1
                    WHERE collection = ?2 AND path = ?3 AND sha256 = ?4 AND modified <> ?1
                    """, [file.modified, collection, path, file.sha256.blob])
                changed += db.changesCount
            }
            // Searches by date go by it.
            if changed > 0 { try db.run("UPDATE state SET generation = generation + 1") }
        }
    }

    /// Removes the documents at these paths.
    @concurrent
    package func remove(_ paths: [String], in collection: DocumentCollection.ID) async throws {
        guard !paths.isEmpty else { return }
        try await write { [known] db in
            var transaction = try IndexTransaction(db, known: known)
            for path in paths { try transaction.remove(path, in: collection) }
            try transaction.finish()
        }
    }

    /// Removes a collection with all its documents.
    @concurrent
    package func remove(collection: DocumentCollection.ID) async throws {
        try await write { [known] db in
            var transaction = try IndexTransaction(db, known: known)
            let paths = try String.fetchAll(
                db, sql: "SELECT path FROM document WHERE collection = ?", arguments: [collection])
            for path in paths { try transaction.remove(path, in: collection) }
            try transaction.finish()
            try db.run("DELETE FROM collection WHERE id = ?", [collection])
        }
    }
}

/// A file that could not be read, as it is to be noted.
package struct UnreadFile: Sendable {
    let path: String
    let file: FileState
    let outcome: Outcome
    let reason: Reason
    /// Whether what an earlier run read of it stays.
    let keepsContent: Bool

    /// Makes a note.
    package init(path: String, file: FileState, outcome: Outcome, reason: Reason, keepsContent: Bool) {
        self.path = path
        self.file = file
        self.outcome = outcome
        self.reason = reason
        self.keepsContent = keepsContent
    }

    /// Whether the index has this already.
    fileprivate func isNoted(in before: StoredDocument?) -> Bool {
        guard let before, before.outcome == outcome, before.reason == reason else { return false }
        let isKept = keepsContent && before.format != nil
        return isKept || before.file == file && before.format == nil
    }
}
