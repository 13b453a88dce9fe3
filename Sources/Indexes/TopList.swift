/// The best of many scores.
enum TopList {
    /// The chunks with the highest scores above 0, best first; of equal ones the first.
    static func best(_ scores: [Float], limit: Int) -> [(chunk: ChunkID, score: Float)] {
        var heap = Heap(limit: limit)
        scores.withUnsafeBufferPointer { scores in
            for chunk in scores.indices where scores[chunk] > heap.threshold {
                heap.insert(chunk, scores[chunk])
            }
        }
        return heap.sorted
    }

    /// A bounded heap with its worst element at the root.
    struct Heap {
        private var items: [(chunk: ChunkID, score: Float)] = []
        private let limit: Int
        /// What a score must exceed to be kept.
        private(set) var threshold: Float

        init(limit: Int, above threshold: Float = 0) {
            self.limit = limit
            self.threshold = limit > 0 ? threshold : .infinity
        }

        /// Best first.
        var sorted: [(chunk: ChunkID, score: Float)] {
            items.sorted { $0.score > $1.score || ($0.score == $1.score && $0.chunk < $1.chunk) }
        }

        mutating func insert(_ chunk: ChunkID, _ score: Float) {
            guard score > threshold else { return }
            if items.count < limit {
                items.append((chunk, score))
                rise(items.count - 1)
            } else {
                items[0] = (chunk, score)
                sink()
            }
            if items.count == limit { threshold = items[0].score }
        }

        private static func isWorse(
            _ left: (chunk: ChunkID, score: Float), _ right: (chunk: ChunkID, score: Float)
        ) -> Bool {
            left.score < right.score || (left.score == right.score && left.chunk > right.chunk)
        }

        private mutating func rise(_ start: Int) {
            var child = start
            while child > 0, Self.isWorse(items[child], items[(child - 1) / 2]) {
                items.swapAt(child, (child - 1) / 2)
                child = (child - 1) / 2
            }
        }

        private mutating func sink() {
            var parent = 0
            while true {
                var worst = parent
                for child in [2 * parent + 1, 2 * parent + 2] where child < items.count {
                    if Self.isWorse(items[child], items[worst]) { worst = child }
                }
                if worst == parent { return }
                items.swapAt(parent, worst)
                parent = worst
            }
        }
    }
}
