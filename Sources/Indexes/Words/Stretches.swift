import GRDB

/// Which passages of a document are weighed together by their words.
///
/// A short document that is cut in two speaks of its subject in both halves, yet neither half has all of a question's
/// words: BM25 over halves ranks it below a worse document that was short enough to stay whole. Words are therefore
/// counted over stretches of up to ``longest`` passages of one document; a longer document is cut into stretches of
/// about the same length.
struct Stretches: Sendable {
    /// How many passages a stretch has at most.
    static let longest = 4

    /// For each chunk number the first one of its stretch; -1 for one that stands alone.
    private(set) var first: [Int32] = []

    init() {}

    /// Reads which documents have several chunks.
    init(_ db: Database, chunks count: Int) throws {
        first = [Int32](repeating: -1, count: count)
        try db.forEachRow("SELECT firstChunk, chunks FROM document WHERE chunks > 1") { row in
            let run = try row.chunkRun(first: 0, count: 1, of: "chunks of a document")
            guard run.upperBound <= count else { return }
            add(run)
        }
    }

    private mutating func add(_ run: Range<Int>) {
        let parts = (run.count + Self.longest - 1) / Self.longest
        for part in 0..<parts {
            let (start, end) = (run.count * part / parts, run.count * (part + 1) / parts)
            guard end - start > 1 else { continue }
            for offset in start..<end { first[run.lowerBound + offset] = Int32(run.lowerBound + start) }
        }
    }

    /// The length in words of each stretch among admitted chunks at its first chunk, as a share of their mean, and
    /// how many there are.
    func lengths(_ norms: [Norm], admitted bits: [UInt32]) -> (relative: [Float], count: Int) {
        var words = [Float](repeating: 0, count: norms.count)
        var (count, total, open) = (0, Float(0), Int32(-1))
        var (heads, title) = (0, 0)
        for number in norms.indices where bits[number / 32] >> UInt32(number & 31) & 1 == 1 {
            let norm = norms[number]
            if first[number] < 0 || first[number] != open {
                (open, heads, title) = (first[number], 0, 0)
                count += 1
            }
            let own = norm.body + max(0, norm.heads - heads) + max(0, norm.title - title)
            (heads, title) = (max(heads, norm.heads), max(title, norm.title))
            words[open < 0 ? number : Int(open)] += Float(own)
            total += Float(own)
        }
        let mean = max(1, total) / Float(max(1, count))
        return (words.map { $0 / mean }, count)
    }
}
