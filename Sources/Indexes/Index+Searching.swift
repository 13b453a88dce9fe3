import GRDB

extension Index {
    /// Finds the chunks that fit a question by its words, by its vector, or both.
    ///
    /// Both legs see only what the filter admits; the statistics that words are weighed by are those of the
    /// admitted chunks. A result is the same as that of an index which holds nothing else.
    ///
    /// - Parameters:
    ///   - query: the words, or nil to leave this leg out.
    ///   - vector: the question's vector of unit length, or nil to leave this leg out.
    ///   - filter: what may be found.
    ///   - limit: how many chunks each leg gives.
    /// - Throws: ``IndexError``, `dimensionMismatch` among them.
    public func search(
        _ query: LexicalQuery?, vector: [Float]? = nil, filter: SearchFilter = SearchFilter(), limit: Int
    ) async throws -> SearchResult {
        SearchResult(candidates: [], admitted: 0, lexicalMatches: 0, embedded: 0)
    }

    /// Loads all that searches read again and again, so that the first one is as quick as the later ones.
    public func warm() async throws {}
}
