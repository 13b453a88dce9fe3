package import Docent
import Hummingbird

/// What turns texts into vectors: ``Assistant``, or a stand-in in a test.
package protocol TextEmbedding: Sendable {
    /// The vectors of texts.
    func embed(_ texts: [String]) async throws -> EmbeddedTexts
}

extension Assistant: TextEmbedding {}

extension Routes {
    /// `POST /v1/embeddings` as OpenAI has it, by the model that the index was made with; it counts as an answer.
    func embed(_ request: Request, _ scope: RequestScope) async throws -> Response {
        let body = try await request.value(EmbeddingsRequest.self, limit: limits.bodyBytes)
        try body.check(limits)
        guard let embedder = answering as? any TextEmbedding else { throw Failure.notFound }
        let embedded = try await answers.withPlace(for: scope.channel) {
            try await embedder.embed(body.input.texts)
        }
        if let asked = body.dimensions, asked != embedded.vectors.dimension {
            throw Failure.invalid(
                "\(embedded.model) has \(embedded.vectors.dimension) dimensions", "dimensions")
        }
        return Response.json(EmbeddingsResponse(embedded, as: body.encoding ?? .float))
    }
}
