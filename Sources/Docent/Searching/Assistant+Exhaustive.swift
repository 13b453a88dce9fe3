import Documents
import Indexes

/// What an exhaustive search came to, its hits apart.
public struct SearchSummary: Sendable, Hashable, Codable {
    /// The question as typed.
    public let query: String
    /// Remarks on the search as a whole.
    public let notes: [String]
    /// How many hits were handed out.
    public let found: Int
    /// How many passages were compared with the question: those that the filter admits.
    public let searched: Int
    /// How many passages the index holds.
    public let indexed: Int
    /// The cosine from which a passage counts as found.
    public let threshold: Double
    /// How long the search took, with the time that the hits were waited for.
    public let milliseconds: Double
}

extension Assistant {
    /// Finds every passage above the threshold, however many, and hands out one after the other, best first.
    ///
    /// No more than a page of hits is in memory at once: of the others only which passages they are.
    ///
    /// - Parameter path: a document that should be among them; the summary then says why it is not.
    /// - Throws: ``IndexError``, `locked` when the index is compacted meanwhile; `EmbeddingsError`, and what `onHit`
    ///   throws.
    public func searchAll(
        _ query: Query, expecting path: String? = nil, onHit: (Hit) async throws -> Void
    ) async throws -> SearchSummary {
        let start = ContinuousClock.now
        let before = try await index.generation()
        let passages = try await index.status().chunks
        let threshold = try await nearness()?.threshold ?? CorpusNearness.usualThreshold
        var (evidence, result) = try await ranked(for: query, limit: max(1, passages))
        if query.phrases.isEmpty {
            evidence = Self.above(threshold, evidence, isOneWord: Words(query.text).stems.count == 1)
        }
        let builder = HitBuilder(index: index, question: query.text, numbered: before)
        var expected: Hit?
        var found = 0
        try await builder.forEachHit(of: evidence) { hit in
            found += 1
            if expected == nil, hit.document == path { expected = hit }
            try await onHit(hit)
        }
        var notes = try await readingNotes(on: query).map(\.text) + remarks(on: query, result)
        if let path {
            notes += try await whyMissing(
                path, evidence: evidence, hits: expected.map { [$0] } ?? [], shown: found, depth: nil)
        }
        return SearchSummary(
            query: query.text, notes: notes, found: found, searched: result.admitted, indexed: result.chunks,
            threshold: threshold, milliseconds: start.millisecondsSince)
    }

    /// Passages nearer to the question than passages of this index are to questions about other things, and those with its words.
    ///
    /// The words must score at least half of the best, or at all where it is one word. A phrase in quotation marks admits what
    /// holds it, and all of that is wanted.
    private static func above(_ threshold: Double, _ evidence: [RankedCandidate], isOneWord: Bool)
        -> [RankedCandidate]
    {
        guard let best = evidence.first?.score, best > 0 else { return [] }
        return evidence.filter { item in
            Double(item.candidate.vectorScore ?? -1) >= threshold
                || item.candidate.lexicalScore > 0 && (isOneWord || item.score >= best / 2)
        }
    }
}

extension HitBuilder {
    /// Hands out a hit for each passage with words of its own, in the order of the pages.
    ///
    /// The first reading tells which passages repeat others, the second fetches their words.
    func forEachHit(of evidence: [RankedCandidate], _ body: (Hit) async throws -> Void) async throws {
        var firsts = KnownWordings<ChunkID>()
        var copies: [ChunkID: [ChunkID]] = [:]
        var repeated: Set<ChunkID> = []
        try await forEachFetched(evidence) { item in
            let wording = Wording(item.chunk.chunk.text)
            if let first = firsts.place(of: wording) {
                copies[first, default: []].append(item.chunk.id)
                repeated.insert(item.chunk.id)
            } else {
                firsts.add(wording, at: item.chunk.id)
            }
        }
        firsts = KnownWordings()
        var rank = 0
        try await forEachFetched(evidence) { item in
            guard !repeated.contains(item.chunk.id) else { return }
            rank += 1
            let addresses = try await addresses(of: copies[item.chunk.id] ?? [])
            try await body(
                Hit(rank: rank, item.evidence, item.chunk, item.document, copies: addresses))
        }
    }

    private func addresses(of chunks: [ChunkID]) async throws -> [String] {
        guard !chunks.isEmpty else { return [] }
        let (stored, documents) = try await index.passages(chunks)
        return stored.map { "\(documents[$0.document]?.path ?? ""), \($0.chunk.locator.display)" }
    }
}
