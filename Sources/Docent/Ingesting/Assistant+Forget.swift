import Indexes

/// A collection that was taken out of an index.
public struct ForgottenCollection: Sendable, Hashable, Codable {
    /// The name that it had.
    public let name: String
    /// The folder that it was made from, which may be gone.
    public let root: String
    /// How many documents went with it.
    public let documents: Int
}

extension Assistant {
    /// Takes a collection with all its documents out of the index; its folder is neither needed nor touched.
    ///
    /// - Throws: ``IndexError``; `unknownCollection` when there is none of this name.
    public func forget(collection name: String) async throws -> ForgottenCollection {
        guard let collection = try await index.collections().first(where: { $0.name == name }) else {
            throw IndexError.unknownCollection(name: name)
        }
        let documents = try await index.documents(in: collection.id).count
        try await index.remove(collection: collection.id)
        try await index.finish()
        return ForgottenCollection(name: name, root: collection.root, documents: documents)
    }
}
