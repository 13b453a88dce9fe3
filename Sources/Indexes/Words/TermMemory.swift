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

    /// How much the lists may take together, in bytes: all those of 100,000 passages, or the frequent ones of more.
    static let limit = 128 << 20

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

    /// Two halves: what is asked for moves to the newer, and when that is full, the older is forgotten and it takes its
    /// place.
    private struct Lists {
        private let limit: Int
        private var newer: [Key: ScoredPostings] = [:]
        private var older: [Key: ScoredPostings] = [:]
        private var newerBytes = 0

        var bytes: Int {
            [newer, older].joined().reduce(0) { $0 + Self.size($1.value, $1.key) }
        }

        init(limit: Int) {
            self.limit = limit
        }

        mutating func known(_ key: Key) -> ScoredPostings? {
            if let known = newer[key] { return known }
            guard let known = older.removeValue(forKey: key) else { return nil }
            add(known, key)
            return known
        }

        mutating func add(_ postings: ScoredPostings, _ key: Key) {
            let size = Self.size(postings, key)
            guard size <= limit / 2 else { return }
            if newerBytes + size > limit / 2 { (older, newer, newerBytes) = (newer, [:], 0) }
            if newer.updateValue(postings, forKey: key) == nil { newerBytes += size }
        }

        /// A list with its place in the dictionary.
        private static func size(_ postings: ScoredPostings, _ key: Key) -> Int {
            postings.bytes + key.term.utf8.count + 256
        }
    }
}
