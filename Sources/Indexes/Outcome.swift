extension StoredDocument {
    /// How the last attempt to index a file ended.
    public enum Outcome: String, Sendable, Hashable, Codable, CodingKeyRepresentable,
        CaseIterable
    {
        /// Read whole.
        case indexed
        /// Read, with losses that the reason names.
        case partial
        /// Not read, by a rule: too large, encrypted, damaged, of no known format.
        case refused
        /// Not read, by accident: a crash, a time limit, a file that may not be opened.
        case failed
    }

    /// Why an outcome is what it is.
    public struct Reason: Sendable, Hashable, Codable {
        /// A stable short code, such as `encrypted`.
        public let code: String
        /// One plain sentence for a person; never document text.
        public let message: String

        /// Makes a reason.
        package init(code: String, message: String) {
            self.code = code
            self.message = message
        }
    }
}

/// How the last attempt to index a file ended.
package typealias Outcome = StoredDocument.Outcome
/// Why an outcome is what it is.
package typealias Reason = StoredDocument.Reason

/// What a file was when it was read: enough to see that it has not changed.
public struct FileState: Sendable, Hashable, Codable {
    /// The SHA-256 of the bytes, 32 of them; empty when they could not be read.
    public let sha256: [UInt8]
    /// The size in bytes.
    public let size: Int
    /// The time of the last modification, in nanoseconds since 1970.
    public let modified: Int64

    /// Makes a file state.
    package init(sha256: [UInt8], size: Int, modified: Int64) {
        self.sha256 = sha256
        self.size = size
        self.modified = modified
    }
}
