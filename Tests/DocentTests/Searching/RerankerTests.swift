import Foundation
import Testing

@testable import Docent

/// The reranker is a tiny one with random weights: what it prefers means nothing, what becomes of its scores does.
@Suite("Reranking")
struct RerankerTests {
    private static let model = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/embeddings/tiny").path

    /// An index of five notes, all of which hold the word asked for, one of them much more of the question.
    private func findings(reranker: String?) async throws -> Findings {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rerank-\(UUID().uuidString)")
            .path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/notes", withIntermediateDirectories: true)
        let notes = [
            "The pump of hall one stands still.", "A pump is sold to Linz.", "Nobody ordered the blue pump.",
            "Part PX-4000-B is the seal of the pump in hall two.", "The old pump was scrapped in May.",
        ]
        for (number, text) in notes.enumerated() {
            try text.write(toFile: folder + "/notes/\(number).txt", atomically: true, encoding: .utf8)
        }
        // The model's prepared weights are written beside it.
        let model = folder + "/model"
        try FileManager.default.copyItem(atPath: Self.model, toPath: model)
        let assistant = try await Assistant.open(
            AssistantConfiguration(
                indexPath: folder + "/index.sqlite", access: .readWrite, embeddingModel: .none,
                reranker: reranker == nil ? nil : model))
        _ = try await assistant.ingest(folder: folder + "/notes")
        return try await assistant.search(Query(parsing: "PX-4000-B seal pump"))
    }

    @Test("reorders the same passages and says so")
    func reorders() async throws {
        let (plain, read) = (try await findings(reranker: nil), try await findings(reranker: "tiny"))
        #expect(Set(plain.hits.map(\.document)) == Set(read.hits.map(\.document)))
        #expect(read.hits.count == 5)
        #expect(
            read.hits.allSatisfy { $0.notes.contains { $0.hasPrefix("read with the question: number ") } })
        #expect(
            plain.hits.allSatisfy { hit in !hit.notes.contains { $0.contains("read with the question") } })
        #expect(Set(read.hits.flatMap(\.notes)).count == 5, "each has a place of its own")
    }

    @Test("keeps scores within the fused ones and the passage with the exact words in the upper half")
    func bounded() async throws {
        let (plain, read) = (try await findings(reranker: nil), try await findings(reranker: "tiny"))
        let scores = plain.hits.map(\.score)
        let (least, most) = (try #require(scores.min()), try #require(scores.max()))
        #expect(read.hits.allSatisfy { $0.score >= least - 1e-9 && $0.score <= most + 1e-9 })
        #expect(plain.hits.first?.document == "3.txt")
        let exact = try #require(read.hits.first { $0.document == "3.txt" })
        #expect(exact.score >= (least + most) / 2 - 1e-9)
    }

    @Test("a model that is not there is named")
    func missing() {
        #expect(throws: (any Error).self) { try Reranker("no/such/folder") }
    }
}
