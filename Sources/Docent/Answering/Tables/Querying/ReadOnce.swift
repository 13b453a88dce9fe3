import Synchronization

/// A value that is made when it is first asked for, and then kept.
final class ReadOnce<Value: Sendable>: Sendable {
    private let kept = Mutex<Value?>(nil)

    /// - Parameter make: makes the value; it must not ask for it.
    func callAsFunction(_ make: () -> Value) -> Value {
        kept.withLock { kept in
            let value = kept ?? make()
            kept = value
            return value
        }
    }
}
