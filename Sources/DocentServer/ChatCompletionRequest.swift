import Docent

/// The body of `POST /v1/chat/completions`; fields that mean nothing here are ignored, as clients expect.
struct ChatCompletionRequest: Decodable {
    /// A turn; the content is a text, or parts of which the texts are read.
    struct Message: Decodable {
        struct Part: Decodable { var text: String? }

        let role: String
        let content: String

        private enum CodingKeys: String, CodingKey { case role, content }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            role = try container.decode(String.self, forKey: .role)
            if let parts = try? container.decode([Part].self, forKey: .content) {
                content = parts.compactMap(\.text).joined(separator: "\n")
            } else {
                content = try container.decodeIfPresent(String.self, forKey: .content) ?? ""
            }
        }
    }

    struct StreamOptions: Decodable {
        var includeUsage: Bool?
        private enum CodingKeys: String, CodingKey { case includeUsage = "include_usage" }
    }

    /// What OpenAI's API has no field for.
    struct Options: Decodable {
        let filter: SearchFilter
        let isStrict: Bool

        private enum CodingKeys: String, CodingKey { case strict }

        init(from decoder: any Decoder) throws {
            filter = try ScopeFields(from: decoder).filter
            isStrict =
                try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(Bool.self, forKey: .strict)
                ?? false
        }
    }

    let messages: [Message]
    var model: String?
    var stream: Bool?
    var streamOptions: StreamOptions?
    var docent: Options?

    private enum CodingKeys: String, CodingKey {
        case messages, model, stream, docent
        case streamOptions = "stream_options"
    }

    /// What the person said, oldest first: the last turn is the question, the earlier ones are its history.
    var turns: [String] { messages.filter { $0.role == "user" }.map(\.content) }
}
