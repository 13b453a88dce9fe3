import Embeddings

/// Counts tokens for budgets and receipts: in the embedding model's, which are close to those of language models.
enum TokenCount {
    /// About how many tokens stand around a passage in a prompt: its number, document, address and fence.
    static let frame = 40

    static func of(_ text: String, _ embedder: (any Embedder)?) -> Int {
        embedder.map { $0.tokenCount(text) - 2 } ?? text.utf8.count / 4 + 1
    }
}
