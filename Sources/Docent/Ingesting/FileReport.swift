import Indexes

/// How one file ended.
public struct FileReport: Sendable, Hashable, Codable {
    /// The document's path within its collection.
    public let document: String
    /// The outcome: `indexed`, `partial`, `refused`, `failed`, `unchanged` or `removed`.
    public let outcome: Ending
    /// The stable short code of the reason, when it is not plainly indexed.
    public let code: String?
    /// The reason as a sentence.
    public let reason: String?

    /// Every way in which a file ends a run.
    public enum Ending: String, Sendable, Hashable, Codable, CodingKeyRepresentable, CaseIterable {
        /// Read whole.
        case indexed
        /// Read, with losses that the reason names.
        case partial
        /// Not read, by a rule.
        case refused
        /// Not read, by accident.
        case failed
        /// As it was at the last run.
        case unchanged
        /// Gone from the folder, and so from the index.
        case removed
    }

    init(_ document: String, _ outcome: Ending, _ reason: Reason? = nil) {
        self.document = document
        self.outcome = outcome
        self.code = reason?.code
        self.reason = reason?.message
    }
}
