import Synchronization

/// A worker that was started before the program knew of a file, and is taken by the first pool.
///
/// To copy a process that has just begun takes a tenth of what a program takes to start, and that goes on beside what the
/// program does itself meanwhile.
package enum EarlyWorker {
    private static let worker = Mutex<WorkerProcess?>(nil)

    /// Starts it, in a process that has no other threads yet; where that fails, pools start their workers as they do else.
    package static func start() {
        let started = try? WorkerProcess.copy()
        worker.withLock { $0 = started }
    }

    /// Hands it over, once.
    static func take() -> WorkerProcess? {
        worker.withLock { worker in
            defer { worker = nil }
            return worker
        }
    }
}
