/// Whether a process may change an index.
public enum IndexAccess: Sendable, Hashable {
    /// Searching and looking up only; works in folders that nobody may write to.
    case readOnly
    /// Storing too; one process at a time.
    case readWrite
}
