import Embeddings
import Testing

@testable import Indexes

/// What feedback and smoothing do to a passage that stands apart.
struct FusionTests {
    private let scratch = Scratch()

    @Test(
        arguments: [
            ([1, 0.7, 0.6], [0.86, 0.1, 0.04]), ([0.8, 0.8], [0.5, 0.5]), ([2], [1]),
            ([1, 0, 0], [1, 0, 0]),
            ([0, 0], []), ([], []),
        ] as [([Float], [Float])])
    func `passages far behind the best changed what was looked for`(scores: [Float], shares: [Float]) {
        let found = Fusion().shares(scores.enumerated().map { (chunk: $0, score: $1) })
        #expect(found.map(\.chunk) == Array(shares.indices))
        #expect(zip(found, shares).allSatisfy { abs($0.share - $1) < 0.03 })
    }

    @Test func `a best passage without near neighbours fell below passages that have some`() {
        // The best lies alone on its axis, two good ones lie side by side, and the rest lie elsewhere.
        let vectors: [[Float]] = [
            [1, 0, 0, 0, 0], [0.3, 0.954, 0, 0, 0], [0.3, 0.9, 0.316, 0, 0],
            [0.3, 0, 0, 0.954, 0], [0.3, 0, 0, 0, 0.954],
        ]
        let smoothed = Fusion().smooth(
            [1, 0.95, 0.93, 0.1, 0.1], vectors: vectors.flatMap(\.self), dimension: 5)
        #expect(smoothed[0] == smoothed.max())
        #expect(abs(smoothed[0] - 1) < 0.01)
    }

    @Test func `passages side by side take part in each other's scores`() {
        let smoothed = Fusion().smooth(
            [1, 0.5, 0.6], vectors: [1, 0, 0.98, 0.199, 0, 1], dimension: 2)
        #expect(smoothed[1] > smoothed[2])
    }

    @Test func `a passage near the question stood above one near what the best passage says`() async throws {
        let index = try Index.create(at: scratch.path)
        try await index.setModel(Samples.model)
        let collection = try await index.collection(named: "one", root: "/").id
        let parts = ["zeppelin hangar", "near the question", "near the best", "elsewhere"]
        try await index.store([Samples.plain("notes", parts: parts)], in: collection)
        let axes: [[Float]] = [[0.6, 0.8], [0.5, -0.1], [0.45, 0.2], [0, 0]]
        let vectors = axes.enumerated().flatMap { number, start -> [Float] in
            var vector = start + [Float](repeating: 0, count: Samples.dimension - 2)
            vector[2 + number] = (1 - start.reduce(0) { $0 + $1 * $1 }).squareRoot()
            return vector
        }
        let chunks = try await index.chunksWithoutVectors(limit: 10)
        try await index.storeVectors(
            EmbeddingMatrix(dimension: Samples.dimension, values: vectors), of: chunks.map(\.id))
        let question = [1] + [Float](repeating: 0, count: Samples.dimension - 1)
        let found = try await index.search(
            LexicalQuery(text: "zeppelin"), vector: question, limit: 10
        ).candidates.map { parts[$0.chunk] }
        #expect(found == ["zeppelin hangar", "near the best", "near the question", "elsewhere"])
    }
}
