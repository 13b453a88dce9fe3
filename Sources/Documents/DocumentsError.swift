/// What can be wrong with values that come from outside: an index, another process, a person.
package enum DocumentsError: Error, Sendable, Hashable {
    /// The bytes end before the value does.
    case truncated(offset: Int)
    /// A part of the value cannot be what its bytes say.
    case damaged(part: String, offset: Int)
    /// The bytes were written by a later version.
    case unknownVersion(Int)
}

extension DocumentsError: CustomStringConvertible {
    /// One plain sentence.
    package var description: String {
        switch self {
        case .truncated(let offset): "The stored document ends too early, at byte \(offset)."
        case .damaged(let part, let offset): "The stored document is damaged at byte \(offset) (\(part))."
        case .unknownVersion(let version): "The stored document is of version \(version), which is not known."
        }
    }
}
