/// The body of `POST /v1/embeddings`; the model is the index's own, whatever name is asked for.
struct EmbeddingsRequest: Decodable {
    /// How the numbers of a vector are written.
    enum Encoding: String, Decodable {
        case float, base64
    }

    /// One text or several; tokens, which OpenAI takes as well, mean nothing to another model.
    struct Input: Decodable {
        let texts: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                texts = [text]
            } else if let several = try? container.decode([String].self) {
                texts = several
            } else {
                throw Failure.invalid("input is a text or a list of texts", "input")
            }
        }
    }

    let input: Input
    var encoding: Encoding?
    var dimensions: Int?

    private enum CodingKeys: String, CodingKey {
        case input, dimensions
        case encoding = "encoding_format"
    }

    /// Refuses what cannot be embedded.
    func check(_ limits: ServerLimits) throws(Failure) {
        guard (1...limits.texts).contains(input.texts.count) else {
            throw .invalid("input must contain 1 to \(limits.texts) texts", "input")
        }
        if let place = input.texts.firstIndex(where: { $0.allSatisfy(\.isWhitespace) }) {
            throw .invalid("a text is empty", "input[\(place)]")
        }
    }
}
