import Synchronization

/// A queue of events between one writer and one reader; the writer waits while it is full.
package final class EventBuffer<Event: Sendable>: Sendable {
    private typealias Waiter = CheckedContinuation<Void, Never>

    private struct State {
        var events: [Event] = []
        var end: Result<Void, any Error>?
        var reader: Waiter?
        var writer: Waiter?
    }

    private enum Attempt {
        case done(Event?, wake: Waiter?)
        case mustWait
    }

    private let limit: Int
    private let state = Mutex(State())

    /// A queue that holds at most `limit` events.
    package init(limit: Int) { self.limit = limit }

    /// Adds an event, waiting while `limit` events are unread; throws once the queue has ended.
    package func send(_ event: Event) async throws {
        while case .mustWait = try add(event) {
            await withTaskCancellationHandler {
                await withCheckedContinuation { parkWriter($0) }
            } onCancel: {
                finish(throwing: CancellationError())
            }
        }
    }

    /// Takes the oldest event, waiting for one; nil at a good end, throws at a bad one.
    package func next() async throws -> Event? {
        while true {
            if case .done(let event, let writer) = try take() {
                writer?.resume()
                return event
            }
            await withCheckedContinuation { parkReader($0) }
        }
    }

    /// Ends the queue; what is in it can still be read, unless the end is a cancellation.
    package func finish(throwing error: (any Error)?) {
        let waiting: [Waiter?] = state.withLock { state in
            guard state.end == nil else { return [] }
            state.end = error.map { .failure($0) } ?? .success(())
            if error is CancellationError { state.events = [] }
            defer { (state.reader, state.writer) = (nil, nil) }
            return [state.reader, state.writer]
        }
        for waiter in waiting { waiter?.resume() }
    }

    private func add(_ event: Event) throws -> Attempt {
        let attempt: Attempt = try state.withLock { state in
            guard state.end == nil else { throw CancellationError() }
            guard state.events.count < limit else { return .mustWait }
            state.events.append(event)
            defer { state.reader = nil }
            return .done(nil, wake: state.reader)
        }
        if case .done(_, let reader) = attempt { reader?.resume() }
        return attempt
    }

    private func take() throws -> Attempt {
        try state.withLock { state in
            guard state.events.isEmpty else {
                defer { state.writer = nil }
                return .done(state.events.removeFirst(), wake: state.writer)
            }
            guard let end = state.end else { return .mustWait }
            try end.get()
            return .done(nil, wake: nil)
        }
    }

    private func parkWriter(_ waiter: Waiter) {
        let goOn = state.withLock { state in
            if state.end != nil || state.events.count < limit { return true }
            state.writer = waiter
            return false
        }
        if goOn { waiter.resume() }
    }

    private func parkReader(_ waiter: Waiter) {
        let goOn = state.withLock { state in
            if state.end != nil || !state.events.isEmpty { return true }
            state.reader = waiter
            return false
        }
        if goOn { waiter.resume() }
    }
}
