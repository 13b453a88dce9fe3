/// The first pass: the chunks whose signatures fit a question best, among those admitted.
///
/// The threshold rises as better ones are met, so that most of the collection is compared and dismissed within the
/// kernel. What it keeps is exactly the best by signature, save for ties.
struct SignatureScan {
    let query: VectorQuery
    let admission: Admission
    /// How many chunks to keep.
    let wanted: Int

    private static let runLength = 64

    /// The chunks to look at closely, in ascending order.
    func candidates(in signatures: [UInt8]) -> [ChunkID] {
        let groupBytes = Signature.groupBytes(query.dimension)
        let groups = signatures.count / groupBytes
        let capacity = 2 * wanted + Self.runLength * Signature.groupSize
        var found = Found(capacity: capacity)
        signatures.withUnsafeBufferPointer { codes in
            query.table.withUnsafeBufferPointer { table in
                guard let base = codes.baseAddress, let table = table.baseAddress else { return }
                var group = 0
                while group < groups {
                    let length = min(Self.runLength, groups - group)
                    if hasAdmitted(group..<group + length) {
                        found.scan(
                            base + group * groupBytes, length, query.dimension, table, first: group * 32)
                        found.drop(notIn: admission)
                        if found.count > 2 * wanted { found.keepBest(wanted) }
                    }
                    group += length
                }
            }
        }
        if found.count > wanted { found.keepBest(wanted) }
        return found.chunks
    }

    private func hasAdmitted(_ groups: Range<Int>) -> Bool {
        let words = (groups.lowerBound / 2..<(groups.upperBound + 1) / 2).clamped(to: admission.bits.indices)
        return words.contains { admission.bits[$0] != 0 }
    }
}

/// The chunks that have passed so far.
private struct Found {
    private var ids: [UInt32]
    private var scores: [UInt16]
    private var fresh = 0
    private(set) var count = 0
    private var threshold: UInt16 = 0

    init(capacity: Int) {
        ids = [UInt32](repeating: 0, count: capacity)
        scores = [UInt16](repeating: 0, count: capacity)
    }

    var chunks: [ChunkID] { ids[..<count].map { Int($0) } }

    mutating func scan(
        _ codes: UnsafePointer<UInt8>, _ blocks: Int, _ dimension: Int, _ table: UnsafePointer<UInt8>,
        first: Int
    ) {
        fresh = count
        let capacity = ids.count
        ids.withUnsafeMutableBufferPointer { ids in
            scores.withUnsafeMutableBufferPointer { scores in
                guard let ids = ids.baseAddress, let scores = scores.baseAddress else { return }
                _ = ScanKernels.scanBits(
                    codes, blocks: blocks, dimension: (dimension + 7) / 8 * 8, table: table,
                    threshold: threshold, first: UInt32(first), ids: ids, scores: scores, capacity: capacity,
                    count: &count)
            }
        }
    }

    /// Drops what the last scan found outside.
    mutating func drop(notIn admission: Admission) {
        var kept = fresh
        for i in fresh..<count where admission.contains(Int(ids[i])) {
            (ids[kept], scores[kept]) = (ids[i], scores[i])
            kept += 1
        }
        count = kept
    }

    /// Keeps the `wanted` best, and raises the threshold to the worst of them. Their order stays.
    mutating func keepBest(_ wanted: Int) {
        var histogram = [Int](repeating: 0, count: 65_536)
        for i in 0..<count { histogram[Int(scores[i])] += 1 }
        var level = 65_535
        var above = 0
        while above + histogram[level] < wanted {
            above += histogram[level]
            level -= 1
        }
        var ties = wanted - above
        var kept = 0
        for i in 0..<count {
            let score = Int(scores[i])
            guard score > level || (score == level && ties > 0) else { continue }
            if score == level { ties -= 1 }
            (ids[kept], scores[kept]) = (ids[i], scores[i])
            kept += 1
        }
        count = kept
        threshold = UInt16(level)
    }
}
