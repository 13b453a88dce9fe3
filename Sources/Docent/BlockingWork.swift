import Dispatch

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
}
