internal import CVectorKernels

/// A question as a sum over planes of bits: the components that are greatest in size, each worth 1 to 7, added where a
/// vector's sign is theirs.
///
/// After a rotation the components of a question are spread like chance numbers, so that a third of them, the greatest, hold
/// four fifths of its squared length: reading those alone blurs the scores by a tenth, where a third chosen without the
/// question blurs them by two thirds.
struct PlaneSum: Sendable {
    let dimension: Int
    /// The binary digits of the sums.
    let digits: Int
    /// Where the planes that are added begin in a tile: those worth 1, those of 1 that are flipped, then those worth 2 and 4.
    private(set) var offsets: [UInt32] = []
    private var counts: [UInt16] = []

    private static let greatest: Float = 7

    /// - Parameter count: So many components at most are read.
    init(_ vector: [Float], reading count: Int) {
        dimension = vector.count
        let worths = Self.worths(vector, reading: count)
        let most = worths.reduce(0) { $0 + Int($1) }
        digits = Int.bitWidth - most.leadingZeroBitCount
        for digit in 0..<3 {
            for isFlipped in [false, true] {
                let planes = worths.indices.filter {
                    worths[$0] >> digit & 1 == 1 && (vector[$0] < 0) == isFlipped
                }
                offsets += planes.map { UInt32($0 * BitPlanes.planeBytes) }
                counts.append(UInt16(planes.count))
            }
        }
    }

    /// What each component is worth; 0 for those that are not read.
    private static func worths(_ vector: [Float], reading count: Int) -> [UInt8] {
        let sizes = vector.map { $0.magnitude }
        let most = sizes.max() ?? 0
        guard most > 0 else { return [UInt8](repeating: 0, count: vector.count) }
        var worths = sizes.map { UInt8(($0 * (greatest / most)).rounded()) }
        if count < vector.count {
            let order = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
            for plane in order[max(0, count)...] { worths[plane] = 0 }
        }
        return worths
    }

    /// The sum as the kernels take it, whose offsets are at an address.
    func sum(at offsets: UnsafePointer<UInt32>?) -> vk_sum {
        unsafe vk_sum(
            offsets: offsets,
            counts: ((counts[0], counts[1]), (counts[2], counts[3]), (counts[4], counts[5])),
            digits: UInt32(digits), dim: dimension)
    }
}
