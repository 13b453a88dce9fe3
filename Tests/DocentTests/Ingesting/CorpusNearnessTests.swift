import Embeddings
import Foundation
import Indexes
import Testing

@testable import Docent

/// Turns a text into the counts of its letters, which is enough to tell near from far.
private struct LetterEmbedder: Embedder {
    let space = EmbeddingSpace(dimension: 32, fingerprint: "letters")
    let window = 256

    func tokenCount(_ text: String) -> Int { text.utf8.count / 4 + 2 }

    func embed(_ texts: [String], as role: TextRole) throws(EmbeddingsError) -> EmbeddingMatrix {
        let values = texts.flatMap { text -> [Float] in
            var counts = [Float](repeating: 0.01, count: space.dimension)
            for byte in text.lowercased().utf8 { counts[Int(byte % 32)] += 1 }
            let length = counts.reduce(0) { $0 + $1 * $1 }.squareRoot()
            return counts.map { $0 / length }
        }
        return EmbeddingMatrix(dimension: space.dimension, values: values)
    }
}

@Suite("How near the passages of an index are to each other")
struct CorpusNearnessTests {
    private func assistant(at place: TemporaryCollection) throws -> Assistant {
        Assistant(
            index: try Index.create(at: place.path + "/near.sqlite"), embedder: LetterEmbedder(),
            embeddingModel: "letters")
    }

    private static func documents(_ numbers: ClosedRange<Int>) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: numbers.map { number in
                let word = String(
                    repeating: String(UnicodeScalar(UInt8(97 + number % 26))), count: 3 + number % 5)
                return (
                    "d\(number).md",
                    "# Title \(number)\n\nThe \(word) of pump number \(number) is checked by the \(word) team each week.\n"
                )
            })
    }

    @Test("is measured once, anew when documents change, and ends the same after any history")
    func history() async throws {
        let place = try TemporaryCollection(Self.documents(1...40))
        let one = try assistant(at: place)
        _ = try await one.ingest(folder: place.path + "/docs")
        let first = try #require(try await one.nearness())
        let kept = try await one.index.kept(kind: CorpusNearness.kind)
        #expect(kept.map(\.name) == ["agreement", "nearness"])
        #expect(first.sampled >= 12)
        #expect(first.inside > 0.5 && first.inside <= 1)
        _ = try await one.ingest(folder: place.path + "/docs")
        let second = try await one.nearness()
        #expect(second == first)
        for number in 21...40 {
            try FileManager.default.removeItem(atPath: "\(place.path)/docs/d\(number).md")
        }
        try Data("# New\n\nA wholly different sentence about zebras and xylophones.".utf8).write(
            to: URL(filePath: place.path + "/docs/new.md"))
        _ = try await one.ingest(folder: place.path + "/docs")
        let later = try await one.nearness()
        try FileManager.default.removeItem(atPath: place.path + "/docs/new.md")
        for (name, text) in Self.documents(21...40) {
            try Data(text.utf8).write(to: URL(filePath: "\(place.path)/docs/\(name)"))
        }
        _ = try await one.ingest(folder: place.path + "/docs")
        let last = try await one.nearness()
        #expect(last == first)
        #expect(try await one.index.kept(kind: CorpusNearness.kind) == kept)
        #expect(later != first)
    }

    @Test("copies of documents made a collection look narrow, so that its answers were doubted")
    func copies() async throws {
        let documents = Self.documents(1...30)
        let plain = try TemporaryCollection(documents)
        let copied = try TemporaryCollection(
            documents.merging(documents.map { ("copy of \($0)", $1) }) { first, _ in first })
        var found: [CorpusNearness] = []
        for place in [plain, copied] {
            let assistant = try assistant(at: place)
            _ = try await assistant.ingest(folder: place.path + "/docs")
            found.append(try #require(try await assistant.nearness()))
        }
        #expect(found[0] == found[1])
    }

    @Test("takes as much from a cosine as the collection is narrower than usual")
    func excess() {
        #expect(CorpusNearness(inside: 0.50, outside: 0.2, sampled: 48).excess == 0)
        #expect(CorpusNearness(inside: 0.56, outside: 0.2, sampled: 48).excess > 0.05)
        #expect(CorpusNearness(inside: 0.95, outside: 0.2, sampled: 48).excess == 0.12)
        #expect(CorpusNearness(inside: 0.2, outside: 0.1, sampled: 48).excess == -0.06)
    }
}
