import Indexes

/// The name of the collection that a folder is kept in when none is given.
enum CollectionName {
    /// The name that the folder has already, else its own.
    ///
    /// Where another folder has that name, those above it tell the two apart; a folder that is gone gives its name to
    /// the one that is there now.
    ///
    /// - Parameters:
    ///   - folder: the folder from the root of the file system on.
    ///   - exists: whether a folder is still there.
    static func of(
        _ folder: String, beside known: [DocumentCollection], exists: (String) -> Bool
    ) -> String {
        if let own = known.first(where: { $0.root == folder }) { return own.name }
        let taken = Set(known.filter { exists($0.root) }.map(\.name))
        let parts = folder.split(separator: "/").map(String.init)
        guard !parts.isEmpty else { return unused("documents", taken) }
        for count in 1...parts.count {
            let name = parts.suffix(count).joined(separator: "-")
            if !taken.contains(name) { return name }
        }
        return unused(parts.joined(separator: "-"), taken)
    }

    private static func unused(_ name: String, _ taken: Set<String>) -> String {
        guard taken.contains(name) else { return name }
        return (2...taken.count + 2).lazy.map { "\(name)-\($0)" }.first { !taken.contains($0) } ?? name
    }
}
