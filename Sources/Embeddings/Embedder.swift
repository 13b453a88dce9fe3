/// Turns texts into vectors.
///
/// Calls block until done: run them off Swift's cooperative pool.
package protocol Embedder: Sendable {
    /// What the vectors are points of: those of one space may be compared.
    var space: EmbeddingSpace { get }
    /// The tokens of a text that the model sees, its own start and end marks included.
    var window: Int { get }
    /// The tokens of a text as the model counts them, its own start and end marks included, before any truncation.
    func tokenCount(_ text: String) -> Int
    /// One vector of unit length a text, in order; what lies beyond ``window`` tokens is not seen.
    func embed(_ texts: [String], as role: TextRole) throws(EmbeddingsError) -> EmbeddingMatrix
}

extension Embedder {
    /// The vectors of passages.
    package func embed(_ texts: [String]) throws(EmbeddingsError) -> EmbeddingMatrix {
        try embed(texts, as: .passage)
    }
}

/// What a text is to a search: some models were trained with other words before a question than before a passage.
package enum TextRole: Sendable, Hashable, CaseIterable {
    /// What is looked for.
    case question
    /// What can be found.
    case passage
}

/// What the vectors of a model are points of.
package struct EmbeddingSpace: Sendable, Hashable {
    /// The floats of a vector.
    package let dimension: Int
    /// Identifies the model by its content, whatever its name.
    package let fingerprint: String

    /// Makes a space.
    package init(dimension: Int, fingerprint: String) {
        self.dimension = dimension
        self.fingerprint = fingerprint
    }
}
