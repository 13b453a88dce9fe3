/// What one client may cost.
package struct ServerLimits: Sendable {
    /// Bytes of a request's head.
    package var headBytes = 16 << 10
    /// Fields in a request's head.
    package var headFields = 100
    /// Bytes of a request's body.
    package var bodyBytes = 1 << 20
    /// Bytes of a question; people paste whole mails.
    package var questionBytes = 16 << 10
    /// Bytes that are read of each earlier turn of a conversation.
    package var turnBytes = 4 << 10
    /// Passages of one search.
    package var hits = 100
    /// Texts that are embedded by one request, as many as OpenAI takes.
    package var texts = 2_048
    /// From the connection to the end of the first request's head.
    package var headTime: Duration = .seconds(10)
    /// From the head to the end of the body.
    package var bodyTime: Duration = .seconds(30)
    /// Between two requests on a connection.
    package var idleTime: Duration = .seconds(60)
    /// For a client that does not read what is written to it.
    package var stalledTime: Duration = .seconds(30)
    /// Bytes of a refused request that are still read, so that the client sees why.
    package var lingerBytes = 16 << 20
    /// For a client to send the rest of a refused request.
    package var lingerTime: Duration = .seconds(5)
    /// For answers under way when the server is told to stop.
    package var drainTime: Duration = .seconds(10)
    /// For a search, for words that are looked up, and for a list of documents.
    package var searchTime: Duration = .seconds(30)
    /// Answers and searches at once; more are turned away.
    package var answers = 64
    /// Connections at once.
    package var connections = 16_384

    /// The usual limits.
    package init() {}
}
