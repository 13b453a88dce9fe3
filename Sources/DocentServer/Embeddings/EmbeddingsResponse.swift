import Docent
import FoundationEssentials

/// The answer to `POST /v1/embeddings`.
struct EmbeddingsResponse: Encodable {
    struct Item: Encodable {
        let object = "embedding"
        let index: Int
        let embedding: Numbers
    }

    /// A vector as JSON's numbers, or as the bytes of its floats, little-endian, in base64.
    enum Numbers: Encodable {
        case floats([Float])
        case base64(String)

        init(_ vector: ArraySlice<Float>, as encoding: EmbeddingsRequest.Encoding) {
            switch encoding {
            case .float: self = .floats(Array(vector))
            case .base64:
                let bytes = vector.flatMap { value in
                    withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) }
                }
                self = .base64(Data(bytes).base64EncodedString())
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .floats(let values): try container.encode(values)
            case .base64(let text): try container.encode(text)
            }
        }
    }

    struct Usage: Encodable {
        let tokens: Int

        private enum CodingKeys: String, CodingKey {
            case prompt = "prompt_tokens"
            case total = "total_tokens"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(tokens, forKey: .prompt)
            try container.encode(tokens, forKey: .total)
        }
    }

    /// A text that the model saw the beginning of.
    struct Cut: Encodable {
        let index: Int
        let tokens: Int
        let read: Int
    }

    let object = "list"
    let data: [Item]
    let model: String
    let usage: Usage
    /// The texts that are longer than the model's window, which OpenAI's API would refuse.
    @OmittedIfEmpty private(set) var cut: [Cut]

    init(_ embedded: EmbeddedTexts, as encoding: EmbeddingsRequest.Encoding) {
        data = embedded.tokens.indices.map {
            Item(index: $0, embedding: Numbers(embedded.vectors[$0], as: encoding))
        }
        model = embedded.model
        usage = Usage(tokens: embedded.tokens.reduce(0) { $0 + min($1, embedded.window) })
        cut = embedded.tokens.enumerated().filter { $0.element > embedded.window }
            .map { Cut(index: $0.offset, tokens: $0.element, read: embedded.window) }
    }
}
