import Dispatch
import Synchronization

/// Runs work that blocks on threads of its own, so that the few threads of Swift's cooperative pool stay free.
enum BlockingWork {
    private static let queue = DispatchQueue(label: "docent.blocking", attributes: .concurrent)

    /// Runs the work off the cooperative pool and waits for it without holding a thread of that pool.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(with: Result { try work() })
            }
        }
    }

    /// Begins the work; what is returned waits for its end, for threads that may block, and gives the same each time.
    static func begin<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) -> @Sendable () throws -> Value {
        let pending = Pending<Value>()
        queue.async(group: pending.group) {
            let result = Result { try work() }
            pending.result.withLock { $0 = result }
        }
        return { try pending.value() }
    }

    /// A value that is being made.
    private final class Pending<Value: Sendable>: Sendable {
        let group = DispatchGroup()
        let result = Mutex<Result<Value, any Error>?>(nil)

        func value() throws -> Value {
            group.wait()
            guard let result = result.withLock({ $0 }) else {
                preconditionFailure("work that has ended has a result")
            }
            return try result.get()
        }
    }
}
