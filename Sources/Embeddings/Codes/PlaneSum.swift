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
    /// What adds them up, in this order.
    private(set) var steps: [vk_step] = []
    /// The planes that wait for a step, four places a digit.
    private var waiting = [UInt16](repeating: UInt16(VK_NO_PLANE), count: Int(VK_DIGITS) * 4)
    private var counts = [Int](repeating: 0, count: Int(VK_DIGITS))
    private var free = Array((0..<UInt16(VK_CARRIES)).reversed())

    private static let greatest: Float = 7

    /// - Parameter count: So many components at most are read.
    init(_ vector: [Float], reading count: Int) {
        dimension = vector.count
        let worths = Self.worths(vector, reading: count)
        let most = worths.reduce(0) { $0 + Int($1) }
        let digits = Int.bitWidth - most.leadingZeroBitCount
        self.digits = digits
        steps.reserveCapacity(vector.count * 3 / 4 + digits)
        for (plane, worth) in worths.enumerated() where worth > 0 {
            let source = UInt16(plane) | (vector[plane] < 0 ? UInt16(VK_FLIPPED) : 0)
            for digit in 0..<3 where worth >> digit & 1 == 1 { add(source, worth: digit) }
        }
        for digit in 0..<digits where counts[digit] > 0 { takeStep(digit) }
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

    private mutating func add(_ plane: UInt16, worth digit: Int) {
        waiting[digit * 4 + counts[digit]] = plane
        counts[digit] += 1
        if counts[digit] == 4 { takeStep(digit) }
    }

    /// Adds the planes that wait at a digit.
    ///
    /// What they carry over waits in turn, where sums can be as great.
    private mutating func takeStep(_ digit: Int) {
        let at = digit * 4, carry = free.removeLast()
        let planes = (waiting[at], waiting[at + 1], waiting[at + 2], waiting[at + 3])
        steps.append(vk_step(planes: planes, digit: UInt8(digit), carry: UInt8(carry)))
        for place in at..<at + counts[digit] {
            let plane = waiting[place]
            if plane & UInt16(VK_CARRY) != 0 { free.append(plane & UInt16(VK_INDEX)) }
            waiting[place] = UInt16(VK_NO_PLANE)
        }
        counts[digit] = 0
        if digit + 2 < digits { add(UInt16(VK_CARRY) | carry, worth: digit + 2) } else { free.append(carry) }
    }

    /// Hands out the sum as the kernels take it.
    func withUnsafeSum(_ body: (UnsafePointer<vk_sum>) -> Void) {
        unsafe steps.withUnsafeBufferPointer { steps in
            var sum = unsafe vk_sum(
                steps: steps.baseAddress, count: steps.count, dim: dimension, digits: UInt32(digits))
            unsafe body(&sum)
        }
    }
}
