import Documents
import Embeddings
import FoundationEssentials
import Indexes

/// Asks the queries of a judged set and collects the rankings.
struct RetrievalTrial: Sendable {
    let assistant: Assistant
    let set: BEIRFolder

    /// What came of one query; rankings are of document ids, best first.
    struct Ranking: Sendable {
        let lexical: [String]
        let vector: [String]
        let fused: [(id: String, score: Double)]
        let milliseconds: Double
    }

    /// How deep rankings go.
    private static let depth = 1000

    /// How many queries are asked at once, so that they share passes over the vectors.
    private static let together = 8

    func rankings() async throws -> [Ranking] {
        var rankings: [Ranking] = []
        for start in stride(from: 0, to: set.queries.count, by: Self.together) {
            let queries = set.queries[start..<min(start + Self.together, set.queries.count)]
            let begin = ContinuousClock.now
            let evidence = try await evidence(for: queries.map(\.text))
            let milliseconds = begin.millisecondsSince / Double(queries.count)
            for (query, evidence) in zip(queries, evidence) {
                let own = set.documentsAsQueries.contains(query.id) ? query.id : nil
                let names = try await paths(of: evidence.map(\.candidate.chunk)).filter { $0.value != own }
                rankings.append(Self.ranking(evidence, names: names, milliseconds: milliseconds))
            }
        }
        return rankings
    }

    /// The evidence for some queries, which are asked at once.
    private func evidence(for queries: [String]) async throws -> [[RankedCandidate]] {
        try await withThrowingTaskGroup { group in
            for (number, text) in queries.enumerated() {
                group.addTask {
                    (number, try await assistant.evidence(for: Query(text: text), limit: Self.depth))
                }
            }
            return try await group.reduce(into: queries.map { _ in [] }) { $0[$1.0] = $1.1 }
        }
    }

    /// The path of the document that each chunk belongs to.
    private func paths(of chunks: [ChunkID]) async throws -> [ChunkID: String] {
        let (stored, documents) = try await assistant.index.passages(chunks)
        return Dictionary(
            stored.compactMap { chunk in documents[chunk.document].map { (chunk.id, $0.path) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The metrics of each query's ranking.
    func metrics(_ rankings: [[String]]) -> [RankingMetrics] {
        zip(set.queries, rankings).map { query, ranking in
            RankingMetrics(ranking: ranking, grades: set.judgements[query.id] ?? [:])
        }
    }

    /// The metrics of each query by the query's name.
    func scores(_ metrics: [RankingMetrics]) -> EvaluationScores {
        zip(set.queries, metrics).reduce(into: EvaluationScores()) { $0.add($1.0.id, $1.1.byName) }
    }

    /// Writes `query Q0 document rank score docent` lines.
    func write(_ rankings: [Ranking], to path: String) throws {
        var text = ""
        for (query, ranking) in zip(set.queries, rankings) {
            for (rank, entry) in ranking.fused.enumerated() {
                text += "\(query.id) Q0 \(entry.id) \(rank + 1) \(entry.score) docent\n"
            }
        }
        do {
            try Data(text.utf8).write(to: URL(filePath: path))
        } catch {
            throw DocentError.evaluationUnusable(path: path, reason: "cannot be written")
        }
    }

    /// A document stands where its best passage stands.
    private static func ranking(_ evidence: [RankedCandidate], names: [ChunkID: String], milliseconds: Double)
        -> Ranking
    {
        func documents(_ order: [RankedCandidate]) -> [(id: String, evidence: RankedCandidate)] {
            var seen: Set<String> = []
            return order.compactMap { item in
                names[item.candidate.chunk].flatMap { seen.insert($0).inserted ? ($0, item) : nil }
            }
        }
        let lexical = evidence.filter { $0.candidate.lexicalScore > 0 }
            .sorted { $0.candidate.lexicalScore > $1.candidate.lexicalScore }
        let vector = evidence.filter { $0.candidate.vectorScore != nil }
            .sorted { ($0.candidate.vectorScore ?? -1) > ($1.candidate.vectorScore ?? -1) }
        return Ranking(
            lexical: documents(lexical).map(\.id), vector: documents(vector).map(\.id),
            fused: documents(evidence).map { ($0.id, $0.evidence.score) }, milliseconds: milliseconds)
    }
}

extension Assistant {
    /// Stores the documents of a judged set and their vectors.
    func ingest(corpus set: BEIRFolder, progress: @escaping @Sendable (IngestionProgress) -> Void)
        async throws
    {
        let collection = try await index.collection(named: "corpus", root: "")
        let cutter = PassageCutter(embedder: embedder)
        let run = IngestionRun(
            assistant: self, collection: collection, options: IngestionOptions(), progress: progress)
        try await run.bindModel()
        _ = try await run.withEmbedding {
            try await run.storeAll(set.corpus) { Self.readFile(of: $0, cutter: cutter) }
        }
        try await index.measureAgreement()
    }

    private static func readFile(of entry: BEIRFolder.Entry, cutter: PassageCutter) -> ReadFile {
        let document = entry.document
        return ReadFile(
            report: FileReport(entry.id, .indexed),
            document: IndexedDocument(
                path: entry.id, file: FileState(sha256: [], size: entry.text.utf8.count, modified: 0),
                document: document, chunks: cutter.chunks(of: document)), failure: nil)
    }
}
