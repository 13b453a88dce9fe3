import Embeddings

extension Embedder {
    /// The cosines between each of some texts and each of some others, which are embedded together.
    ///
    /// - Returns: for each text one for each of the others.
    func cosines(of texts: [String], to others: [String]) async throws -> [[Double]] {
        let vectors = try await BlockingWork.run { try self.embed(others + texts) }
        return (others.count..<vectors.count).map { text in
            others.indices.map { other in
                Double(zip(vectors[other], vectors[text]).reduce(0) { $0 + $1.0 * $1.1 })
            }
        }
    }
}
