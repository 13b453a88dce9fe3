/// A whole reply.
public struct ChatCompletion: Sendable, Hashable {
    /// The text of the reply.
    public let text: String
    /// Why the model stopped.
    public let reason: FinishReason
    /// The tokens as the server counted them, nil when it did not say.
    public let usage: Usage?

    /// A reply of `text` that ended for `reason`.
    public init(text: String, reason: FinishReason, usage: Usage?) {
        self.text = text
        self.reason = reason
        self.usage = usage
    }
}

extension ChatStream {
    /// Reads the stream to its end.
    ///
    /// - Throws: what the stream throws, and ``LanguageModelsError/incomplete(host:reason:)`` when it ends
    ///   without saying that it is finished.
    public func completion() async throws -> ChatCompletion {
        var text = ""
        for try await event in self {
            switch event {
            case .text(let piece): text += piece
            case .finished(let reason, let usage):
                return ChatCompletion(text: text, reason: reason, usage: usage)
            }
        }
        throw LanguageModelsError.incomplete(host: "", reason: "the stream ended without a last event")
    }
}
