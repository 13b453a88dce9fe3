import Indexes

/// What a run over one or more folders is to do.
public struct IngestionOptions: Sendable, Hashable {
    /// Reads every file again, also those that have not changed.
    public var rereads: Bool
    /// Path patterns; files that match one are passed over.
    public var excluded: [String]
    /// Leaves the vectors to a later run, so that full text is ready sooner.
    public var defersVectors: Bool
    /// Text recognition in scans, where the tool for it is installed.
    public var recognisesScans: Bool

    /// Makes options.
    public init(
        rereads: Bool = false, excluded: [String] = [], defersVectors: Bool = false,
        recognisesScans: Bool = false
    ) {
        self.rereads = rereads
        self.excluded = excluded
        self.defersVectors = defersVectors
        self.recognisesScans = recognisesScans
    }
}

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
    public enum Ending: String, Sendable, Hashable, Codable, CaseIterable {
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

/// What a run did: files found are the sum of the outcomes, removed files apart.
public struct IngestionReport: Sendable, Hashable, Codable {
    /// The collection's name.
    public let collection: String
    /// The number of files found.
    public let found: Int
    /// How many files ended in which way.
    public let outcomes: [String: Int]
    /// The files that are not plainly indexed or unchanged, with their reasons.
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
            FileReport.Ending.allCases.map { ($0.rawValue, 0) }
                + endings.map { ($0.outcome.rawValue, 1) }, uniquingKeysWith: +)
        files = endings.filter { $0.outcome != .indexed && $0.outcome != .unchanged }
        self.chunks = chunks
        self.embedded = embedded
        self.model = model
        self.milliseconds = milliseconds
    }
}
