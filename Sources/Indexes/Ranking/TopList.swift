/// The best of many scores.
enum TopList {
    typealias Scored = (chunk: ChunkID, score: Float)

    /// The best of some chunks, best first; of equal ones the one with the lowest number.
    ///
    /// What cannot be among them is set aside by a histogram of the scores' upper bits before anything is sorted.
    static func best(_ scored: [Scored], limit: Int) -> [Scored] {
        guard limit > 0 else { return [] }
        var keys = scored.map { key($0) }
        if keys.count > 2 * limit {
            let least = bin(atRank: limit, of: keys)
            keys = keys.filter { bin($0) >= least }
        }
        sort(&keys)
        return keys.prefix(limit).map { (chunk: Int(~UInt32(truncatingIfNeeded: $0)), score: score($0)) }
    }

    /// Those that may be among the best, in their order, and a score that all of the others have at most.
    static func cut(_ scored: [Scored], limit: Int) -> (kept: [Scored], floor: Float) {
        let least = bin(atRank: limit, of: scored.map { key($0) })
        return (scored.filter { bin(key($0)) >= least }, score(UInt64(least) << 50).nextDown)
    }

    /// A score that at least `limit` of the scores have, none of them negative; 0 when fewer are above 0.
    static func floor(ofRank limit: Int, in scores: [Float]) -> Float {
        guard limit > 0, scores.count >= limit else { return 0 }
        let least = bin(atRank: limit, of: scores.map { key((0, $0)) })
        return max(0, score(UInt64(least) << 50).nextDown)
    }

    /// Sorts keys, the greatest first, byte by byte from the lowest; bytes that all have in common are left out.
    private static func sort(_ keys: inout [UInt64]) {
        guard keys.count > 64 else { return keys.sort(by: >) }
        let common = keys.reduce(UInt64.max) { $0 & $1 } | ~keys.reduce(0) { $0 | $1 }
        var sorted = keys
        for shift in stride(from: UInt64(0), to: 64, by: 8) where common >> shift & 0xFF != 0xFF {
            var places = [Int32](repeating: 0, count: 257)
            for key in keys { places[256 - Int(key >> shift & 0xFF)] += 1 }
            for i in 1...256 { places[i] += places[i - 1] }
            for key in keys {
                let byte = 255 - Int(key >> shift & 0xFF)
                sorted[Int(places[byte])] = key
                places[byte] += 1
            }
            swap(&keys, &sorted)
        }
    }

    private static func bin(atRank rank: Int, of keys: [UInt64]) -> Int {
        var histogram = [Int32](repeating: 0, count: 1 << 14)
        for key in keys { histogram[bin(key)] += 1 }
        var above = 0
        var bin = histogram.count - 1
        while bin > 0, above + Int(histogram[bin]) < rank {
            above += Int(histogram[bin])
            bin -= 1
        }
        return bin
    }

    /// One number that orders as score and chunk do: the bits of a float order as it does, once those of negative
    /// ones are turned around; below them the chunk's number, turned around too.
    @inline(__always)
    private static func key(_ item: Scored) -> UInt64 {
        let bits = item.score.bitPattern
        let ordered = bits >> 31 == 1 ? ~bits : bits | 0x8000_0000
        return UInt64(ordered) << 32 | UInt64(~UInt32(truncatingIfNeeded: item.chunk))
    }

    private static func score(_ key: UInt64) -> Float {
        let ordered = UInt32(truncatingIfNeeded: key >> 32)
        return Float(bitPattern: ordered >> 31 == 1 ? ordered & 0x7FFF_FFFF : ~ordered)
    }

    @inline(__always)
    private static func bin(_ key: UInt64) -> Int { Int(key >> 50) }
}
