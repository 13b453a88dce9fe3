import Synchronization

/// The answers that are being made: how many may be, and how they end when the server stops.
final class AnswersUnderWay: Sendable {
    private struct State {
        var next = 0
        var cancel: [Int: @Sendable () -> Void] = [:]
        var isStopping = false
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) { self.limit = limit }

    /// Whether the server is about to stop.
    var isStopping: Bool { state.withLock { $0.isStopping } }

    /// How many answers are being made.
    var count: Int { state.withLock { $0.cancel.count } }

    /// Takes a place for an answer that `cancel` ends; give it back with ``end(_:)``.
    func begin(cancel: @escaping @Sendable () -> Void) throws -> Int {
        try state.withLock { state in
            if state.isStopping { throw Failure.stopping }
            if state.cancel.count >= limit { throw Failure.busy }
            state.next += 1
            state.cancel[state.next] = cancel
            return state.next
        }
    }

    /// Gives a place back.
    func end(_ place: Int) { state.withLock { $0.cancel[place] = nil } }

    /// Lets no new answer begin.
    func stop() { state.withLock { $0.isStopping = true } }

    /// Ends the answers that are being made.
    func cancelAll() {
        for cancel in state.withLock({ Array($0.cancel.values) }) { cancel() }
    }
}
