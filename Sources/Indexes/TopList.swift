/// The best of many scores.
enum TopList {
    typealias Scored = (chunk: ChunkID, score: Float)

    /// The chunks with the highest scores above 0, best first; of equal ones the first.
    static func best(_ scores: [Float], limit: Int) -> [Scored] {
        var found: [Scored] = []
        scores.withUnsafeBufferPointer { scores in
            for chunk in 0..<scores.count where scores[chunk] > 0 { found.append((chunk, scores[chunk])) }
        }
        return best(found, limit: limit)
    }

    /// The best of some chunks, best first; of equal ones the one with the lowest number.
    ///
    /// What cannot be among them is set aside by a histogram of the scores' upper bits before anything is sorted.
    static func best(_ scored: [Scored], limit: Int) -> [Scored] {
        guard limit > 0 else { return [] }
        var kept = scored
        if scored.count > 2 * limit {
            let least = bin(atRank: limit, of: scored)
            kept = scored.filter { bin($0.score) >= least }
        }
        kept.sort { $0.score > $1.score || ($0.score == $1.score && $0.chunk < $1.chunk) }
        return kept.count > limit ? Array(kept[..<limit]) : kept
    }

    private static func bin(atRank rank: Int, of scored: [Scored]) -> Int {
        var histogram = [Int32](repeating: 0, count: 1 << 14)
        for item in scored { histogram[bin(item.score)] += 1 }
        var above = 0
        var bin = histogram.count - 1
        while bin > 0, above + Int(histogram[bin]) < rank {
            above += Int(histogram[bin])
            bin -= 1
        }
        return bin
    }

    /// The upper bits of a score, in the order of scores: the bits of a float order as it does, once those of
    /// negative ones are turned around.
    @inline(__always)
    private static func bin(_ score: Float) -> Int {
        let bits = score.bitPattern
        return Int((bits >> 31 == 1 ? ~bits : bits | 0x8000_0000) >> 18)
    }
}
