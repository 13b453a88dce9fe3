import Documents
import Embeddings

/// Cuts documents into passages that the embedding model can take in whole.
struct PassageCutter: Sendable {
    private let chunker: Chunker

    /// Sizes passages in the model's own tokens, or in estimated ones without a model.
    ///
    /// Two tokens of a model's window are its own marks.
    init(embedder: (any Embedder)?) {
        let maximum = min(Self.maximum, (embedder?.window ?? .max) - 2)
        chunker = Chunker(target: maximum, maximum: maximum) { piece in
            guard let embedder else { return Self.estimate(piece) }
            return embedder.tokenCount(String(piece)) - 2
        }
    }

    /// The passages of a document; its title stands above their headings, since it says what they speak of.
    func chunks(of document: Document) -> [Chunk] {
        let title = chunker.title(of: document)
        return chunker.chunks(of: document).map { $0.below(title: title) }
    }

    /// What the default model takes in; longer passages of models that take in more were not measured.
    private static let maximum = 254

    /// English text has about four and a half bytes to a token of this kind.
    private static func estimate(_ piece: Substring) -> Int {
        piece.utf8.count / 4 + 1
    }
}

extension Chunk {
    /// The same chunk with the document's title as its outermost heading, unless that heading says the same.
    func below(title: String) -> Chunk {
        guard !title.isEmpty, headings.first != title else { return self }
        return Chunk(
            ordinal: ordinal, text: text, headings: [title] + headings, context: context, layer: layer,
            locator: locator)
    }
}
