import Dispatch
import Embeddings
import Synchronization

/// Work that another thread does meanwhile, if one is free before its result is asked for; else whoever asks does it.
///
/// A search must not take longer for having given work away where all threads are busy.
final class BackgroundWork<Value: Sendable>: Sendable {
    private let work: @Sendable () -> Value
    private let isTaken = Atomic(false)
    private let end = DispatchSemaphore(value: 0)
    private let value = Mutex<Value?>(nil)

    /// Begins the work.
    init(_ work: @escaping @Sendable () -> Value) {
        self.work = work
        guard Threads.all > 1 else { return }
        sideQueue.async { [self] in
            guard take() else { return }
            let made = work()
            value.withLock { $0 = made }
            end.signal()
        }
    }

    /// The result; to be asked for once.
    func result() -> Value {
        if take() { return work() }
        end.wait()
        guard let made = value.withLock({ $0 }) else {
            preconditionFailure("work that has ended has a result")
        }
        return made
    }

    private func take() -> Bool {
        isTaken.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged
    }
}

private let sideQueue = DispatchQueue(label: "docent.searching", attributes: .concurrent)
