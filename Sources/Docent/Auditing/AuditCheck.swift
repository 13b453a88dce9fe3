/// How the chain of an audit log stands.
package struct AuditCheck: Sendable, Hashable, Codable {
    /// How many entries there are.
    package let entries: Int
    /// The hash of the last entry, which proves all entries once it is kept where nobody can change it; nil when there is none.
    package let last: String?
    /// The number of the entry whose hash was expected: no entry up to it was changed since; nil when none was expected, or
    /// found.
    package let expected: Int?
    /// What is wrong, a line each; empty when each entry follows the one before.
    package let faults: [String]
    /// What a person should know of a log that is whole, a line each.
    package let remarks: [String]
}

extension AuditLog {
    /// Follows the chain from the first entry to the last.
    ///
    /// - Parameter hash: a hash that was kept of an earlier check, which some entry must have.
    /// - Throws: ``DocentError/auditUnusable(path:reason:)`` when the file is missing.
    package func check(expecting hash: String? = nil) throws -> AuditCheck {
        let read = try read().lines
        let lines = read.compactMap(\.line)
        let expected = hash.flatMap { hash in lines.first { $0.isIntact && $0.hash == hash.lowercased() } }
        var faults = Self.breaks(in: read).map(\.fault)
        if let hash, expected == nil {
            faults.append(
                "no entry has the hash \(hash): those that were there when it was kept were changed, or the log is another"
            )
        }
        return AuditCheck(
            entries: lines.count, last: lines.last?.hash, expected: expected?.entry.id, faults: faults,
            remarks: try remarks())
    }
}
