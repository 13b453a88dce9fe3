import Synchronization

/// Asks a server what it tells of itself and its models.
///
/// After a failure nothing is asked for a while: a server that hangs would make each question wait for it anew.
final class ServerLookup: Sendable {
    private let transport: Transport
    private let failure = Mutex<ContinuousClock.Instant?>(nil)

    /// How long nothing is asked after a failure; a server that was started meanwhile is found then.
    private static let pause: Duration = .seconds(60)

    init(by transport: Transport) { self.transport = transport }

    /// The body of the reply; nil when there was none, now or a short while ago.
    func fetch(_ call: Call) async -> [UInt8]? {
        let last = failure.withLock { $0 }
        if let last, ContinuousClock.now - last <= Self.pause { return nil }
        let body = try? await transport.fetch(call)
        if body == nil { failure.withLock { $0 = .now } }
        return body
    }
}
