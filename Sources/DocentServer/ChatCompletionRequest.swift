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
        var collections: [String]?
        var paths: [String]?
        var strict: Bool?
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

    /// The question: the person's last turn, the earlier ones as its history.
    func question() throws -> Question {
        let turns = messages.filter { $0.role == "user" }.map(\.content)
        guard let last = turns.last, !last.allSatisfy(\.isWhitespace) else {
            throw Failure.invalid("the last message of the user holds no question", "messages")
        }
        return Question(
            last, history: turns.dropLast().suffix(20).map { String($0) },
            filter: SearchFilter(collections: docent?.collections ?? [], paths: docent?.paths ?? []),
            isStrict: docent?.strict ?? false)
    }
}
