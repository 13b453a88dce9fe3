import Embeddings
import GRDB

extension Index {
    /// Measures how far words and vectors agree, unless that is known; where passages are few or lack vectors, nothing is known.
    ///
    /// What is sampled depends on the documents' contents alone, so that any history ends in the same figure.
    @concurrent
    package func measureAgreement() async throws {
        guard try await read({ db in try Agreement(db) }) == nil else { return }
        let measured = try await Interruption.watching { interruption in
            let request = SearchRequest(
                words: nil, vector: { nil }, filter: SearchFilter(), weights: LexicalWeights(),
                fusion: Fusion(), limit: 0, interruption: interruption)
            return try await searching { db, memory, known in
                try Search(db, memory, request, since: known).agreement()
            }
        }
        guard let measured else { return }
        try await write { db in
            try Self.keep(db, measured.bytes, kind: Agreement.kind, name: Agreement.name)
            // Searches read it anew.
            try db.run("UPDATE state SET generation = generation + 1")
        }
    }

    /// Forgets what was measured, since the documents change.
    @concurrent
    package func forgetAgreement() async throws {
        guard try await read({ db in try Agreement(db) }) != nil else { return }
        _ = try await forget(kind: Agreement.kind, name: Agreement.name)
    }
}

extension Search {
    /// How far words and vectors agree on passages taken evenly from the documents; nil where that cannot be told.
    fileprivate func agreement() throws -> Agreement? {
        guard dimension > 0, admission.embedded == admission.count else { return nil }
        let sample = try sampled()
        guard sample.count >= Agreement.fewest else { return nil }
        return Agreement(
            try sample.map { passage in
                let best = try alike(passage)
                return (
                    try cosines(of: best, to: passage),
                    try cosines(of: sample.filter { $0 != passage }, to: passage)
                )
            })
    }

    private func cosines(of chunks: some Sequence<ChunkID>, to passage: ChunkID) throws -> [Float] {
        try cached { cache in
            let query = VectorQuery(try cache.vectors(db, of: [passage]))
            return try cache.cosines(db, query, chunks.sorted())
        }
    }

    /// The passages that share the most telling words with one, best first.
    private func alike(_ passage: ChunkID) throws -> [ChunkID] {
        let terms = try Feedback(
            db: db, scorer: scorer, fusion: Fusion(), analyzers: memory.analyzers
        ).terms(of: [(passage, 1)])
        let none = memory.scores.take(chunks: norms.count)
        var scores = memory.scores.take(chunks: norms.count)
        try scorer.mix(terms, share: 1, with: none, into: &scores)
        // Each by its own words: passages of one stretch would bring each other.
        let own = scores.blocks.joined().lazy.filter { admission.contains($0) && $0 != passage }.map {
            (chunk: $0, score: scores.own[$0])
        }
        let best = TopList.best(own.filter { $0.score > 0 }, limit: Agreement.best)
        memory.scores.give(consume none)
        memory.scores.give(scores)
        return best.map(\.chunk)
    }

    /// Passages of documents that lie evenly in the order of their contents' checksums, a copy counting once.
    private func sampled() throws -> [ChunkID] {
        var runs: [Range<Int>] = []
        var last: [UInt8] = []
        let sql = "SELECT firstChunk, chunks, sha256 FROM document WHERE chunks > 0 ORDER BY sha256, path"
        try db.forEachRow(sql) { row in
            let sum = try row.bytes(2)
            if sum.isEmpty || sum != last {
                runs.append(try row.chunkRun(first: 0, count: 1, of: "chunks of a document"))
            }
            last = sum
        }
        guard !runs.isEmpty else { return [] }
        let documents = min(runs.count, Agreement.sample)
        let each = (Agreement.sample + documents - 1) / documents
        let chosen = (0..<documents).flatMap { number in
            let run = runs[number * runs.count / documents]
            return (0..<min(each, run.count)).map {
                run.lowerBound + (2 * $0 + 1) * run.count / (2 * min(each, run.count))
            }
        }
        return chosen.filter { admission.contains($0) && norms[$0].hasVector }
    }
}
