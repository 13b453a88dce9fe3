internal import CVectorKernels

/// A query vector, prepared for the scans of ``VectorCodes``.
package struct VectorQuery: Sendable {
    /// The vector itself.
    package let vector: [Float]
    /// Its byte codes.
    package let codes: [Int8]
    /// What a byte code is worth.
    package let scale: Float

    /// Prepares a vector of at most 4096 floats.
    package init(_ vector: some Collection<Float>) {
        let vector = Array(vector)
        precondition(!vector.isEmpty && vector.count <= 4096)
        self.vector = vector
        var codes = [Int8](repeating: 0, count: vector.count)
        scale = unsafe vk_quantize_i8(vector, vector.count, &codes)
        self.codes = codes
    }
}
