/// A reply that arrives piece by piece, read once.
///
/// The producer waits when 64 events are unread. Dropping the stream and its iterator, or cancelling the task that
/// reads, cancels the producer and with it the request upstream.
public struct ChatStream: AsyncSequence, Sendable {
    /// One step of the reply.
    public typealias Element = ChatEvent

    private let production: Production

    /// A stream whose events `produce` writes; it ends when `produce` returns and fails with what it throws.
    public init(_ produce: @escaping @Sendable (Writer) async throws -> Void) {
        production = Production(produce)
    }

    /// A stream of events that are known already, for scripted models.
    public init(_ events: [ChatEvent]) {
        self.init { writer in
            for event in events { try await writer.send(event) }
        }
    }

    /// An iterator over the events that nobody has read yet.
    public func makeAsyncIterator() -> Iterator { Iterator(production: production) }

    /// Reads a ``ChatStream``.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let production: Production

        /// The next event, nil after the last.
        public mutating func next() async throws -> ChatEvent? {
            try await next(isolation: #isolation)
        }

        /// The next event, nil after the last.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws -> ChatEvent? {
            let production = production
            return try await withTaskCancellationHandler {
                try await production.buffer.next()
            } onCancel: {
                production.cancel()
            }
        }
    }

    /// Writes a ``ChatStream``.
    public struct Writer: Sendable {
        fileprivate let buffer: EventBuffer<ChatEvent>

        /// Adds an event, waiting while the reader is behind.
        ///
        /// - Throws: `CancellationError` when nobody reads any more.
        public func send(_ event: ChatEvent) async throws {
            try await buffer.send(event)
        }
    }
}

/// The task that writes a stream; it lives as long as someone may read.
private final class Production: Sendable {
    let buffer: EventBuffer<ChatEvent>
    private let task: Task<Void, Never>

    init(_ produce: @escaping @Sendable (ChatStream.Writer) async throws -> Void) {
        let buffer = EventBuffer<ChatEvent>(limit: 64)
        self.buffer = buffer
        task = Task {
            do {
                try await produce(ChatStream.Writer(buffer: buffer))
                buffer.finish(throwing: nil)
            } catch {
                buffer.finish(throwing: error)
            }
        }
    }

    deinit { cancel() }

    func cancel() {
        buffer.finish(throwing: CancellationError())
        task.cancel()
    }
}
