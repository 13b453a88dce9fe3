import Synchronization

/// Ends an operation that waits for a server longer than it may.
///
/// The operation says what it waits for and when it stops waiting; time that the reader of a stream takes does not
/// count against the server.
final class Watchdog: Sendable {
    private struct Wait {
        let stage: LanguageModelsError.Stage
        let limit: Duration
        let end: ContinuousClock.Instant
    }

    private let host: String
    private let deadlines: LanguageModelConfiguration.Deadlines
    private let last: ContinuousClock.Instant
    private let wait = Mutex<Wait?>(nil)

    /// A watchdog whose total time begins now.
    init(host: String, deadlines: LanguageModelConfiguration.Deadlines) {
        self.host = host
        self.deadlines = deadlines
        last = .now + deadlines.total
    }

    /// The time left of the whole.
    var remaining: Duration { max(.zero, last - .now) }

    /// The server is expected to act within `limit`, else the limit of `stage`, from now on.
    func expect(_ stage: LanguageModelsError.Stage, within limit: Duration? = nil) {
        let limit = limit ?? self.limit(of: stage)
        wait.withLock { $0 = Wait(stage: stage, limit: limit, end: .now + limit) }
    }

    /// Nothing is expected of the server for now.
    func rest() { wait.withLock { $0 = nil } }

    /// Runs `operation`, cancelling it when time is up.
    ///
    /// - Throws: what `operation` throws, or ``LanguageModelsError/timedOut(host:stage:seconds:)``.
    func guarding<Value: Sendable>(
        _ operation: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await operation() }
            group.addTask { throw try await self.timeout() }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }

    private func timeout() async throws -> LanguageModelsError {
        while true {
            let now = ContinuousClock.now
            if now >= last { return error(.total, deadlines.total) }
            let wait = wait.withLock { $0 }
            if let wait, now >= wait.end { return error(wait.stage, wait.limit) }
            try await Task.sleep(for: min(tick, last - now, wait.map { $0.end - now } ?? tick))
        }
    }

    private var tick: Duration { max(.milliseconds(5), min(.milliseconds(250), deadlines.idle / 8)) }

    private func limit(of stage: LanguageModelsError.Stage) -> Duration {
        switch stage {
        case .connect: deadlines.connect
        case .firstByte: deadlines.firstByte
        case .idle: deadlines.idle
        case .total: deadlines.total
        }
    }

    private func error(_ stage: LanguageModelsError.Stage, _ limit: Duration) -> LanguageModelsError {
        .timedOut(host: host, stage: stage, seconds: limit / .seconds(1))
    }
}
