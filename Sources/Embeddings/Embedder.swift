/// Turns texts into vectors.
///
/// Calls block until done: run them off Swift's cooperative pool.
public protocol Embedder: Sendable {
    /// The floats of a vector.
    var dimension: Int { get }
    /// Identifies the model by content: vectors of equal fingerprints may be compared.
    var fingerprint: String { get }
    /// The tokens of a text as the model counts them, its own start and end marks included, before any truncation.
    func tokenCount(_ text: String) -> Int
    /// One vector of unit length a text, in order; what lies beyond the model's window is not seen.
    func embed(_ texts: [String]) throws(EmbeddingsError) -> EmbeddingMatrix
}
