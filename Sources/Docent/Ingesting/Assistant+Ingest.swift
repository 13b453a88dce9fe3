import Documents
import Embeddings
import Indexes
import POSIX
import Synchronization

extension Assistant {
    /// Brings a collection up to date with a folder: new and changed files are read, vanished ones removed.
    ///
    /// Text is stored first and is searchable at once; vectors follow while reading goes on. A run that is stopped
    /// leaves a usable index, and the next run goes on from there.
    ///
    /// Files are read in worker processes only where ``AssistantConfiguration/readerProgram`` names a program for them;
    /// else in this process, which a hostile file can then take down.
    ///
    /// - Parameters:
    ///   - folder: the folder, or a single file.
    ///   - name: the collection's name; nil takes the one that the folder has already, or its own, told apart from
    ///     another folder's of that name.
    ///   - progress: called often, from any task, with how far the run is.
    /// - Throws: ``DocentError/folderMissing(path:)``, ``DocentError/folderEmpty(path:documents:collection:)``,
    ///   ``DocentError/notPermitted(path:)``, ``DocentError/folderUnreadable(path:code:)`` and ``DocentError/collectionTaken(name:root:)`` before anything is
    ///   changed, ``IndexError``.
    public func ingest(
        folder: String, as name: String? = nil, options: IngestionOptions = IngestionOptions(),
        progress: @escaping @Sendable (IngestionProgress) -> Void = { _ in }
    ) async throws -> IngestionReport {
        let start = ContinuousClock.now
        let scan = try await BlockingWork.run { try FolderScan(folder: folder) }
        let root = Self.absolute(folder)
        if let name { try await check(name, for: folder) }
        let known = try await index.collections()
        let name = name ?? CollectionName.of(root, beside: known, exists: Self.exists)
        if scan.files.isEmpty, let held = known.first(where: { $0.name == name }) {
            let stored = try await index.documents(in: held.id).count { $0.chunks > 0 }
            guard stored == 0 else {
                throw DocentError.folderEmpty(path: folder, documents: stored, collection: name)
            }
        }
        let collection = try await index.collection(named: name, root: root)
        let run = IngestionRun(
            assistant: self, collection: collection, folder: folder, options: options, progress: progress)
        // The index may lie in the folder that it is of.
        let own = Set(index.files.map(Self.absolute))
        return try await run.perform(
            scan.files.filter { !own.contains("\(root)/\($0.path)") }, since: start)
    }

    /// Makes sure that a folder, or a single file, is there and that a folder can be listed.
    ///
    /// - Throws: ``DocentError/folderMissing(path:)``, ``DocentError/notPermitted(path:)``,
    ///   ``DocentError/folderUnreadable(path:code:)``.
    package static func check(folder: String) async throws {
        try await BlockingWork.run { try FolderScan.check(folder) }
    }

    /// Refuses a name under which another folder is kept: its documents would all be taken out.
    ///
    /// A folder that is gone gives up its name, as one that was moved must.
    ///
    /// - Throws: ``DocentError/collectionTaken(name:root:)``.
    package func check(_ name: String, for folder: String) async throws {
        let root = Self.absolute(folder)
        guard let known = try await index.collections().first(where: { $0.name == name }), known.root != root,
            Self.exists(known.root)
        else { return }
        throw DocentError.collectionTaken(name: name, root: known.root)
    }

    private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The folder from the root of the file system on.
    private static func absolute(_ folder: String) -> String {
        guard let real = realpath(folder, nil) else { return folder }
        defer { free(real) }
        return String(cString: real)
    }
}
