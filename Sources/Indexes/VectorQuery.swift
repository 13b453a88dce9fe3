/// A question's vector, made ready for both passes.
struct VectorQuery: Sendable {
    /// The greatest entry of a table, so that four of them fit a byte.
    static let greatestEntry: Float = 63

    let dimension: Int
    /// The vector in two layers of int8: `coarseScale * coarse + fineScale * fine`. A product with int8 codes is
    /// then as good as one with the floats.
    let coarse: [Int8]
    let fine: [Int8]
    let coarseScale: Float
    let fineScale: Float
    /// For each four components of the rotated vector, what the 16 possible signs of a code add to its score.
    let table: [UInt8]

    init(_ vector: [Float]) {
        dimension = vector.count
        let first = VectorCode(vector[...])
        let rest = zip(vector, first.vector).map { $0 - $1 }
        let second = VectorCode(rest[...])
        (coarse, coarseScale) = (first.codes, first.scale)
        (fine, fineScale) = (second.codes, second.scale)
        table = Self.table(Rotation(dimension: vector.count)(vector))
    }

    /// The cosine to a coded vector.
    @inline(__always)
    func cosine(_ codes: UnsafePointer<Int8>, scale: Float) -> Float {
        coarse.withUnsafeBufferPointer { coarse in
            fine.withUnsafeBufferPointer { fine in
                guard let first = coarse.baseAddress, let second = fine.baseAddress else { return 0 }
                let products =
                    coarseScale * Float(ScanKernels.dot(codes, first, dimension))
                    + fineScale * Float(ScanKernels.dot(codes, second, dimension))
                return products * scale
            }
        }
    }

    /// The sums of the components whose bits are set, moved and scaled to 0 through ``greatestEntry``; one step for
    /// all fours, so that the sums of entries order vectors as the sums of components do.
    private static func table(_ rotated: [Float]) -> [UInt8] {
        let padded = rotated + [Float](repeating: 0, count: (8 - rotated.count % 8) % 8)
        let fours = stride(from: 0, to: padded.count, by: 4).map { Array(padded[$0..<$0 + 4]) }
        let widest = fours.map { $0.reduce(0) { $0 + abs($1) } }.max() ?? 0
        let step = widest > 0 ? greatestEntry / widest : 0
        return fours.flatMap { four in
            let least = four.reduce(0) { $0 + min($1, 0) }
            return (0..<16).map { bits in
                let sum = four.indices.reduce(Float(0)) { bits >> $1 & 1 == 1 ? $0 + four[$1] : $0 }
                return UInt8(((sum - least) * step).rounded())
            }
        }
    }
}
