internal import CVectorKernels

/// A query vector, prepared for the scans of ``VectorCodes``.
package struct VectorQuery: Sendable {
    /// The vector itself.
    package let vector: [Float]
    /// Its byte codes.
    package let codes: [Int8]
    /// What a byte code is worth.
    package let scale: Float
    /// For each four dimensions 16 sums: which of the four count is the index (the quick scan of André 2015).
    let table: [UInt8]

    /// Prepares a vector of at most 4096 floats.
    package init(_ vector: some Collection<Float>) {
        let vector = Array(vector)
        precondition(!vector.isEmpty && vector.count <= 4096)
        self.vector = vector
        var codes = [Int8](repeating: 0, count: vector.count)
        scale = unsafe vk_quantize_i8(vector, vector.count, &codes)
        self.codes = codes
        table = Self.table(vector)
    }

    /// Sums in steps of the widest table's 63rd, each table shifted to begin at 0: a constant that no order sees.
    private static func table(_ vector: [Float]) -> [UInt8] {
        let quads = (vector.count + 7) / 8 * 2
        let padded = vector + [Float](repeating: 0, count: quads * 4 - vector.count)
        func four(_ quad: Int) -> ArraySlice<Float> { padded[quad * 4..<quad * 4 + 4] }
        let widest = (0..<quads).map { four($0).reduce(0) { $0 + abs($1) } }.max() ?? 0
        let step = widest > 0 ? 63 / widest : 0
        var table = [UInt8](repeating: 0, count: quads * 16)
        var sums = [Float](repeating: 0, count: 16)
        for quad in 0..<quads {
            let least = four(quad).reduce(0) { $0 + min($1, 0) }
            // A pattern's sum is that of the pattern without its highest bit and one value more.
            for (bit, value) in four(quad).enumerated() {
                for pattern in 0..<1 << bit { sums[1 << bit | pattern] = sums[pattern] + value }
            }
            for pattern in 0..<16 {
                table[quad * 16 + pattern] = UInt8(
                    max(0, min(63, ((sums[pattern] - least) * step).rounded())))
            }
        }
        return table
    }
}
