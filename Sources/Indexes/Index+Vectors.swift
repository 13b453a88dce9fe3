package import Embeddings
import GRDB

extension Index {
    /// The model that the vectors come from; nil while there is none.
    @concurrent
    package func model() async throws -> IndexModel? {
        try await read { db in try IndexState(db).model }
    }

    /// Binds the index to a model, at first use; afterwards refuses any other.
    ///
    /// - Throws: ``IndexError/modelMismatch(expected:actual:)``.
    @concurrent
    package func setModel(_ model: IndexModel) async throws {
        if let known = try await self.model() {
            guard known.fingerprint == model.fingerprint else {
                throw IndexError.modelMismatch(
                    expected: "\(known.name) (\(known.fingerprint))",
                    actual: "\(model.name) (\(model.fingerprint))")
            }
            return
        }
        try await write { db in
            try db.run(
                "UPDATE state SET model = ?, modelName = ?, dimension = ?, generation = generation + 1",
                [model.fingerprint, model.name, model.dimension])
        }
    }

    /// Chunks that have no vector yet, in the order of their numbers, from `start` on; of several with the same embedded
    /// text only the first.
    @concurrent
    package func chunksWithoutVectors(from start: ChunkID = 0, limit: Int) async throws -> [StoredChunk] {
        try await read { db in
            try ContentStore(db: db).chunks(VectorStore.missing(db, from: start, limit: limit))
        }
    }

    /// Stores vectors of unit length, a row for each chunk, and for each later one with the same embedded text; chunks that
    /// are gone meanwhile are left out.
    ///
    /// - Throws: ``IndexError/dimensionMismatch(expected:actual:)``.
    @concurrent
    package func storeVectors(_ matrix: EmbeddingMatrix, of chunks: [ChunkID]) async throws {
        guard !chunks.isEmpty else { return }
        try await write { db in
            let state = try IndexState(db)
            let dimension = state.model?.dimension ?? 0
            guard matrix.dimension == dimension, matrix.count == chunks.count else {
                throw IndexError.dimensionMismatch(expected: dimension, actual: matrix.dimension)
            }
            let store = VectorStore(db: db, dimension: dimension, generation: state.generation + 1)
            try store.store(matrix.values, of: chunks)
            try db.run("UPDATE state SET generation = generation + 1")
        }
    }
}
