import Synchronization

/// Asks a server what it tells of itself and its models.
///
/// After a failure nothing is asked for a while: a server that hangs would make each question wait for it anew. Where nobody
/// is there yet, that is known at once, and asked again each time.
final class ServerLookup: Sendable {
    private let transport: Transport
    private let pause: Duration
    private let rest = Mutex<ContinuousClock.Instant?>(nil)

    /// - Parameter pause: how long nothing is asked after a failure.
    init(by transport: Transport, pause: Duration = .seconds(60)) {
        self.transport = transport
        self.pause = pause
    }

    /// What the reply says; nil when there was none that says it, now or a short while ago.
    func fetch<Value>(_ call: Call, _ read: ([UInt8]) -> Value?) async -> Value? {
        if let end = rest.withLock(\.self), .now < end { return nil }
        do {
            if let value = read(try await transport.fetch(call)) { return value }
        } catch LanguageModelsError.unreachable {
            return nil
        } catch {}
        rest.withLock { $0 = .now + pause }
        return nil
    }
}
