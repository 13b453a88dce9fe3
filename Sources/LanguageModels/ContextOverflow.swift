import FoundationEssentials

/// What a server says of a prompt that its model has no room for.
struct ContextOverflow: Equatable {
    /// The tokens of the prompt, by the server's count.
    let tokens: Int?
    /// The tokens that prompt and reply may have together.
    let window: Int?

    /// Reads the body of an error; nil for any other error.
    ///
    /// llama.cpp gives the type `exceed_context_size_error` and both figures as fields. OpenAI gives the code
    /// `context_length_exceeded`, and like the servers that copy its words says both figures in the message: "maximum
    /// context length is 4097 tokens. However, your messages resulted in 4113 tokens".
    init?(_ body: [UInt8]) {
        guard let form = try? JSONDecoder.wire.decode(Form.self, from: Data(body)) else { return nil }
        let details = form.error?.first ?? Details(message: form.error?.second ?? form.message)
        let message = details.message ?? ""
        let words = message.firstRange(of: "maximum context length is ")
        // A limit for the reply that is too large is another matter: the prompt may fit.
        guard !message.contains("is too large") else { return nil }
        guard details.isOverflow || words != nil else { return nil }
        let figures = words.map { Self.figures(in: message[$0.upperBound...]) } ?? []
        tokens = ContextLength.told(details.nPromptTokens ?? figures.dropFirst().first)
        window = ContextLength.told(details.nCtx ?? figures.first)
    }

    private static func figures(in text: Substring) -> [Int] {
        text.split { !("0"..."9").contains($0) }.map { Int($0) ?? .max }
    }

    private struct Form: Decodable {
        var error: OneOf<Details, String>?
        var message: String?
    }

    private struct Details: Decodable {
        var message: String?
        var type: String?
        var code: OneOf<String, Int>?
        var nPromptTokens: Int?
        var nCtx: Int?

        var isOverflow: Bool {
            type == "exceed_context_size_error" || code?.first == "context_length_exceeded"
        }
    }
}
