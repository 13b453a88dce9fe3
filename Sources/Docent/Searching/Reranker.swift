package import Embeddings
import Indexes

/// Reorders the best passages by reading each of them together with the question.
///
/// The two orders are blended, so that a passage which holds the very words of the question is not buried by a model
/// that does not know them.
package struct Reranker: Sendable {
    /// The model's name or folder, as it was given.
    package let name: String
    private let encoder: CrossEncoder

    /// How many passages are read: the others keep their places below.
    static let depth = 30
    /// The model's part of the blend; the fused score has the rest.
    static let share = 0.5

    /// Opens a model for sequence classification.
    ///
    /// - Parameter model: the name of an installed model, or a folder, which holds a slash.
    /// - Throws: `EmbeddingsError`.
    package init(_ model: String, store: ModelStore = ModelStore()) throws {
        name = model
        encoder = try CrossEncoder(folder: try store.resolve(model))
    }

    /// The evidence with its head reordered; its scores stay within what the head's were.
    ///
    /// - Parameter texts: the words of the head's chunks; a chunk without keeps its fused score alone.
    func reordered(_ evidence: [RankedCandidate], question: String, texts: [ChunkID: String])
        -> [RankedCandidate]
    {
        let head = Array(evidence.prefix(Self.depth))
        guard let best = head.first?.score, let last = head.last?.score, head.count > 1 else {
            return evidence
        }
        let logits = encoder.scores(
            question: question, passages: head.map { texts[$0.candidate.chunk] ?? "" }
        ).map(Double.init)
        let read = Self.scaled(logits), fused = Self.scaled(head.map(\.score))
        let places = Self.places(logits)
        let blended = head.indices.map { at in
            let blend = Self.share * read[at] + (1 - Self.share) * fused[at]
            let note = "read with the question: number \(places[at]) of \(head.count)"
            return RankedCandidate(
                candidate: head[at].candidate, score: last + blend * (best - last),
                notes: head[at].notes + [note])
        }
        return blended.sorted { $0.score > $1.score } + evidence.dropFirst(Self.depth)
    }

    /// How much of a question is read, and how much there is, in tokens; nil when all of it is.
    func cut(of question: String) -> (read: Int, count: Int)? { encoder.cut(of: question) }

    /// From 0 for the least to 1 for the greatest; all 0 when they are equal.
    private static func scaled(_ values: [Double]) -> [Double] {
        guard let least = values.min(), let most = values.max(), most > least else {
            return values.map { _ in 0 }
        }
        return values.map { ($0 - least) / (most - least) }
    }

    /// The position of each value among all, from 1 for the greatest.
    private static func places(_ values: [Double]) -> [Int] {
        var places = values.map { _ in 0 }
        for (place, at) in values.indices.sorted(by: { values[$0] > values[$1] }).enumerated() {
            places[at] = place + 1
        }
        return places
    }
}
