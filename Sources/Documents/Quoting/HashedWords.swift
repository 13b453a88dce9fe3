/// The words of a folded text as numbers, for finding what comes near a quote.
struct HashedWords {
    private var hashes: [UInt64] = []
    private var ranges: [Range<Int>] = []

    /// How many words there are.
    var count: Int { hashes.count }

    /// Splits at everything but letters and digits; an ideograph is a word of its own.
    init(_ text: FoldedText) {
        var start: Int?
        for (position, byte) in text.bytes.enumerated() {
            let isLead = (0xE3...0xE9).contains(byte)
            if isLead || !Self.isWordByte(byte), let from = start {
                add(text, from..<position)
                start = nil
            }
            if start == nil, Self.isWordByte(byte) { start = position }
        }
        if let start { add(text, start..<text.bytes.count) }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    private mutating func add(_ text: FoldedText, _ range: Range<Int>) {
        hashes.append(FNV1a.hash(text.bytes[range]))
        ranges.append(range)
    }

    /// The folded bytes from the first to the last of some words.
    func bytes(_ words: Range<Int>) -> Range<Int> {
        ranges[words.lowerBound].lowerBound..<ranges[words.upperBound - 1].upperBound
    }

    /// The windows, as long as the quote, that share the most words with it, widened by half on both sides.
    func windows(richestIn quote: HashedWords, atMost limit: Int = 4) -> [Range<Int>] {
        var shared = sharedCounts(with: quote)
        let margin = quote.count / 2 + 4
        var windows: [Range<Int>] = []
        while windows.count < limit, let most = shared.max(), most > 0, let end = shared.firstIndex(of: most)
        {
            windows.append(max(0, end - quote.count - margin)..<min(count, end + 1 + margin))
            for near in max(0, end - quote.count / 2)..<min(count, end + quote.count / 2 + 1) {
                shared[near] = 0
            }
        }
        return windows
    }

    /// How many words of the quote the window that ends at each word holds, repeats counted.
    private func sharedCounts(with quote: HashedWords) -> [Int] {
        var wanted: [UInt64: Int] = [:]
        for hash in quote.hashes { wanted[hash, default: 0] += 1 }
        var shared = 0
        return hashes.indices.map { end in
            if let left = wanted[hashes[end]] {
                wanted[hashes[end]] = left - 1
                if left > 0 { shared += 1 }
            }
            let leaving = end - quote.count
            if leaving >= 0, let left = wanted[hashes[leaving]] {
                wanted[hashes[leaving]] = left + 1
                if left >= 0 { shared -= 1 }
            }
            return shared
        }
    }

    /// The best local alignment of the first 400 words of a quote: the words it spans here, and how many agree.
    func align(_ quote: HashedWords, within window: Range<Int>) -> (words: Range<Int>, agreeing: Int)? {
        let rows = min(quote.count, 400)
        let window = window.lowerBound..<min(window.upperBound, window.lowerBound + 1000)
        var above = [Cell](repeating: Cell(), count: window.count + 1)
        var best = Cell()
        for row in 0..<rows {
            var row0 = [Cell](repeating: Cell(), count: window.count + 1)
            for column in 0..<window.count {
                let position = window.lowerBound + column
                let matches = quote.hashes[row] == hashes[position]
                var cell = above[column].extended(
                    by: matches ? 2 : -1, agreeing: matches ? 1 : 0, at: position)
                cell = max(cell, above[column + 1].extended(by: -1, agreeing: 0, at: nil))
                cell = max(cell, row0[column].extended(by: -1, agreeing: 0, at: position))
                row0[column + 1] = cell
                if matches, cell.score > best.score { best = cell }
            }
            above = row0
        }
        return best.score > 0 ? (best.start..<best.end, best.agreeing) : nil
    }

    /// The best alignment that ends at a pair of words.
    private struct Cell {
        var score = 0
        var agreeing = 0
        var start = 0
        var end = 0

        func extended(by points: Int, agreeing more: Int, at position: Int?) -> Cell {
            guard score + points > 0 else { return Cell() }
            var cell = self
            cell.score += points
            cell.agreeing += more
            if score == 0, let position { cell.start = position }
            if let position { cell.end = position + 1 }
            return cell
        }
    }

    private func max(_ left: Cell, _ right: Cell) -> Cell { left.score >= right.score ? left : right }
    private func max(_ left: Int, _ right: Int) -> Int { Swift.max(left, right) }
}
