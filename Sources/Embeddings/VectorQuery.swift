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
        for quad in 0..<quads {
            let values = Array(four(quad))
            let least = values.reduce(0) { $0 + min($1, 0) }
            for pattern in 0..<16 {
                let sum = (0..<4).reduce(Float(0)) { pattern >> $1 & 1 == 1 ? $0 + values[$1] : $0 }
                table[quad * 16 + pattern] = UInt8(max(0, min(63, ((sum - least) * step).rounded())))
            }
        }
        return table
    }
}
