import Dispatch
import Synchronization

/// Threads on which searches read, one for each connection that reads.
///
/// A connection's own way from a task and back changes threads four times, and a search reads several times; on a thread
/// that may wait, the connection is taken at once and used there.
final class ReadingThreads: Sendable {
    private let queues: [DispatchQueue]
    /// How many reads each thread has before it.
    private let pending: Mutex<[Int]>

    /// Makes room for so many reads at once.
    init(count: Int) {
        queues = (0..<count).map { DispatchQueue(label: "docent.reading.\($0)") }
        pending = Mutex([Int](repeating: 0, count: count))
    }

    /// Runs the work on the thread that has least before it, and waits for it without holding a thread of Swift's tasks.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try Task.checkCancellation()
        let place = take()
        return try await withCheckedThrowingContinuation { continuation in
            queues[place].async {
                let result = Result { try work() }
                self.pending.withLock { $0[place] -= 1 }
                continuation.resume(with: result)
            }
        }
    }

    private func take() -> Int {
        pending.withLock { pending in
            let place = pending.indices.min { pending[$0] < pending[$1] } ?? 0
            pending[place] += 1
            return place
        }
    }
}
