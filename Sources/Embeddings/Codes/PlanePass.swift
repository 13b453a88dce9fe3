internal import CVectorKernels

/// Questions that go over planes of bits together, and the planes that any of them reads.
struct PlanePass: Sendable {
    private let sums: [PlaneSum]
    private let planesRead: [UInt32]

    init(_ sums: [PlaneSum]) {
        self.sums = sums
        planesRead = Set(sums.flatMap(\.offsets)).sorted()
    }

    /// Vectors that are scanned together, and those that each question may find; none of these where it may find all.
    struct Segment {
        let planes: BitPlanes
        let vectors: Int
        let first: UInt32
        let allowed: [[UInt32]]

        var lines: Int { (vectors + BitPlanes.lineVectors - 1) / BitPlanes.lineVectors }
    }

    /// A threshold by which, going by a sample, about as many vectors pass as are kept: nearly all others then need not be
    /// noted and dropped again.
    func threshold(of question: Int, keeping limit: Int, in segment: Segment) -> UInt16 {
        let sampled = min(segment.lines * BitPlanes.lineVectors, Int(VK_SAMPLE))
        // Of the limit so many are expected in the sample; three standard deviations more leave room for chance.
        let expected = Double(limit * sampled) / Double(segment.vectors)
        let rank = Int(expected + 3 * expected.squareRoot() + 3)
        var least: UInt16 = 0
        unsafe withUnsafe(segment) { planes, sums, allowed in
            var sum = unsafe sums[question]
            least = unsafe vk_rank_planes(planes, segment.vectors, &sum, allowed[question], rank)
        }
        return max(1, least) - 1
    }

    /// Scans some lines for some questions.
    func scan(_ segment: Segment, for asked: [Int], lines: Range<Int>, into found: inout FoundCodes) {
        var line = lines.lowerBound
        while line < lines.upperBound {
            unsafe withUnsafe(segment) { planes, sums, allowed in
                unsafe found.withUnsafeQuestions(asked, sums, allowed) { questions in
                    unsafe planesRead.withUnsafeBufferPointer { read in
                        var batch = unsafe vk_batch(
                            questions: questions.baseAddress, count: questions.count, read: read.baseAddress,
                            read_count: read.count)
                        line = unsafe vk_scan_planes(
                            planes, segment.vectors, &batch, line, lines.upperBound, segment.first)
                    }
                }
            }
            if line < lines.upperBound { found.makeRoom() }
        }
    }

    /// Hands out a segment's planes, the sums of all questions and what these may find.
    private func withUnsafe(
        _ segment: Segment, _ body: (UnsafePointer<UInt8>, [vk_sum], [UnsafePointer<UInt32>?]) -> Void
    ) {
        unsafe segment.planes.withUnsafePlanes { planes in
            unsafe withUnsafePointers(to: sums.map(\.offsets)[...]) { offsets in
                let sums = unsafe zip(sums, offsets).map { unsafe $0.sum(at: $1) }
                guard !segment.allowed.isEmpty else {
                    return unsafe body(planes, sums, sums.map { _ in nil })
                }
                unsafe withUnsafePointers(to: segment.allowed[...]) { unsafe body(planes, sums, $0) }
            }
        }
    }
}
