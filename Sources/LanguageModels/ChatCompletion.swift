/// A whole reply.
package struct ChatCompletion: Sendable, Hashable {
    /// The text of the reply.
    package let text: String
    /// Why the model stopped.
    package let reason: FinishReason
    /// The tokens as the server counted them, nil when it did not say.
    package let usage: TokenUsage?

    /// A reply of `text` that ended for `reason`.
    package init(text: String, reason: FinishReason, usage: TokenUsage?) {
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
    package func completion() async throws -> ChatCompletion {
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
