/// Something that answers a conversation: a model behind an HTTP endpoint, or a scripted one in a test.
public protocol LanguageModel: Sendable {
    /// What the model is called by its server, for example `gpt-4o-mini`; shown with each answer.
    var name: String { get }

    /// The number of tokens that prompt and reply may have together, or nil when nobody knows.
    ///
    /// A configured value wins; else it may be asked for over the network, once, and never fails.
    func contextLength() async -> Int?

    /// Starts a reply.
    ///
    /// Returns when the server has accepted the request, after at most two retries. No request is repeated
    /// once the stream was returned.
    ///
    /// - Throws: ``LanguageModelsError``, or `CancellationError`.
    func reply(to request: ChatRequest) async throws -> ChatStream
}

extension LanguageModel {
    /// Reads a reply to its end.
    ///
    /// - Throws: ``LanguageModelsError``; a reply that breaks off is an error, never a short success.
    package func completion(of request: ChatRequest) async throws -> ChatCompletion {
        let completion = try await reply(to: request).completion()
        if let error = LanguageModelsError(silence: completion.text, name, completion.reason) { throw error }
        return completion
    }
}
