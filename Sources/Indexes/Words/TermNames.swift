import GRDB
import Synchronization

/// The names of terms in memory, for what SQLite's order cannot find: the terms that end with something.
///
/// Segments never change, so that what was read of one stays good. A segment is read when the first such question comes.
final class TermNames: Sendable {
    private let lists = Mutex<[Int64: List]>([:])

    /// The terms of a segment that end with `suffix`, in their order.
    ///
    /// - Parameter segments: all that there are; what is kept of others is forgotten.
    func terms(
        endingWith suffix: String, in segment: PostingStore.Segment, of segments: [PostingStore.Segment],
        from store: PostingStore
    ) throws -> [String] {
        try list(of: segment, of: segments, from: store).terms(endingWith: Array(suffix.utf8))
    }

    /// The terms of a segment that begin nearly as a word does, with the edits between each and the word's beginning.
    ///
    /// A term is a stem: it may be shorter than the word by as much as endings are long.
    func terms(
        like word: [UInt8], edits: Int, in segment: PostingStore.Segment, of segments: [PostingStore.Segment],
        from store: PostingStore
    ) throws -> [String: Int] {
        try list(of: segment, of: segments, from: store).terms(like: word, edits: edits)
    }

    private func list(
        of segment: PostingStore.Segment, of segments: [PostingStore.Segment], from store: PostingStore
    ) throws -> List {
        if let known = lists.withLock({ $0[segment.id] }) { return known }
        var list = List()
        try store.forEachTerm(in: segment) { list.append($0) }
        let read = list
        let there = Set(segments.map(\.id))
        lists.withLock { lists in
            lists = lists.filter { there.contains($0.key) }
            lists[segment.id] = read
        }
        return read
    }

    /// Names one after the other, in UTF-8.
    private struct List: Sendable {
        /// The names, behind as many bytes as are compared at once.
        private var text = [UInt8](repeating: 0, count: wordSize)
        /// Where in the text each name ends.
        private var ends: [UInt32] = []

        private static let wordSize = 8

        mutating func append(_ term: String) {
            text += term.utf8
            ends.append(UInt32(truncatingIfNeeded: text.count))
        }

        /// The names that end with some bytes: eight at most are compared first, in one step.
        func terms(endingWith suffix: [UInt8]) -> [String] {
            let tail = suffix.suffix(Self.wordSize)
            let wanted = tail.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) } << (64 - 8 * tail.count)
            let mask = tail.isEmpty ? 0 : UInt64.max << (64 - 8 * tail.count)
            var found: [String] = []
            text.withUnsafeBytes { text in
                var start = Self.wordSize
                for end in ends {
                    let end = Int(end)
                    let word = text.loadUnaligned(fromByteOffset: end - Self.wordSize, as: UInt64.self)
                    if UInt64(littleEndian: word) & mask == wanted {
                        let name = text[start..<end]
                        if name.count >= suffix.count, name.suffix(suffix.count).elementsEqual(suffix) {
                            found.append(String(decoding: name, as: UTF8.self))
                        }
                    }
                    start = end
                }
            }
            return found
        }

        /// The names of about the length of a word's stem that begin as it does, perhaps with its first two letters exchanged, and
        /// are so many edits at most from one of its beginnings.
        func terms(like word: [UInt8], edits: Int) -> [String: Int] {
            let lengths = word.count / 2 + 1...word.count + edits
            var found: [String: Int] = [:]
            var start = Self.wordSize
            for end in ends {
                let name = text[start..<Int(end)]
                start = Int(end)
                guard lengths.contains(name.count),
                    name.first == word[0] || name.prefix(2).elementsEqual(word.prefix(2).reversed())
                else { continue }
                let distance = EditDistance.between(name, beginningOf: word)
                if distance <= edits { found[String(decoding: name, as: UTF8.self)] = distance }
            }
            return found
        }
    }
}
