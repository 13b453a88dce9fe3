import Synchronization

/// The postings of terms as they are scored, from one search to the next; good for one state of the index.
///
/// Reading a list from the disk, proving and decoding it costs several times what scoring it does, and questions ask for
/// the same terms again and again. A list is known under what it was made with: which chunks were admitted, and how
/// words are weighed. Of what does not fit, the lists that were asked for last stay.
final class TermMemory: Sendable {
    /// What a list was made of.
    struct Key: Hashable {
        let admission: Int
        let weights: LexicalWeights
        let term: String
    }

    /// How much the lists may take together, in bytes: all those of some 150,000 passages, or the frequent ones of more.
    static let limit = 256 << 20

    private let lists: Mutex<Lists>

    init(limit: Int = TermMemory.limit) {
        lists = Mutex(Lists(limit: limit))
    }

    /// The list of a term, from memory or else read.
    func postings(of key: Key, read: () throws -> ScoredPostings) rethrows -> ScoredPostings {
        if let known = lists.withLock({ $0.known(key) }) { return known }
        let postings = try read()
        lists.withLock { $0.add(postings, key) }
        return postings
    }

    /// The bytes that are in use.
    var bytes: Int { lists.withLock { $0.bytes } }

    private struct Lists {
        private struct Kept {
            let postings: ScoredPostings
            let size: Int
            /// When it was asked for last, counted in questions for lists.
            var used: Int
        }

        private let limit: Int
        private var kept: [Key: Kept] = [:]
        private var asked = 0
        private(set) var bytes = 0

        init(limit: Int) {
            self.limit = limit
        }

        mutating func known(_ key: Key) -> ScoredPostings? {
            guard let place = kept.index(forKey: key) else { return nil }
            asked += 1
            kept.values[place].used = asked
            return kept.values[place].postings
        }

        mutating func add(_ postings: ScoredPostings, _ key: Key) {
            let size = Self.size(postings, key)
            guard size <= limit / 2 else { return }
            asked += 1
            bytes += size - (kept[key]?.size ?? 0)
            kept[key] = Kept(postings: postings, size: size, used: asked)
            if bytes > limit { forget(downTo: limit - limit / 8) }
        }

        /// Forgets what was not asked for the longest; an eighth at a time, for all are put in order for it.
        private mutating func forget(downTo most: Int) {
            for (key, list) in kept.sorted(by: { $0.value.used < $1.value.used }) {
                if bytes <= most { return }
                kept[key] = nil
                bytes -= list.size
            }
        }

        /// A list with its place in the dictionary.
        private static func size(_ postings: ScoredPostings, _ key: Key) -> Int {
            postings.bytes + key.term.utf8.count + 256
        }
    }
}
