/// A fixed random rotation that keeps lengths and angles and spreads what a vector holds over all its components,
/// so that their signs alone say the most: rounds of random signs, Walsh-Hadamard transforms and a shuffle
/// (after RaBitQ, Gao and Long 2024, and its use of fast transforms).
struct Rotation: Sendable {
    let dimension: Int
    private let width: Int
    private let signs: [Float]
    private static let rounds = 3

    init(dimension: Int) {
        self.dimension = dimension
        width = dimension > 0 ? 1 << dimension.trailingZeroBitCount : 1
        var state: UInt64 = 0x5DEE_CE66_D1CE_4E5B
        signs = (0..<dimension * Self.rounds).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 63 == 0 ? 1 : -1
        }
    }

    /// The rotated vector.
    func callAsFunction(_ vector: [Float]) -> [Float] {
        var current = vector
        var next = vector
        for round in 0..<Self.rounds {
            for i in 0..<dimension { current[i] *= signs[round * dimension + i] }
            for start in stride(from: 0, to: dimension, by: width) { transform(&current, start) }
            // Component j of block b goes to place j * blocks + b: each block of the next round meets all.
            let blocks = dimension / width
            for b in 0..<blocks { for j in 0..<width { next[j * blocks + b] = current[b * width + j] } }
            swap(&current, &next)
        }
        return current
    }

    /// Rotates vectors that stand row after row.
    func rows(_ vectors: [Float]) -> [Float] {
        stride(from: 0, to: vectors.count, by: max(1, dimension)).flatMap {
            self(Array(vectors[$0..<$0 + dimension]))
        }
    }

    private func transform(_ vector: inout [Float], _ start: Int) {
        vector.withUnsafeMutableBufferPointer { x in
            var half = 1
            while half < width {
                for i in stride(from: start, to: start + width, by: half * 2) {
                    for j in i..<i + half {
                        let (a, b) = (x[j], x[j + half])
                        x[j] = a + b
                        x[j + half] = a - b
                    }
                }
                half *= 2
            }
            let scale = 1 / Float(width).squareRoot()
            for i in start..<start + width { x[i] *= scale }
        }
    }
}
