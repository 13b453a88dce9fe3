public import Embeddings

/// Texts as vectors, and what the model saw of each.
public struct EmbeddedTexts: Sendable {
    /// A row a text, of unit length.
    public let vectors: EmbeddingMatrix
    /// The name of the model.
    public let model: String
    /// The tokens of each text as the model counts them, its own start and end marks included.
    public let tokens: [Int]
    /// The tokens of a text that the model sees; what lies beyond them is not in its vector.
    public let window: Int
}

extension Assistant {
    /// How many texts are embedded between two looks at whether anybody still waits.
    private static let portion = 64

    /// Turns texts into vectors, by the model that the index was made with.
    ///
    /// - Throws: ``DocentError/embeddingModelMissing``, `EmbeddingsError`, `CancellationError`.
    public func embed(_ texts: [String]) async throws -> EmbeddedTexts {
        guard let embedder else { throw DocentError.embeddingModelMissing }
        var values: [Float] = []
        var tokens: [Int] = []
        for start in stride(from: 0, to: texts.count, by: Self.portion) {
            try Task.checkCancellation()
            let portion = Array(texts[start..<min(start + Self.portion, texts.count)])
            let (matrix, counts) = try await BlockingWork.run {
                (try embedder.embed(portion), portion.map { embedder.tokenCount($0) })
            }
            values += matrix.values
            tokens += counts
        }
        return EmbeddedTexts(
            vectors: EmbeddingMatrix(dimension: embedder.space.dimension, values: values),
            model: embeddingModel ?? "", tokens: tokens, window: embedder.window)
    }
}
