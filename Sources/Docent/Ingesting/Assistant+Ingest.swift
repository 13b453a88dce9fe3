import Documents
import Embeddings
import Glibc
import Indexes
import Synchronization

extension Assistant {
    /// Brings a collection up to date with a folder: new and changed files are read, vanished ones removed.
    ///
    /// Text is stored first and is searchable at once; vectors follow while reading goes on. A run that is stopped
    /// leaves a usable index, and the next run goes on from there.
    ///
    /// - Parameters:
    ///   - folder: the folder, or a single file.
    ///   - name: the collection's name; nil takes the folder's own.
    ///   - progress: called often, from any task, with how far the run is.
    /// - Throws: ``DocentError/folderMissing(path:)`` before anything is changed, ``IndexError``.
    public func ingest(
        folder: String, as name: String? = nil, options: IngestionOptions = IngestionOptions(),
        progress: @escaping @Sendable (IngestionProgress) -> Void = { _ in }
    ) async throws -> IngestionReport {
        let start = ContinuousClock.now
        let scan = try await BlockingWork.run { try FolderScan(folder: folder) }
        let collection = try await index.collection(
            named: name ?? Self.collectionName(of: folder), root: Self.absolute(folder))
        let run = IngestionRun(
            assistant: self, collection: collection, options: options, progress: progress)
        return try await run.perform(scan.files, since: start)
    }

    private static func collectionName(of folder: String) -> String {
        let parts = absolute(folder).split(separator: "/")
        return parts.last.map(String.init) ?? "documents"
    }

    /// The folder from the root of the file system on.
    private static func absolute(_ folder: String) -> String {
        guard let real = realpath(folder, nil) else { return folder }
        defer { free(real) }
        return String(cString: real)
    }
}
