import GRDB
import Synchronization

/// A term of the full text that is spelled like a word.
package struct LikeTerm: Sendable, Hashable {
    /// The stem that stands for all forms of a word.
    package let term: String
    /// The edits between it and the word's beginning.
    package let edits: Int
    /// In how many admitted chunks it stands.
    package let chunks: Int
    /// One of them.
    package let example: ChunkID
}

extension Index {
    /// The terms that begin as a word does and are a few edits from its beginning, the nearest and then the most frequent first.
    ///
    /// - Parameters:
    ///   - edits: how many letters may differ.
    ///   - filter: what is looked through; terms that stand elsewhere only are left out.
    ///   - limit: how many terms at most.
    @concurrent
    package func terms(
        like word: String, edits: Int, filter: SearchFilter = SearchFilter(), limit: Int
    ) async throws -> [LikeTerm] {
        try await searching { db, known, generation in
            let (segments, admission, memory) = try known.cache.withLock { cache in
                try cache.refresh(db, since: generation)
                return (cache.segments, try cache.admission(db, filter), cache.terms)
            }
            let store = PostingStore(db: db)
            let scorer = LexicalScorer(
                store: store, names: known.names, segments: segments, admission: admission,
                weights: LexicalWeights(), memory: memory)
            return try scorer.terms(like: word, edits: edits, limit: limit)
        }
    }
}

extension LexicalScorer {
    fileprivate func terms(like word: String, edits: Int, limit: Int) throws -> [LikeTerm] {
        var near: [String: Int] = [:]
        for segment in segments {
            let found = try names.terms(
                like: Self.asInStems(word), edits: edits, in: segment, of: segments, from: store)
            near.merge(found) { one, _ in one }
        }
        let found = try near.compactMap { term, edits -> LikeTerm? in
            let chunks = try self.chunks(withAll: [term])
            return chunks.min().map { LikeTerm(term: term, edits: edits, chunks: chunks.count, example: $0) }
        }
        return Array(
            found.sorted { ($0.edits, -$0.chunks, $0.term) < ($1.edits, -$1.chunks, $1.term) }.prefix(limit))
    }

    /// The bytes of a word with a `y` at its end as the `i` that it is in stems.
    private static func asInStems(_ word: String) -> [UInt8] {
        word.utf8.last == UInt8(ascii: "y") ? word.utf8.dropLast() + [UInt8(ascii: "i")] : Array(word.utf8)
    }
}
