import Synchronization

/// Tells work on a thread of its own that the task which waits for it was cancelled.
final class Interruption: Sendable {
    private let isSet = Atomic(false)

    /// Runs what waits for such work; a cancelled task ends the work at its next ``check()``.
    static func watching<Value>(
        _ body: (Interruption) async throws -> Value
    ) async throws -> Value {
        let interruption = Interruption()
        return try await withTaskCancellationHandler {
            try await body(interruption)
        } onCancel: {
            interruption.isSet.store(true, ordering: .relaxed)
        }
    }

    /// - Throws: `CancellationError` once nobody waits any more.
    func check() throws {
        if isSet.load(ordering: .relaxed) { throw CancellationError() }
    }
}
