import Documents
import Embeddings
import FoundationEssentials
import Indexes

/// Retrieval measured on a judged set, for each leg and for the fusion.
package struct RetrievalEvaluation: Sendable, Hashable, Codable {
    /// The folder that was measured.
    package let dataset: String
    /// The number of documents.
    package let documents: Int
    /// The number of judged queries.
    package let queries: Int
    /// The embedding model; nil when full text was measured alone.
    package let model: String?
    /// Full text alone.
    package let lexical: RankingMetrics
    /// Vectors alone.
    package let vector: RankingMetrics?
    /// Both, fused: what `docent search` does.
    package let fused: RankingMetrics
    /// The median time of a query, its embedding included, when several are asked at once.
    package let millisecondsPerQuery: Double
    /// How long the index took to build.
    package let indexSeconds: Double
    /// What each query scored in the fused ranking; no part of the JSON.
    package private(set) var scores = EvaluationScores()

    private enum CodingKeys: String, CodingKey {
        case dataset, documents, queries, model, lexical, vector, fused
        case millisecondsPerQuery = "milliseconds_per_query"
        case indexSeconds = "index_seconds"
    }

    /// Builds a throw-away index of a folder in the BEIR layout through the ordinary pipeline and measures it.
    ///
    /// - Parameters:
    ///   - split: which judgements; nil takes `test`.
    ///   - reranker: a model that reorders the best passages, by name or folder.
    ///   - runFile: where to write the fused ranking as a TREC run.
    /// - Throws: ``DocentError/evaluationUnusable(path:reason:)``, ``IndexError``.
    package static func run(
        folder: String, split: String? = nil, embeddingModel: String? = nil, reranker: String? = nil,
        runFile: String? = nil,
        progress: @escaping @Sendable (IngestionProgress) -> Void = { _ in }
    ) async throws -> RetrievalEvaluation {
        let set = try await BlockingWork.run { try BEIRFolder(path: folder, split: split) }
        let place = FileManager.default.temporaryDirectory.path + "/docent-eval-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: place) }
        let assistant = try await Assistant.open(
            AssistantConfiguration(
                indexPath: place + "/index.sqlite", access: .readWrite,
                embeddingModel: .installed(name: embeddingModel), reranker: reranker))
        let start = ContinuousClock.now
        try await assistant.ingest(corpus: set, progress: progress)
        let indexSeconds = start.millisecondsSince / 1000
        let trial = RetrievalTrial(assistant: assistant, set: set)
        let rankings = try await trial.rankings()
        if let runFile { try trial.write(rankings, to: runFile) }
        let fused = trial.metrics(rankings.map { $0.fused.map(\.id) })
        var evaluation = RetrievalEvaluation(
            dataset: folder, documents: set.corpus.count, queries: set.queries.count,
            model: assistant.embeddingModel,
            lexical: RankingMetrics(mean: trial.metrics(rankings.map(\.lexical))),
            vector: assistant.embedder == nil
                ? nil : RankingMetrics(mean: trial.metrics(rankings.map(\.vector))),
            fused: RankingMetrics(mean: fused),
            millisecondsPerQuery: rankings.map(\.milliseconds).sorted()[rankings.count / 2],
            indexSeconds: indexSeconds)
        evaluation.scores = trial.scores(fused)
        return evaluation
    }

    /// The figures as a table for a person.
    package var table: String {
        func row(_ name: String, _ metrics: RankingMetrics) -> String {
            let figures = [metrics.ndcg10, metrics.recall10, metrics.recall100, metrics.mrr10, metrics.map]
            return name + figures.map { "    " + Self.threeDigits($0) }.joined()
        }
        var lines = [
            "\(documents) documents, \(queries) queries, \(Self.threeDigits(millisecondsPerQuery)) ms a query"
        ]
        lines.append("          nDCG@10    R@10   R@100  MRR@10     MAP")
        lines.append(row("full text", lexical))
        if let vector { lines.append(row("vectors  ", vector)) }
        lines.append(row("fused    ", fused))
        return lines.joined(separator: "\n")
    }

    static func threeDigits(_ value: Double) -> String {
        let text = String(Int((abs(value) * 1000).rounded()))
        let padded = String(repeating: "0", count: max(0, 4 - text.count)) + text
        return "\(padded.dropLast(3)).\(padded.suffix(3))"
    }
}
