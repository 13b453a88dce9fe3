import Documents
import Embeddings
import Indexes

extension Int {
    /// As many passages as an index can number.
    fileprivate static let mostHits = Int(Int32.max)
}

extension Assistant {
    /// Finds the passages that speak of a query.
    ///
    /// - Parameters:
    ///   - limit: how many passages at most.
    ///   - path: a document that should be among them; the findings then say why it is not.
    /// - Throws: ``IndexError``, `EmbeddingsError`, ``DocentError`` for a filter that nothing can pass.
    public func search(
        _ query: Query, limit: Int = 10, expecting path: String? = nil
    ) async throws -> Findings {
        try await index.withSteadyNumbers {
            try await found(for: query, limit: limit, expecting: path)
        }
    }

    private func found(for query: Query, limit: Int, expecting path: String?) async throws -> Findings {
        let start = ContinuousClock.now
        let limit = max(0, min(limit, .mostHits))
        let depth = max(Self.depth, limit * 4)
        let (evidence, result) = try await ranked(for: query, limit: depth)
        let hits = try await HitBuilder(index: index, question: query.text).hits(evidence, limit: limit)
        var notes = try await readingNotes(on: query).map(\.text) + remarks(on: query, result)
        if let path {
            notes += try await whyMissing(
                path, evidence: evidence, hits: hits, shown: hits.count, depth: depth)
        }
        return Findings(
            query: query.text, hits: hits, notes: notes, searched: result.admitted, indexed: result.chunks,
            sharing: result.lexicalMatches, milliseconds: start.millisecondsSince)
    }

    /// Finds the passages that a question of a conversation asks for.
    public func search(for question: Question, limit: Int = 10) async throws -> Findings {
        try await search(standingAlone(question), limit: limit)
    }

    /// The query of a question with what it lacks from the ones before it.
    ///
    /// A few words that neither point back nor speak of anything in the index ask for nothing: they do not bring the last
    /// question's answer again.
    func standingAlone(_ question: Question) async throws -> Query {
        if let meant = try await likeliest(of: FollowUp.rivals(question)) { return meant }
        let joined = try await respelled(FollowUp.resolve(question))
        let own = FollowUp.own(question).mended(by: joined.misspellings)
        guard joined.text != own.text, !FollowUp.leans(own.text) else { return joined }
        if FollowUp.isSmallTalk(own.text) { return own }
        for word in Words(own.text).stems.prefix(FollowUp.mostChecked) {
            let found = try await index.search(LexicalQuery(text: word), filter: own.filter, limit: 0)
            if found.lexicalMatches == 0 { return own }
        }
        if FollowUp.isWhole(own.text), try await !speaksOfBoth(own, joined) { return own }
        return joined
    }

    /// Whether anything that is found holds words of a question together with those that it would take over from the ones
    /// before it; else it is of another thing.
    private func speaksOfBoth(_ own: Query, _ joined: Query) async throws -> Bool {
        let asked = Set(Words(own.text).stems)
        let taken = Set(Words(joined.text).stems).subtracting(asked)
        let gathered = try await gather(
            for: Question(joined.text), searching: joined, wholeSections: false)
        return gathered.passages.enumerated().contains { number, source in
            EvidenceUnit.units(of: source, number: number).contains { unit in
                let held = Set(Words("\(unit.compared) \(unit.context) \(source.passage.title)").stems)
                return !asked.isDisjoint(with: held) && !taken.isDisjoint(with: held)
            }
        }
    }

    /// Both legs' evidence, fused, best first.
    func evidence(for query: Query, limit: Int) async throws -> [RankedCandidate] {
        try await ranked(for: query, limit: limit).evidence
    }

    /// The evidence, and the index's result that it was made of.
    func ranked(
        for query: Query, limit: Int
    ) async throws -> (evidence: [RankedCandidate], result: SearchResult) {
        try await check(query.filter)
        let vector = embedding(of: query)
        let result = try await index.search(
            LexicalQuery(text: query.text, phrases: query.phrases, excluded: query.excluded),
            awaiting: vector, filter: query.filter, limit: limit)
        let evidence = try await reranked(
            result.candidates.map { RankedCandidate(candidate: $0, score: Double($0.score)) },
            question: query.text)
        return (
            try await beginning(evidence, withFilesNamedBy: query, limit: limit, awaiting: vector), result
        )
    }

