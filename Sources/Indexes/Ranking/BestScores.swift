/// The best of scores that come one after the other, in the order of their chunks.
///
/// What can no longer be among them is skipped before it is looked at: ``floor`` rises as better ones come.
struct BestScores {
    private let limit: Int
    private var items: [TopList.Scored] = []
    private var room: Int
    /// Scores that are not greater are not among the best.
    private(set) var floor: Float

    /// Begins with none.
    ///
    /// - Parameter floor: a score that so many are known to be above.
    init(limit: Int, floor: Float) {
        self.limit = limit
        self.floor = floor
        room = 4 * limit
        items.reserveCapacity(min(room, 1 << 14))
    }

    @inline(__always)
    mutating func add(_ chunk: ChunkID, _ score: Float) {
        guard score > floor else { return }
        items.append((chunk, score))
        if items.count >= room { shrink() }
    }

    /// The best, best first; of equal ones the first.
    var best: [TopList.Scored] { TopList.best(items, limit: limit) }

    private mutating func shrink() {
        guard limit > 0 else { return items.removeAll(keepingCapacity: true) }
        (items, floor) = TopList.cut(items, limit: limit)
        room = max(4 * limit, 2 * items.count)
    }
}
