import Documents
import Embeddings
import Testing

@testable import Docent

/// Sees so many tokens, a word each.
private struct NarrowEmbedder: Embedder {
    let space = EmbeddingSpace(dimension: 2, fingerprint: "narrow")
    let window: Int

    func tokenCount(_ text: String) -> Int { text.split { $0.isWhitespace }.count + 2 }

    func embed(_ texts: [String], as role: TextRole) throws(EmbeddingsError) -> EmbeddingMatrix {
        EmbeddingMatrix(dimension: 2, values: texts.flatMap { _ in [1, 0] })
    }
}

struct PassageCutterTests {
    @Test(arguments: [64, 128, 512])
    func `passages were as long as the default model's window, and models that see less lost their ends`(
        window: Int
    ) throws {
        var builder = DocumentBuilder(format: Format(rawValue: "text"))
        for number in 1...40 {
            builder.append(.paragraph, "Paragraph \(number) says in nine words what it says.")
        }
        let embedder = NarrowEmbedder(window: window)
        let chunks = PassageCutter(embedder: embedder).chunks(of: builder.build(fallbackTitle: "Long"))
        #expect(chunks.count > 1)
        for chunk in chunks { #expect(embedder.tokenCount(chunk.embeddedText) <= min(window, 256)) }
    }
}
