import Synchronization

/// The answers that are being made: how many may be, and how they end when the server stops.
final class AnswersUnderWay: Sendable {
    private struct State {
        var next = 0
        var running: [Int: Running] = [:]
        var isStopping = false
    }

    private struct Running {
        let cancel: @Sendable () -> Void
        let begun = ContinuousClock.now
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) { self.limit = limit }

    /// Whether the server is about to stop.
    var isStopping: Bool { state.withLock { $0.isStopping } }

    /// How many answers are being made.
    var count: Int { state.withLock { $0.running.count } }

    /// Takes a place for an answer that `cancel` ends; give it back with ``end(_:)``.
    func begin(cancel: @escaping @Sendable () -> Void) throws -> Int {
        try state.withLock { state in
            if state.isStopping { throw Failure.stopping }
            if state.running.count >= limit { throw Failure.busy(for: Self.age(of: state)) }
            state.next += 1
            state.running[state.next] = Running(cancel: cancel)
            return state.next
        }
    }

    /// Gives a place back.
    func end(_ place: Int) { state.withLock { $0.running[place] = nil } }

    /// For how long the oldest answer has been made: about as long as a place takes to become free.
    private static func age(of state: State) -> Duration {
        state.running.values.map(\.begun).min().map { .now - $0 } ?? .zero
    }

    /// Lets no new answer begin.
    func stop() { state.withLock { $0.isStopping = true } }

    /// Ends the answers that are being made.
    func cancelAll() {
        for running in state.withLock({ Array($0.running.values) }) { running.cancel() }
    }
}
