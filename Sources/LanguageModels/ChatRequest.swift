/// What a model is asked: the conversation so far, and bounds on the reply.
public struct ChatRequest: Sendable, Hashable {
    /// The conversation, oldest turn first.
    public var messages: [ChatMessage]
    /// The most tokens that the visible reply may have; nil leaves it to the server.
    public var maxTokens: Int?
    /// Sampling temperature, 0 for the most likely reply; not sent to reasoning models, which refuse it.
    public var temperature: Double?
    /// Texts at which the model stops.
    public var stop: [String]
    /// A seed for sampling, where the server knows one.
    public var seed: Int?

    /// A conversation to continue.
    public init(
        messages: [ChatMessage], maxTokens: Int? = nil, temperature: Double? = 0, stop: [String] = [],
        seed: Int? = nil
    ) {
        self.messages = messages
        self.maxTokens = maxTokens
        self.temperature = temperature
        self.stop = stop
        self.seed = seed
    }
}
