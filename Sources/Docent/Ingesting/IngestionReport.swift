/// What a run did: files found are the sum of the outcomes, removed files apart.
public struct IngestionReport: Sendable, Hashable, Codable {
    /// The collection's name.
    public let collection: String
    /// The number of files found.
    public let found: Int
    /// How many files ended in which way.
    public let outcomes: [FileReport.Ending: Int]
    /// The files that are not plainly indexed or unchanged, with their reasons, in the order of their paths.
    public let files: [FileReport]
    /// The chunks that the run stored.
    public let chunks: Int
    /// The chunks that the run embedded.
    public let embedded: Int
    /// The embedding model's name; nil when the index has full text alone.
    public let model: String?
    /// How long the run took.
    public let milliseconds: Double

    /// Whether every file was read whole.
    public var isComplete: Bool {
        files.allSatisfy { $0.outcome == .removed }
    }

    init(
        collection: String, found: Int, endings: [FileReport], chunks: Int, embedded: Int, model: String?,
        milliseconds: Double
    ) {
        self.collection = collection
        self.found = found
        outcomes = Dictionary(
            FileReport.Ending.allCases.map { ($0, 0) }
                + endings.map { ($0.outcome, 1) }, uniquingKeysWith: +)
        files = endings.filter { $0.outcome != .indexed && $0.outcome != .unchanged }.sorted {
            $0.document < $1.document
        }
        self.chunks = chunks
        self.embedded = embedded
        self.model = model
        self.milliseconds = milliseconds
    }
}
