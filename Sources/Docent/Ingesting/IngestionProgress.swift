/// How far a run is.
public struct IngestionProgress: Sendable, Hashable {
    /// Files found below the folder.
    public var found = 0
    /// Files that have their outcome.
    public var done = 0
    /// Chunks stored in this run or left without vectors by an earlier one.
    public var chunks = 0
    /// Chunks among them that have their vectors.
    public var embedded = 0
}
