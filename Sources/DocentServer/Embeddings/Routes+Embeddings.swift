import Docent
import Hummingbird

extension Routes {
    /// `POST /v1/embeddings` as OpenAI has it, by the model that the index was made with; it counts as an answer.
    func embed(_ request: Request, _ scope: RequestScope) async throws -> Response {
        let body = try await request.value(EmbeddingsRequest.self, limit: limits.bodyBytes)
        try body.check(limits)
        let embedded = try await answers.withPlace(for: scope.channel) {
            try await assistant.embed(body.input.texts)
        }
        if let asked = body.dimensions, asked != embedded.vectors.dimension {
            throw Failure.invalid(
                "\(embedded.model) has \(embedded.vectors.dimension) dimensions", "dimensions")
        }
        return Response.json(EmbeddingsResponse(embedded, as: body.encoding ?? .float))
    }
}
