import Documents
import Indexes

/// Turns evidence into hits: fetches the words, lets newer editions go first, collapses copies.
struct HitBuilder: Sendable {
    let index: Index
    /// What is asked, by which it is told whether an old edition is meant.
    let question: String
    /// The state of the index that the evidence's numbers are of, when hits are handed out as they come; nil when whoever
    /// asked begins again where chunks were numbered anew.
    var numbered: Int?

    /// The first `limit` passages with different words, best first, each a chunk of its own.
    func found(_ evidence: [RankedCandidate], limit: Int) async throws -> [FoundPassage] {
        try await collapsed(evidence, into: CopyCollapse(limit: limit)).passages
    }

    /// The first `limit` hits, best first; chunks beside each other in one section are one hit.
    func hits(_ evidence: [RankedCandidate], limit: Int) async throws -> [Hit] {
        let collapse = try await collapsed(evidence, into: CopyCollapse(limit: limit, mergesNeighbours: true))
        let found = Array(zip(collapse.passages, collapse.runs))
        let merged = found.filter { $0.1.isMerged }
        var words = try await index.texts(merged.map { ($0.0.document.id, $0.1.range) })[...]
        return found.map { passage, run in
            guard run.isMerged, let text = words.removeFirst() else { return passage.hit }
            return passage.hit.merging(run, words: text)
        }
    }

    private func collapsed(_ evidence: [RankedCandidate], into collapse: CopyCollapse) async throws
        -> CopyCollapse
    {
        var (collapse, pages) = (collapse, FetchedPages(evidence))
        while !collapse.isFull, let page = try await pages.next(fetched) {
            for item in page { collapse.add(item.evidence, item.chunk, item.document) }
        }
        return collapse
    }

    /// Hands out all evidence with its words, best first; a page, and what counts for less than it did, is in memory at a
    /// time.
    func forEachFetched(_ evidence: [RankedCandidate], _ body: (Fetched) async throws -> Void) async throws {
        var pages = FetchedPages(evidence)
        while let page = try await pages.next(fetched) {
            for item in page { try await body(item) }
        }
    }

    typealias Fetched = (evidence: RankedCandidate, chunk: StoredChunk, document: StoredDocument)

    /// The chunks of a page of evidence that have words, by their weighed scores.
    private func fetched(_ evidence: ArraySlice<RankedCandidate>) async throws -> [Fetched] {
        let (chunks, documents) = try await index.passages(evidence.map(\.candidate.chunk))
        if let numbered, try await index.isRenumbered(since: numbered) {
            throw IndexError.locked(path: index.path, process: nil)
        }
        let byNumber = Dictionary(chunks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let items = evidence.compactMap { item -> Fetched? in
            guard let chunk = byNumber[item.candidate.chunk], let document = documents[chunk.document],
                chunk.chunk.text.contains(where: { $0.isLetter || $0.isNumber })
            else { return nil }
            return (Self.weighed(item, chunk.chunk.layer), chunk, document)
        }
        return behindNewer(items)
    }

    /// Passages that a newer edition replaces stand behind it, and say so.
    private func behindNewer(_ items: [Fetched]) -> [Fetched] {
        let newer = Editions.replacements(
            among: items.map {
                Editions.Source(
                    document: $0.document.path, title: $0.document.title, text: $0.chunk.chunk.text)
            }, question: question)
        return zip(items, newer).map { item, position in
            guard let position else { return item }
            let (candidate, replacement) = (item.evidence.candidate, items[position])
            let score = min(item.evidence.score, replacement.evidence.score * Self.olderShare)
            let note = "stands behind \(replacement.document.path), a newer edition"
            let evidence = RankedCandidate(
                candidate: candidate, score: score, notes: item.evidence.notes + [note])
            return (evidence, item.chunk, item.document)
        }
    }

    /// What is left of a newer edition's score for the passage that it replaces.
    private static let olderShare = 0.98

    /// Navigation, banners and running headers seldom answer: they count for half.
    private static func weighed(_ evidence: RankedCandidate, _ layer: Block.Layer) -> RankedCandidate {
        guard layer == .furniture else { return evidence }
        var notes = evidence.notes
        notes.append("counts for half: it stands in a header, a footer or navigation")
        return RankedCandidate(candidate: evidence.candidate, score: evidence.score / 2, notes: notes)
    }
}

/// Evidence in pages, which come back with their words and the scores that these leave it, best first.
struct FetchedPages {
    private var waiting: ArraySlice<RankedCandidate>
    /// What was fetched and counts for less than what may come.
    private var held: [HitBuilder.Fetched] = []

    /// How many passages are fetched at once.
    static let size = 48

    /// - Parameter evidence: best first.
    init(_ evidence: [RankedCandidate]) { waiting = evidence[...] }

    /// The next page, from which is held back what a later one may surpass; nil after the last.
    mutating func next(
        _ fetch: (ArraySlice<RankedCandidate>) async throws -> [HitBuilder.Fetched]
    ) async throws -> [HitBuilder.Fetched]? {
        guard !waiting.isEmpty else { return nil }
        let page = waiting.prefix(Self.size)
        waiting = waiting.dropFirst(Self.size)
        held = (held + (try await fetch(page))).sorted { $0.evidence.score > $1.evidence.score }
        let rest = waiting.first?.score ?? -.infinity
        let ready = held.prefix { $0.evidence.score >= rest }
        held.removeFirst(ready.count)
        return Array(ready)
    }
}
