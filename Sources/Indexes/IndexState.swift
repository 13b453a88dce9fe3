import GRDB

/// The embedding model that an index was made with.
public struct IndexModel: Sendable, Hashable, Codable {
    /// Identifies the model by its content.
    public let fingerprint: String
    /// The name that people know it by.
    public let name: String
    /// The floats of a vector.
    public let dimension: Int

    /// Makes a model's identity.
    package init(fingerprint: String, name: String, dimension: Int) {
        self.fingerprint = fingerprint
        self.name = name
        self.dimension = dimension
    }
}

/// The one row of the table `state`.
struct IndexState: Sendable {
    /// Counts the transactions that changed what can be found.
    let generation: Int
    /// The number that the next chunk gets.
    let nextChunk: Int
    /// The model, once there is one.
    let model: IndexModel?

    /// No model's vectors are longer.
    private static let mostDimensions = 1 << 16

    init(_ db: Database) throws {
        var found: IndexState?
        try db.forEachRow("SELECT generation, nextChunk, model, modelName, dimension FROM state") { row in
            let fingerprint: String? = row[2]
            let dimension: Int = row[4] ?? 0
            guard (0...Self.mostDimensions).contains(dimension) else { throw Damage(part: "state") }
            let model = fingerprint.map {
                IndexModel(fingerprint: $0, name: row[3] ?? "", dimension: dimension)
            }
            found = IndexState(
                generation: try row.count(0, of: "state", atMost: .max / 2),
                nextChunk: try row.count(1, of: "state"), model: model)
        }
        guard let found else { throw Damage(part: "state") }
        self = found
    }

    private init(generation: Int, nextChunk: Int, model: IndexModel?) {
        self.generation = generation
        self.nextChunk = nextChunk
        self.model = model
    }
}