    private func reranked(_ evidence: [RankedCandidate], question: String) async throws -> [RankedCandidate] {
        guard let reranker, !question.isEmpty else { return evidence }
        let chunks = try await index.chunks(evidence.prefix(Reranker.depth).map(\.candidate.chunk))
        let texts = Dictionary(
            chunks.map { ($0.id, ($0.chunk.headings.suffix(1) + [$0.chunk.text]).joined(separator: "\n")) },
            uniquingKeysWith: { first, _ in first })
        return try await BlockingWork.run {
            reranker.reordered(evidence, question: question, texts: texts)
        }
    }

    /// Begins to make a query's vector, and returns what waits for it.
    private func embedding(of query: Query) -> @Sendable () throws -> [Float]? {
        guard let embedder, !query.text.isEmpty else { return { nil } }
        return BlockingWork.begin { Array(try embedder.embed([query.text], as: .question)[0]) }
    }

    /// What is to be said of a search as a whole.
    func remarks(on query: Query, _ result: SearchResult) async throws -> [String] {
        try await Self.strangeness(of: query, in: result) + unfinished(query, result)
            + emptiness(of: query, in: result)
    }

    /// Says that passages have no vectors yet, so that what is only near in meaning may be missed in them.
    private func unfinished(_ query: Query, _ result: SearchResult) -> [String] {
        let missing = result.admitted - result.embedded
        guard embedder != nil, !query.text.isEmpty, missing > 0 else { return [] }
        return [
            "\(missing) of \(result.admitted.counted("passage")) \(missing == 1 ? "has" : "have") no vector yet and can be found by words alone; docent index makes them."
        ]
    }

    /// Says which phrases left nothing to search, where it was not the filter alone.
    private func emptiness(of query: Query, in result: SearchResult) async throws -> [String] {
        guard result.admitted == 0, !query.phrases.isEmpty || !query.excluded.isEmpty else { return [] }
        func admitted(_ phrases: [String]) async throws -> Int {
            try await index.search(
                LexicalQuery(text: "", phrases: phrases), filter: query.filter, limit: 0
            ).admitted
        }
        guard try await admitted([]) > 0 else { return [] }
        var absent: [String] = []
        for phrase in query.phrases {
            if try await admitted([phrase]) == 0 { absent.append(phrase) }
        }
        if !absent.isEmpty {
            return ["No passage contains \(absent.map { "“\($0)”" }.joined(separator: " or "))."]
        }
        guard try await admitted(query.phrases) > 0 else {
            return ["No passage contains all of \(query.phrases.map { "“\($0)”" }.joined(separator: ", "))."]
        }
        let shut = query.excluded.map { "“\($0)”" }.joined(separator: " or ")
        return ["All matching passages contain the excluded \(shut)."]
    }

    /// Says of a question that no word of it stands anywhere, so that nobody takes what is merely near for a find.
    static func strangeness(of query: Query, in result: SearchResult) -> [String] {
        guard result.lexicalMatches == 0, result.admitted > 0, !Words(query.text).stems.isEmpty else {
            return []
        }
        let rest = result.candidates.isEmpty ? "." : "; what was found is only similar in meaning."
        return ["No word of the question occurs in the documents searched\(rest)"]
    }

    /// How many passages each leg brings to the fusion.
    private static let depth = 200

    /// Why a document is not among the hits; `shown` says how many of those there are.
    ///
    /// - Parameter depth: how many passages each leg brought; nil where it brought all, of which some were near enough.
    func whyMissing(
        _ path: String, evidence: [RankedCandidate], hits: [Hit], shown: Int, depth: Int?
    ) async throws -> [String] {
        if let hit = hits.first(where: { $0.document == path }) { return ["\(path) is hit \(hit.rank)."] }
        let documents = try await index.documents().filter { $0.path == path }
        guard let document = documents.first else { return ["\(path) is not in the index."] }
        guard document.chunks > 0 else {
            let reason = document.reason.map { ": \($0.message)" } ?? ""
            return ["\(path) is \(document.outcome.rawValue) and has no passages\(reason)."]
        }
        let own = Set(try await index.chunks(of: document.id).map(\.id))
        guard let position = evidence.firstIndex(where: { own.contains($0.candidate.chunk) }) else {
            return [
                "\(path): no passage \(depth.map { "is among the first \($0) of either leg" } ?? "is above the threshold"), or the filter shuts it out."
            ]
        }
        let best = evidence[position]
        let lexical = best.candidate.lexicalRank.map { "full text #\($0)" } ?? "full text –"
        let vector = best.candidate.vectorRank.map { "vector #\($0)" } ?? "vector –"
        return [
            "\(path): its best passage is number \(position + 1) (\(lexical), \(vector)), below the \(shown) shown."
        ]
    }
}
