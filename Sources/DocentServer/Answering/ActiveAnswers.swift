import NIOCore
import Synchronization

/// The answers that are being made: how many may be, and how they end when their client leaves or the server stops.
final class ActiveAnswers: Sendable {
    private struct State {
        var next = 0
        var running: [Int: Running] = [:]
        var isStopping = false
    }

    private struct Running {
        let client: ObjectIdentifier?
        let begun = ContinuousClock.now
        /// Why it is to end, once it is to.
        var end: (any Error)?
        /// Whether that is because it took too long.
        var isLate = false
        var cancel: (@Sendable (any Error) -> Void)?
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) { self.limit = limit }

    /// Whether the server is about to stop.
    var isStopping: Bool { state.withLock { $0.isStopping } }

    /// How many answers are being made.
    var count: Int { state.withLock { $0.running.count } }

    /// Takes a place for an answer; give it back with ``end(_:)``.
    ///
    /// - Parameter client: the connection that the answer is for, nil when there is none.
    /// - Throws: ``Failure`` when there are too many already, or the server is stopping.
    func begin(for client: (any Channel)?) throws -> Int {
        try state.withLock { state in
            if state.isStopping { throw Failure.stopping }
            if state.running.count >= limit { throw Failure.busy(for: Self.age(of: state)) }
            state.next += 1
            var running = Running(client: client.map(ObjectIdentifier.init))
            // A client that has left already will not be heard of again.
            if client?.isActive == false { running.end = CancellationError() }
            state.running[state.next] = running
            return state.next
        }
    }

    /// Says how the answer of a place is ended early: when its client leaves, or the server stops; at once when that has
    /// happened.
    func onEarlyEnd(of place: Int, _ cancel: @escaping @Sendable (any Error) -> Void) {
        let end = state.withLock { state in
            state.running[place]?.cancel = cancel
            return state.running[place]?.end
        }
        if let end { cancel(end) }
    }

    /// Gives a place back; nothing is remembered of it.
    func end(_ place: Int) { state.withLock { $0.running[place] = nil } }

    /// Ends the answers of a client whose connection is closed.
    func endAll(of client: any Channel) {
        let client = ObjectIdentifier(client)
        end(with: CancellationError()) { $0.client == client }
    }

    /// Lets no new answer begin.
    func stop() { state.withLock { $0.isStopping = true } }

    /// Ends the answers that are being made.
    func cancelAll() { end(with: Failure.stopping) { _ in true } }

    /// Does what costs as much as an answer in a place of its own; it ends with its client, the server, the task that
    /// waits for it, or the time that it may take.
    ///
    /// - Parameter time: how long it may take; nil for as long as it does.
    /// - Throws: ``Failure/late`` after that time, and what ``begin(for:)`` and the work throw.
    func withPlace<Value: Sendable>(
        for client: (any Channel)?, within time: Duration? = nil,
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let place = try begin(for: client)
        defer { end(place) }
        let task = Task { try await work() }
        onEarlyEnd(of: place) { _ in task.cancel() }
        let clock = time.map { time in
            Task {
                try await Task.sleep(for: time)
                endLate(place)
            }
        }
        defer { clock?.cancel() }
        return try await withTaskCancellationHandler {
            do {
                return try await task.value
            } catch is CancellationError where isLate(place) {
                throw Failure.late
            }
        } onCancel: {
            task.cancel()
        }
    }

    private func endLate(_ place: Int) {
        let cancel = state.withLock { state in
            state.running[place]?.isLate = true
            return state.running[place]?.cancel
        }
        cancel?(Failure.late)
    }

    private func isLate(_ place: Int) -> Bool { state.withLock { $0.running[place]?.isLate == true } }

    private func end(with error: any Error, where isMeant: (Running) -> Bool) {
        let actions = state.withLock { state in
            state.running.filter { isMeant($0.value) }.map { place, running in
                state.running[place]?.end = running.end ?? error
                return running.cancel
            }
        }
        for action in actions { action?(error) }
    }

    /// For how long the oldest answer has been made: about as long as a place takes to become free.
    private static func age(of state: State) -> Duration {
        state.running.values.map(\.begun).min().map { .now - $0 } ?? .zero
    }
}
